package table

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// Options are what a table carries.
type Options struct {
	// Private adds authors, quotes that are not marked for publishing, answers that are parked, without a question, or under
	// a question set aside, and columns that say so.
	Private bool
}

// row is one answer, where it stands on the wall, or a theme or a question without any.
type row struct {
	question *mindmap.Question // nil when it has none
	path     []string          // texts of its themes, outermost first
	answer   *mindmap.Answer   // nil when there is none: cells of texts are empty, and those of numbers 0
	state    string
}

// The states of an answer, in the private column.
const (
	onTheMap  = "on the map"
	setAside  = "question set aside"
	parked    = "parked"
	recovered = "question missing"
)

// rowsOf lists the answers of a question: those of each theme, then of its sub-themes, and the unsorted last. What nothing
// hangs under has a row as well, so that no theme and no question is missing.
func rowsOf(q *mindmap.Question, state string) []row {
	var out []row
	var add func(themes []*mindmap.Theme, path []string)
	add = func(themes []*mindmap.Theme, path []string) {
		for _, t := range themes {
			own := append(slices.Clip(path), cmp.Or(t.Text, say.TakenOut))
			for _, a := range t.Answers {
				out = append(out, row{q, own, a, state})
			}
			if len(t.Answers)+len(t.Themes) == 0 {
				out = append(out, row{q, own, nil, state})
			}
			add(t.Themes, own)
		}
	}
	add(q.Themes, nil)
	for _, a := range q.Unsorted {
		out = append(out, row{q, nil, a, state})
	}
	if len(out) == 0 {
		out = append(out, row{question: q, state: state})
	}
	return out
}

// looseRows lists the answers outside of the maps, which only a private table has.
func looseRows(b *mindmap.Board) []row {
	var out []row
	questions := map[mindmap.ID]*mindmap.Question{}
	for _, q := range b.Questions {
		questions[q.ID] = q
	}
	for _, q := range b.Aside {
		questions[q.ID] = q
		out = append(out, rowsOf(q, setAside)...)
	}
	for _, a := range b.Parked {
		out = append(out, row{questions[a.Question], nil, a, parked})
	}
	for _, a := range b.Recovered {
		out = append(out, row{questions[a.Question], nil, a, recovered})
	}
	return out
}

// column is one column of the answers' tables. Its cells are strings or ints.
type column struct {
	title   string
	width   float64 // characters
	private bool
	cell    func(*row) any
}

// The titles of the columns, which say what a table is when it is read back.
const (
	numberColumn   = "Number"
	questionColumn = "Question"
	themeColumn    = "Theme"
	answerColumn   = "Answer"
	quoteColumn    = "Quote"
	tallyColumn    = "Tally"
	sourceColumn   = "Source"
	timeColumn     = "Time"
	wordingsColumn = "Other wordings"
	publishColumn  = "Publish"
	stateColumn    = "State"
	idColumn       = "ID"
)

func columns(o Options) []column {
	all := []column{
		{numberColumn, 9, false, func(r *row) any { return r.number() }},
		{questionColumn, 44, false, func(r *row) any { return r.questionText() }},
		{themeColumn, 26, false, func(r *row) any { return text.JoinPath(r.path) }},
		{answerColumn, 40, false, said(say.Caption)},
		{quoteColumn, 50, false, said(func(a *mindmap.Answer) string { return joinBars(say.Quotes(a, o.Private)) })},
		{tallyColumn, 8, false, func(r *row) any { return r.tally().Total() }},
		{sourceColumn, 10, false, said(func(a *mindmap.Answer) string { return string(a.Source) })},
	}
	for i, title := range say.SourceNames() {
		all = append(all, column{title, 8, false, func(r *row) any { return r.tally()[i] }})
	}
	all = append(all,
		column{timeColumn, 22, false, said(func(a *mindmap.Answer) string { return moment(a.At) })},
		column{wordingsColumn, 32, false, said(func(a *mindmap.Answer) string { return joinBars(wordings(a)) })},
		column{"Author", 16, true, said(func(a *mindmap.Answer) string { return a.Author })},
		column{publishColumn, 9, true, said(func(a *mindmap.Answer) string { return yes(say.IsPublished(a)) })},
		column{stateColumn, 18, true, func(r *row) any { return r.state }},
		column{idColumn, 34, true, said(func(a *mindmap.Answer) string { return a.ID.String() })},
	)
	if o.Private {
		return all
	}
	return slices.DeleteFunc(all, func(c column) bool { return c.private })
}

// said is a cell of an answer, empty where there is none.
func said(of func(*mindmap.Answer) string) func(*row) any {
	return func(r *row) any {
		if r.answer == nil {
			return ""
		}
		return of(r.answer)
	}
}

func (r *row) tally() mindmap.Tally {
	if r.answer == nil {
		return mindmap.Tally{}
	}
	return r.answer.Tally
}

// bar stands between the texts of a cell that holds several.
const bar = "|"

// joinBars puts several texts into a cell. A word of bars in one of them gets one more.
func joinBars(texts []string) string {
	words := make([]string, len(texts))
	for i, t := range texts {
		words[i] = moreBars(t, bar)
	}
	return strings.Join(words, " "+bar+" ")
}

// splitBars takes apart what joinBars joins.
func splitBars(cell string) (texts []string) {
	if cell == "" {
		return nil
	}
	for t := range strings.SplitSeq(cell, " "+bar+" ") {
		texts = append(texts, moreBars(t, ""))
	}
	return texts
}

// moreBars gives each word that is made of bars another one, or with an empty one takes one away.
func moreBars(s, more string) string {
	if !strings.Contains(s, bar) {
		return s
	}
	words := strings.Split(s, " ")
	for i, w := range words {
		switch {
		case w == "" || strings.Trim(w, bar) != "":
		case more == "":
			words[i] = w[len(bar):]
		default:
			words[i] = w + more
		}
	}
	return strings.Join(words, " ")
}

func (r *row) number() any {
	if r.question == nil || r.question.Number == 0 {
		return ""
	}
	return r.question.Number
}

func (r *row) questionText() string {
	if r.question == nil {
		return ""
	}
	return r.question.Text
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}
