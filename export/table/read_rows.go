package table

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// rowReader makes a board of rows; the first is the head.
type rowReader struct {
	*gatherer
	head      map[say.Message]int
	voice     say.Voice
	cells     []string
	questions map[string]*mindmap.Question
	themes    map[themeAt]*mindmap.Theme
	lost      int
}

type themeAt struct {
	under mindmap.ID // of a theme, or of the question
	text  string
}

func newRowReader() *rowReader {
	return &rowReader{gatherer: newGatherer(), questions: map[string]*mindmap.Question{}, themes: map[themeAt]*mindmap.Theme{}}
}

func (r *rowReader) done() (Back, error) {
	if r.lost > 0 {
		r.tell("left out: %s without a question", say.Counted(r.lost, "answer"))
	}
	if len(r.back.Board.Questions)+len(r.back.Board.Aside) == 0 {
		return Back{}, errors.New("there is no question in it")
	}
	return r.back, nil
}

// cell is what a row says in a column; nothing when there is no such column.
func (r *rowReader) cell(what say.Message) string {
	if i, ok := r.head[what]; ok && i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

func (r *rowReader) row(cells []string) {
	if r.head == nil {
		r.head = map[say.Message]int{}
		if v := headVoice(cells); v != nil {
			r.voice = *v
		}
		for _, c := range columns(Options{Private: true, Voice: r.voice}) {
			if i := slices.Index(cells, c.title); i >= 0 {
				r.head[c.what] = i
			}
		}
		_, r.back.Known = r.head[idColumn]
		return
	}
	r.cells = cells
	words, state := text.Clean(r.cell(say.ColumnQuestion)), r.cell(say.ColumnState)
	if words == "" {
		if text.Clean(r.cell(say.ColumnAnswer)) != "" {
			r.lost++
		}
		return
	}
	key := r.cell(say.ColumnNumber) + " " + words
	q := r.questions[key]
	if q == nil {
		q = r.question("", words, state == r.voice.Text(say.SetAside))
		r.questions[key] = q
	}
	theme := r.themeOf(q)
	a := r.answer(q, theme)
	switch {
	case a == nil:
	case state == r.voice.Text(say.Parked):
		a.Parked = true
		r.back.Board.Parked = append(r.back.Board.Parked, a)
	case theme == nil:
		q.Unsorted = append(q.Unsorted, a)
	default:
		theme.Answers = append(theme.Answers, a)
	}
}

// themeOf is the theme of a row's path, made when it is met first; nil when there is none.
func (r *rowReader) themeOf(q *mindmap.Question) (theme *mindmap.Theme) {
	under := q.ID
	for _, name := range text.SplitPath(r.cell(say.ColumnTheme)) {
		t := r.themes[themeAt{under, name}]
		if t == nil {
			t = r.theme("", name, q, theme)
			r.themes[themeAt{under, name}] = t
		}
		theme, under = t, t.ID
	}
	return theme
}

// answer is the answer of a row; nil when it has none.
func (r *rowReader) answer(q *mindmap.Question, theme *mindmap.Theme) *mindmap.Answer {
	a := &mindmap.Answer{Question: q.ID, Source: r.source()}
	if theme != nil {
		a.Theme = theme.ID
	}
	caption, quotes := text.Clean(r.cell(say.ColumnAnswer)), splitBars(r.cell(say.ColumnQuote))
	if say.StandsForTakenOut(caption) {
		a.Redacted, caption = true, ""
	}
	quote := ""
	if len(quotes) > 0 && !a.Redacted { // one without words has no quote: those are of answers merged into it
		quote, quotes = quotes[0], quotes[1:]
	}
	if !r.words(a, caption, quote) {
		return nil
	}
	_, marked := r.head[say.ColumnPublish]
	a.Publish = a.Quote != "" && (!marked || r.cell(say.ColumnPublish) != "")
	a.ID = r.id(r.cell(idColumn), fmt.Sprintf("answer\x1f%s\x1f%s\x1f%s", q.ID, a.Theme, a.Text))
	a.At, _ = time.Parse(time.RFC3339, r.cell(say.ColumnTime)) // of one that is unsound it is not known
	a.Tally = r.tally(a.Source)
	r.merge(a, splitBars(r.cell(say.ColumnWordings)), quotes, !marked)
	settle(a)
	return a
}

// source is where an answer is from.
func (r *rowReader) source() mindmap.Source {
	for _, s := range mindmap.Sources {
		if r.voice.Source(s) == r.cell(say.ColumnSource) {
			return s
		}
	}
	return mindmap.Room
}

// tally counts people by the columns of the sources, or by the one of all.
func (r *rowReader) tally(s mindmap.Source) (t mindmap.Tally) {
	for i, source := range mindmap.Sources {
		t[i] = number(r.cell(say.Message(source)))
	}
	if t.Total() == 0 {
		return tallyOf(s, number(r.cell(say.ColumnTally)))
	}
	return t
}

// number is a whole number that is not negative.
func number(cell string) int {
	f, err := strconv.ParseFloat(strings.TrimSpace(cell), 64)
	if err != nil || !(f > 0 && f < 1e9) {
		return 0
	}
	return int(f)
}

// merge hangs other wordings and further quotes under an answer, each of one of those who said it. What there are too few
// people for is left out, and told.
func (r *rowReader) merge(a *mindmap.Answer, wordings, quotes []string, publish bool) {
	rest := a.Tally
	for i := range max(len(wordings), len(quotes)) {
		m := &mindmap.Answer{Question: a.Question, Theme: a.Theme}
		words, quote := a.Text, ""
		if i < len(wordings) {
			words = wordings[i]
		}
		if i < len(quotes) {
			quote = quotes[i]
		}
		if rest.Total() <= 1 {
			r.tell("left out: another wording of “%s”: %s", a.Text, cmp.Or(quote, words))
			continue
		}
		if m.Redacted = words == "" && a.Redacted; !r.words(m, words, quote) {
			continue
		}
		for s := len(rest) - 1; s >= 0; s-- {
			if rest[s] > 0 {
				rest[s]--
				m.Source, m.Tally[s] = mindmap.Sources[s], 1
				break
			}
		}
		m.ID = r.id("", "merged\x1f"+a.ID.String())
		m.Own, m.Publish = 1, publish && m.Quote != ""
		a.Merged = append(a.Merged, m)
	}
}

// action reads a row of what will be done, below the titles.
func (r *rowReader) action(cells []string) {
	cells = append(cells, "", "", "", "")
	words := text.Caption.Lenient(cells[0])
	if cells[0] == r.voice.Text(say.ToDo) && cells[1] == r.voice.Text(say.ColumnWho) || words == "" {
		return
	}
	r.back.Board.Actions = append(r.back.Board.Actions, &mindmap.Action{
		Text: words, Who: text.Title.Lenient(cells[1]), Due: text.Title.Lenient(cells[2]), Done: cells[3] != "",
	})
}
