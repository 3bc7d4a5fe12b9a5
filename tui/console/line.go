package console

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/screen"
)

func say(level screen.Level, format string, args ...any) screen.Intent {
	return screen.Say{Level: level, Text: fmt.Sprintf(format, args...)}
}

// failed tells what is wrong with what was typed. The text stays in the line.
func failed(err error) screen.Intent {
	text := err.Error()
	if h, ok := err.(interface{ Hint() string }); ok {
		text += " – " + h.Hint()
	}
	return screen.Say{Level: screen.Error, Text: text}
}

// enter does what the line says, or with nothing typed takes up what is selected for correcting.
func (c *Console) enter() (screen.Intent, tea.Cmd) {
	switch c.purpose {
	case correcting:
		return c.correct(), nil
	case asking:
		return c.askQuestion(), nil
	case tallying:
		return c.tallyLine(), nil
	case savingAs:
		return c.saveAs(), nil
	}
	if c.line.Chosen() {
		c.line.Accept()
	}
	c.taken = c.line.Text()
	p := c.line.Parsed()
	switch {
	case strings.TrimSpace(c.line.Text()) == "":
		c.line.Reset()
		return c.editSelected(), nil
	case p.Caption == "" && len(p.Theme) > 0 && p.Quote == "":
		return c.fileByName(p.Theme), nil
	case p.Caption == "":
		return say(screen.Warning, "nothing to put on the wall yet: type an answer, or ## for a #"), nil
	}
	return c.addAnswer(p, p.Theme), nil
}

// addAnswer puts what is typed on the wall, under a theme of that path when there is one.
func (c *Console) addAnswer(p capture.Parsed, path []string) screen.Intent {
	q := c.current()
	if q == nil {
		return say(screen.Warning, "ask a question first: Ctrl+N")
	}
	caption, quote, shortened, err := mindmap.CleanAnswer(p.Caption, p.Quote)
	if err != nil {
		return failed(err)
	}
	theme, drafts, err := mindmap.PlanTheme(c.env.Board(), q, path, c.env.NewID)
	if err != nil {
		return failed(err)
	}
	id := c.env.NewID()
	drafts = append(drafts, mindmap.Draft{ID: id, Op: mindmap.AddAnswer{
		Question: q.ID, Theme: theme, Caption: caption, Quote: quote, Source: mindmap.Room, Tally: p.Tally,
	}})
	c.line.Reset()
	c.last = id
	c.selected = mindmap.ID{}
	done := ""
	if shortened {
		done = "long answer: kept whole as the quote, shortened on the map"
	}
	return screen.Record{Drafts: drafts, Done: done}
}

// editSelected takes what is selected into the line.
func (c *Console) editSelected() screen.Intent {
	if a := c.selectedAnswer(); a != nil {
		return c.take(a)
	}
	s, ok := c.selection()
	switch {
	case !ok:
		return nil
	case s.theme != nil:
		c.purpose, c.target = correcting, s.theme.ID
		c.line.SetText(s.theme.Text)
	case s.unsorted:
		return nil
	default:
		c.purpose, c.target = correcting, c.question
		c.line.SetText(c.current().Text)
	}
	return nil
}

// take takes an answer into the line, to be corrected.
func (c *Console) take(a *mindmap.Answer) screen.Intent {
	if a.Redacted {
		return say(screen.Info, "the words of this answer were taken out for good")
	}
	c.purpose, c.target, c.selected = correcting, a.ID, a.ID
	c.line.SetText(capture.Format(capture.Parsed{Caption: a.Text, Quote: a.Quote, Tally: 1}))
	return nil
}

