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
	// Voice names what a workbook has for people. CSV and JSON are read by machines, and are in English whatever it is.
	Voice say.Voice
}

// row is one answer, where it stands on the wall.
type row struct {
	question *mindmap.Question // nil when it has none
	path     []string          // texts of its themes, outermost first
	answer   *mindmap.Answer
	state    say.Message
}

// rowsOf lists the answers of a question: those of each theme, then of its sub-themes, and the unsorted last.
func rowsOf(q *mindmap.Question, state say.Message, v say.Voice) []row {
	var out []row
	var add func(themes []*mindmap.Theme, path []string)
	add = func(themes []*mindmap.Theme, path []string) {
		for _, t := range themes {
			own := append(slices.Clip(path), cmp.Or(t.Text, v.TakenOut()))
			for _, a := range t.Answers {
				out = append(out, row{q, own, a, state})
			}
			add(t.Themes, own)
		}
	}
	add(q.Themes, nil)
	for _, a := range q.Unsorted {
		out = append(out, row{q, nil, a, state})
	}
	return out
}

// looseRows lists the answers outside of the maps, which only a private table has.
func looseRows(b *mindmap.Board, v say.Voice) []row {
	var out []row
	questions := map[mindmap.ID]*mindmap.Question{}
	for _, q := range b.Questions {
		questions[q.ID] = q
	}
	for _, q := range b.Aside {
		questions[q.ID] = q
		out = append(out, rowsOf(q, say.SetAside, v)...)
	}
	for _, a := range b.Parked {
		out = append(out, row{questions[a.Question], nil, a, say.Parked})
	}
	for _, a := range b.Recovered {
		out = append(out, row{questions[a.Question], nil, a, say.QuestionMissing})
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

func columns(o Options) []column {
	v := o.Voice
	all := []column{
		{v.Text(say.ColumnNumber), 9, false, func(r *row) any { return r.number() }},
		{v.Text(say.ColumnQuestion), 44, false, func(r *row) any { return r.questionText() }},
		{v.Text(say.ColumnTheme), 26, false, func(r *row) any { return text.JoinPath(r.path) }},
		{v.Text(say.ColumnAnswer), 40, false, func(r *row) any { return v.Caption(r.answer) }},
		{v.Text(say.ColumnQuote), 50, false, func(r *row) any { return strings.Join(say.Quotes(r.answer, o.Private), " | ") }},
		{v.Text(say.ColumnTally), 8, false, func(r *row) any { return r.answer.Tally.Total() }},
		{v.Text(say.ColumnSource), 10, false, func(r *row) any { return v.Source(r.answer.Source) }},
	}
	for i, title := range v.SourceNames() {
		all = append(all, column{title, 8, false, func(r *row) any { return r.answer.Tally[i] }})
	}
	all = append(all,
		column{v.Text(say.ColumnTime), 22, false, func(r *row) any { return moment(r.answer.At) }},
		column{v.Text(say.ColumnWordings), 32, false, func(r *row) any { return strings.Join(wordings(r.answer), " | ") }},
		column{v.Text(say.ColumnAuthor), 16, true, func(r *row) any { return r.answer.Author }},
		column{v.Text(say.ColumnPublish), 9, true, func(r *row) any {
			if say.IsPublished(r.answer) {
				return v.Text(say.Yes)
			}
			return ""
		}},
		column{v.Text(say.ColumnState), 18, true, func(r *row) any { return v.Text(r.state) }},
		column{"ID", 34, true, func(r *row) any { return r.answer.ID.String() }},
	)
	if o.Private {
		return all
	}
	return slices.DeleteFunc(all, func(c column) bool { return c.private })
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
