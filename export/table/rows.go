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

	voted bool // there are columns of votes
}

// forBoard is the options with what a board has to tell.
func (o Options) forBoard(b *mindmap.Board) Options {
	o.voted = slices.ContainsFunc(b.Rounds, func(r *mindmap.Round) bool { return len(r.Results) > 0 })
	return o
}

// row is one answer, where it stands on the wall, or a theme or a question without any.
type row struct {
	question *mindmap.Question // nil when it has none
	path     []string          // texts of its themes, outermost first
	answer   *mindmap.Answer   // nil when there is none: cells of texts are empty, and those of numbers 0
	state    say.Message
	votes    mindmap.Votes // for the answer or, in a row of its own, for the theme
}

// rowsOf lists the answers of a question: those of each theme, then of its sub-themes, and the unsorted last. What nothing
// hangs under has a row as well, so that no theme and no question is missing, and so has a theme that votes were for.
func rowsOf(q *mindmap.Question, state say.Message, v say.Voice) []row {
	var out []row
	var add func(themes []*mindmap.Theme, path []string)
	add = func(themes []*mindmap.Theme, path []string) {
		for _, t := range themes {
			own := append(slices.Clip(path), cmp.Or(t.Text, v.TakenOut()))
			if len(t.Answers)+len(t.Themes) == 0 || t.Votes != (mindmap.Votes{}) {
				out = append(out, row{q, own, nil, state, t.Votes})
			}
			for _, a := range t.Answers {
				out = append(out, row{q, own, a, state, a.Votes})
			}
			add(t.Themes, own)
		}
	}
	add(q.Themes, nil)
	for _, a := range q.Unsorted {
		out = append(out, row{q, nil, a, state, a.Votes})
	}
	if len(out) == 0 {
		out = append(out, row{question: q, state: state})
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
		out = append(out, row{question: questions[a.Question], answer: a, state: say.Parked})
	}
	for _, a := range b.Recovered {
		out = append(out, row{question: questions[a.Question], answer: a, state: say.QuestionMissing})
	}
	return out
}

// column is one column of the answers' tables. Its cells are strings or ints.
type column struct {
	what    say.Message // its title; what it is when it is read back
	title   string
	width   float64 // characters
	private bool
	cell    func(*row) any
}

// idColumn is the column of ids, in all languages.
const idColumn say.Message = "ID"

func columns(o Options) []column {
	v := o.Voice
	all := []column{
		{say.ColumnNumber, "", 9, false, func(r *row) any { return r.number() }},
		{say.ColumnQuestion, "", 44, false, func(r *row) any { return r.questionText() }},
		{say.ColumnTheme, "", 26, false, func(r *row) any { return text.JoinPath(r.path) }},
		{say.ColumnAnswer, "", 40, false, said(v.Caption)},
		{say.ColumnQuote, "", 50, false, said(func(a *mindmap.Answer) string { return joinBars(say.Quotes(a, o.Private)) })},
		{say.ColumnTally, "", 8, false, func(r *row) any { return r.tally().Total() }},
		{say.ColumnSource, "", 10, false, said(func(a *mindmap.Answer) string { return v.Source(a.Source) })},
	}
	for i, title := range v.SourceNames() {
		all = append(all, column{say.Message(mindmap.Sources[i]), title, 8, false, func(r *row) any { return r.tally()[i] }})
	}
	if o.voted {
		all = append(all,
			column{say.ColumnVotes, "", 8, false, func(r *row) any { return r.votes.Dots }},
			column{say.ColumnHands, "", 8, false, func(r *row) any { return r.votes.Hands }})
	}
	all = append(all,
		column{say.ColumnTime, "", 22, false, said(func(a *mindmap.Answer) string { return moment(a.At) })},
		column{say.ColumnWordings, "", 32, false, said(func(a *mindmap.Answer) string { return joinBars(wordings(a)) })},
		column{say.ColumnAuthor, "", 16, true, said(func(a *mindmap.Answer) string { return a.Author })},
		column{say.ColumnPublish, "", 9, true, said(func(a *mindmap.Answer) string {
			if say.IsPublished(a) {
				return v.Text(say.Yes)
			}
			return ""
		})},
		column{say.ColumnState, "", 18, true, func(r *row) any { return v.Text(r.state) }},
		column{idColumn, string(idColumn), 34, true, said(func(a *mindmap.Answer) string { return a.ID.String() })},
	)
	for i := range all {
		if all[i].title == "" {
			all[i].title = v.Text(all[i].what)
		}
	}
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