// correct rewords the target as the line says. An answer may be given a quote, a theme and a tally in the same breath.
func (c *Console) correct() screen.Intent {
	if a := c.env.Live.Answer(c.target); a != nil {
		return c.correctAnswer(a)
	}
	field, before := mindmap.ThemeField, ""
	if t := c.env.Live.Theme(c.target); t != nil {
		before = t.Text
	} else if q := c.env.Live.Question(c.target); q != nil {
		field, before = mindmap.QuestionField, q.Text
	} else {
		c.answerAgain()
		return say(screen.Warning, "what you were correcting is gone; your text is in the line")
	}
	text, err := field.Clean(c.line.Text())
	if err == nil && text == "" {
		err = &mindmap.EmptyError{Field: field}
	}
	if err != nil {
		return failed(err)
	}
	node := c.target
	c.endCorrection()
	if text == before {
		return nil
	}
	return screen.Record{Drafts: []mindmap.Draft{{Op: mindmap.Reword{Node: node, Text: text}}}}
}

func (c *Console) correctAnswer(a *mindmap.Answer) screen.Intent {
	p := c.line.Parsed()
	caption, quote, shortened, err := mindmap.CleanAnswer(p.Caption, p.Quote)
	if err != nil {
		return failed(err)
	}
	var drafts []mindmap.Draft
	if caption != a.Text {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.Reword{Node: a.ID, Text: caption}})
	}
	if quote != a.Quote {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.QuoteAnswer{Answer: a.ID, Text: quote}})
	}
	if p.Tally > 1 {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.TallyAnswer{Answer: a.ID, Delta: p.Tally - 1}})
	}
	if len(p.Theme) > 0 {
		moves, err := c.planFiling([]*mindmap.Answer{a}, p.Theme)
		if err != nil {
			return failed(err)
		}
		drafts = append(drafts, moves...)
	}
	c.endCorrection()
	if len(drafts) == 0 {
		return nil
	}
	done := ""
	if shortened {
		done = "long answer: kept whole as the quote, shortened on the map"
	}
	return screen.Record{Drafts: drafts, Done: done}
}

// endCorrection goes back to answering with an empty line.
func (c *Console) endCorrection() {
	c.answerAgain()
	c.line.Reset()
	if c.shown.Scene != screen.ReadScene { // a read-back goes on where it was
		c.selected = mindmap.ID{}
	}
}

// answerAgain makes the line one for answers. Its text stays.
func (c *Console) answerAgain() {
	c.purpose, c.target = answering, mindmap.ID{}
	if len(c.env.Board().Questions) == 0 {
		c.purpose = asking
	}
}

// askQuestion makes a question of the line.
func (c *Console) askQuestion() screen.Intent {
	text, err := mindmap.QuestionField.Clean(c.line.Text())
	if err == nil && text == "" {
		err = &mindmap.EmptyError{Field: mindmap.QuestionField}
	}
	if err != nil {
		return failed(err)
	}
	id := c.env.NewID()
	c.purpose = answering
	c.pending = id
	c.line.Reset()
	return screen.Record{Drafts: []mindmap.Draft{{ID: id, Op: mindmap.AskQuestion{Text: text}}}, Done: "question asked"}
}

// tallyLine counts as many as the line says. One was counted when + was pressed.
func (c *Console) tallyLine() screen.Intent {
	text := c.line.Text()
	n, err := strconv.Atoi(strings.TrimPrefix(text, "+"))
	if err != nil || n == 0 || n < -mindmap.MaxTally || n > mindmap.MaxTally {
		return say(screen.Warning, "%q is no number of people: type +7, or press Esc", text)
	}
	counted := 1
	if n < 0 {
		counted = -1
	}
	target := c.target
	c.answerAgain()
	c.line.Reset()
	if n == counted {
		return nil
	}
	return screen.Record{Drafts: []mindmap.Draft{{Op: mindmap.TallyAnswer{Answer: target, Delta: n - counted}}}}
}

// startSavingAs asks for another file.
func (c *Console) startSavingAs() screen.Intent {
	c.answerAgain()
	c.purpose = savingAs
	return screen.Say{}
}

// saveAs goes on with the wall in the file that the line names.
func (c *Console) saveAs() screen.Intent {
	path := strings.TrimSpace(c.line.Text())
	if path == "" {
		return say(screen.Warning, "type the name of a file, as day.wall, or press Esc")
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			path = filepath.Join(home, rest)
		}
	}
	if filepath.Ext(path) == "" {
		path += ".wall"
	}
	c.answerAgain()
	c.line.Reset()
	return screen.SaveElsewhere{Path: path}
}

