package console

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// headerRows and footerRows are the rows above and below the map.
const (
	headerRows = 1
	footerRows = 4 // what Enter will do, the line, the state of things, the keys
)

func (c *Console) mapRows() int { return max(c.size.H-headerRows-footerRows, 0) }

// View implements [screen.Screen].
func (c *Console) View(size screen.Size) (string, *tea.Cursor) {
	c.resize(size)
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	if c.present.Mirror.On() {
		return c.viewPresenting()
	}
	if tooSmall(c) {
		return viewSmall(c)
	}
	rows := make([]string, 0, size.H)
	rows = append(rows, header(c))
	rows = append(rows, c.middle()...)
	line, column := c.input()
	rows = append(rows, c.detail(), line, status(c), help(c))
	return strings.Join(rows, "\n"), c.cursor(column, len(rows)-3)
}

func (c *Console) cursor(x, y int) *tea.Cursor {
	cur := tea.NewCursor(min(x, c.size.W-1), y)
	cur.Blink = false // a blinking one would have to be drawn; the terminal's own does what its user likes
	cur.Shape = tea.CursorBar
	return cur
}

// header is the question, its number among all, and the event.
func header(c *Console) string {
	l, b := c.env.Look, c.env.Board()
	q := c.at.current()
	if q == nil {
		return l.Title.Wrap(cells.Truncate(" "+b.Event.Title, c.size.W))
	}
	number := " " + mapview.QuestionNumber(q, len(b.Questions)) + " "
	room := c.size.W - cells.Width(number) - 1
	text := cells.Truncate(q.Text, room)
	title := ""
	if left := room - cells.Width(text) - 3; left >= 12 {
		title = cells.Truncate(b.Event.Title, left)
	}
	gap := cells.Blanks(room - cells.Width(text) - cells.Width(title))
	return l.Prompt.Wrap(number) + l.Title.Wrap(text) + gap + l.Muted.Wrap(title)
}

// middle is the map, with what is offered over its lowest rows; or what to do first.
func (c *Console) middle() []string {
	height := c.mapRows()
	v := c.at.shown()
	var rows []string
	if v == nil || v.Empty() {
		rows = firstSteps(c, height)
	} else {
		rows = v.Rows(c.at.moment())
	}
	if over := c.over(height); len(over) > 0 {
		rows = append(rows[:len(rows)-len(over):len(rows)-len(over)], over...)
	}
	return rows
}

// over is what stands over the lowest rows of the map.
func (c *Console) over(height int) []string {
	if rows := c.stack.top().over(c.size.W, height); rows != nil {
		return rows
	}
	return c.now().over(c.size.W, height)
}

// firstSteps teaches what to press on an empty wall.
func firstSteps(c *Console, height int) []string {
	l := c.env.Look
	steps := []string{
		"Type what is said and press Enter: it is on the wall.",
		"Add  #Theme  behind it to file it,  +3  when three said it,",
		"and  | their own words  for a quote.",
		"↑ corrects the last answer.   ? shows all keys.",
	}
	if c.at.current() == nil {
		steps = []string{"What will you ask the room?", "Type the first question and press Enter."}
	}
	rows := make([]string, height)
	top := max((height-len(steps))/2, 0)
	for i, s := range steps {
		if top+i < height {
			s = cells.Truncate(s, c.size.W-2)
			rows[top+i] = cells.Blanks((c.size.W-cells.Width(s))/2) + l.Muted.Wrap(s)
		}
	}
	return rows
}

// maxOffers is how many themes the completion lists at once.
const maxOffers = 6

// offerRows are the themes that complete what is typed in a line; nil when none are offered.
func offerRows(line *capture.Line, width int, l *look.Look) []string {
	if !line.Completing() {
		return nil
	}
	some, all := line.Offers(maxOffers)
	rows := make([]string, 0, len(some)+1)
	if all > len(some) {
		rows = append(rows, l.Muted.Wrap(cells.Pad(fmt.Sprintf("   %d themes match, ↑↓ for more", all), width)))
	}
	for _, o := range some {
		sign, style := "  ", l.HelpText
		if o.Picked {
			style = l.Title
		}
		if o.Picked && line.Taking() { // what the sign stands at is what Enter takes
			sign = look.SelectedSign + " "
		}
		letter := cells.Pad(o.Letter, 2)
		name := cells.Truncate(strings.Join(o.Path, " / "), width-8)
		pad := cells.Blanks(width - 7 - cells.Width(name))
		rows = append(rows, " "+style.Wrap(sign)+l.Letter(o.Colour).Wrap(letter)+" "+style.Wrap(name)+pad+" ")
	}
	return rows
}