// fileByName files what is marked or selected under the theme of that path; with nothing to file, the theme is made.
func (c *Console) fileByName(path []string) screen.Intent {
	q := c.current()
	if q == nil {
		return say(screen.Warning, "ask a question first: Ctrl+N")
	}
	if s, ok := c.selection(); ok && s.theme != nil && len(c.marks) == 0 {
		return c.nestTheme(s.theme, path)
	}
	var answers []*mindmap.Answer
	if len(c.marks) > 0 || c.selectedAnswer() != nil {
		answers = c.targets()
	}
	drafts, err := c.planFiling(answers, path)
	if err != nil {
		return failed(err)
	}
	c.line.Reset()
	if len(drafts) == 0 {
		return say(screen.Info, "there is a theme “%s” already", strings.Join(path, " / "))
	}
	c.afterFiling(answers)
	return screen.Record{Drafts: drafts, Done: filed(len(answers), strings.Join(path, " / "))}
}

func filed(n int, theme string) string {
	switch n {
	case 0:
		return "new theme “" + theme + "”"
	case 1:
		return "filed under " + theme
	default:
		return strconv.Itoa(n) + " answers filed under " + theme
	}
}

// nestTheme puts a theme under another.
func (c *Console) nestTheme(t *mindmap.Theme, path []string) screen.Intent {
	q := c.current()
	to, drafts, err := mindmap.PlanTheme(c.env.Board(), q, path, c.env.NewID)
	if err != nil {
		return failed(err)
	}
	for up := c.env.Live.Theme(to); up != nil; up = c.env.Live.Theme(up.Parent) {
		if up.ID == t.ID {
			return say(screen.Warning, "a theme cannot hang under itself")
		}
	}
	c.line.Reset()
	drafts = append(drafts, mindmap.PlanMove([]mindmap.ID{t.ID}, q, to)...)
	return screen.Record{Drafts: drafts, Done: fmt.Sprintf("“%s” put under %s", t.Text, strings.Join(path, " / "))}
}

// planFiling drafts the move of answers, and of those merged into them, under the theme of a path.
func (c *Console) planFiling(answers []*mindmap.Answer, path []string) ([]mindmap.Draft, error) {
	q := c.current()
	theme, drafts, err := mindmap.PlanTheme(c.env.Board(), q, path, c.env.NewID)
	if err != nil {
		return nil, err
	}
	return append(drafts, mindmap.PlanMove(wholeGroups(answers), q, theme)...), nil
}

// wholeGroups are the ids of answers and of all that were merged into them.
func wholeGroups(answers []*mindmap.Answer) []mindmap.ID {
	var ids []mindmap.ID
	for _, a := range answers {
		ids = append(ids, a.ID)
		for _, m := range a.Merged {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// afterFiling lets go of the marks, and goes on to the brother of a single answer, so that many are filed quickly one
// after the other.
func (c *Console) afterFiling(answers []*mindmap.Answer) {
	clear(c.marks)
	if len(answers) != 1 || c.selected != answers[0].ID {
		c.selected = mindmap.ID{}
		return
	}
	brothers := c.brothers(answers[0])
	i := slices.Index(brothers, answers[0])
	switch {
	case i >= 0 && i+1 < len(brothers):
		c.selected = brothers[i+1].ID
	case i > 0:
		c.selected = brothers[i-1].ID
	default:
		c.selected = mindmap.ID{}
	}
}

// brothers are the answers that stand in one list with the answer.
func (c *Console) brothers(a *mindmap.Answer) []*mindmap.Answer {
	if t := c.env.Live.Theme(a.Theme); t != nil {
		return t.Answers
	}
	if q := c.env.Live.Question(a.Question); q != nil {
		return q.Unsorted
	}
	return nil
}

func sortByMaking(list []*mindmap.Answer) {
	slices.SortFunc(list, func(a, b *mindmap.Answer) int { return a.Made.Compare(b.Made) })
}