// input is the line with its prompt, and the column of the cursor.
func (c *Console) input() (row string, column int) {
	l := c.env.Look
	prompt := " " + look.PromptSign + " "
	if name := c.now().prompt(); name != "" {
		prompt = " " + name + prompt
	}
	prompt = cells.Truncate(prompt, max(c.size.W-1, 0))
	width := cells.Width(prompt)
	dst := l.Prompt.Append(make([]byte, 0, 256), prompt)
	dst, column = c.line().AppendView(dst, max(c.size.W-width-1, 0), l)
	if q := c.at.current(); c.turned && q != nil && lineEmpty(c) {
		dst = l.Muted.Append(dst, cells.Truncate(q.Text, max(c.size.W-width-1, 0)))
	}
	return string(dst), width + column
}

// detail is one row on what matters most now: what is asked, what was said to the person at the keys, what Enter will
// do, or the whole of what is selected.
func (c *Console) detail() string {
	l, s := c.env.Look, c.env.Status
	width := c.size.W - 2
	text, style := "", l.Muted
	d := c.stack.top().deed()
	tells := d.row != nil && (!c.line().Empty() || c.now() != purpose(c.stack.answers))
	switch a := c.at.answer(); {
	case c.stack.asked() != nil:
		text, style = c.stack.asked().text, l.Warning
		if s.Notice != "" && s.Level == screen.Error {
			text += " · " + s.Notice // asked again, and why
		}
	case s.Notice != "" && (s.Level != screen.Info || !tells || tooSmall(c)):
		text, style = s.Notice, noticeStyle(c)
	case tells: // what was said stands in the row of the state of things
		return " " + string(capture.AppendStyled(nil, d.row(width), l))
	case len(c.at.marks) > 0:
		text = describeMarks(c)
	case a != nil:
		text = describeAnswer(a)
	}
	return " " + style.Wrap(cells.Truncate(text, width))
}

// describeMarks is what can be done with what is marked.
func describeMarks(c *Console) string {
	text := strconv.Itoa(len(c.at.marks)) + " marked · # or Alt+letter files them"
	if into, others := (clustering{c.at}).merging(); len(others) > 0 {
		return text + fmt.Sprintf(" · Ctrl+G merges %d into “%s”", len(others), cells.Truncate(answerText(into), maxNamed))
	}
	return text + " · a click on a theme does too"
}

func noticeStyle(c *Console) look.Style {
	switch c.env.Status.Level {
	case screen.Error:
		return c.env.Look.Error
	case screen.Warning:
		return c.env.Look.Warning
	default:
		return c.env.Look.OK
	}
}

// describeAnswer is the whole of an answer on one row: its words, its other wordings, its quote.
func describeAnswer(a *mindmap.Answer) string {
	text := answerText(a) + answerSigns(a)
	for _, w := range a.Wordings() {
		text += " · also “" + w + "”"
	}
	if a.Quote != "" {
		text += " · “" + a.Quote + "”"
		if a.Publish {
			text += " (may be published)"
		} else {
			text += " (not to be published: Ctrl+O lets it)"
		}
	}
	return text
}

// answerText is the caption, or what stands for one that was taken out for good.
func answerText(a *mindmap.Answer) string { return mapview.AnswerText(a) }

func answerSigns(a *mindmap.Answer) string { return mapview.AnswerSigns(a) }

func say(level screen.Level, format string, args ...any) screen.Intent {
	return screen.Say{Level: level, Text: fmt.Sprintf(format, args...)}
}

// viewPresenting is the room view over the whole window, and over its last rows the line when it has something to say.
func (c *Console) viewPresenting() (string, *tea.Cursor) {
	rows := c.present.Mirror.Rows(c.Shown(), c.size, c.at.fresh)
	if !c.lineWanted() {
		if c.present.Mirror.NoticeStands() {
			rows[len(rows)-1] = c.detail()
		}
		return strings.Join(rows, "\n"), nil
	}
	line, column := c.input()
	over := append(c.over(c.mapRows()), c.detail(), line)
	over = over[max(len(over)-len(rows), 0):]
	rows = append(rows[:len(rows)-len(over)], over...)
	return strings.Join(rows, "\n"), c.cursor(column, len(rows)-1)
}

// lineWanted reports whether the line is worth a row of the room's view.
func (c *Console) lineWanted() bool {
	s := c.env.Status
	return !c.line().Empty() || c.stack.top() != purpose(c.stack.answers) || s.SaveErr != "" || s.Notice != "" && s.Level != screen.Info
}
