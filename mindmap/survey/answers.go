package survey

import (
	"context"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/survey/table"
	"mindwall/mindmap/text"
)

// Answer is a proposed answer.
type Answer struct {
	Question  mindmap.ID
	Caption   string
	Quote     string // the whole text, when the caption had to be shortened
	Shortened bool
	Origin    mindmap.Origin
	// Parts are the answers that the cell seems to hold, when there are several and it was not split.
	Parts []string
	// Rows is how many said it, when the answer counts them, and On is the answer of the wall that counts for the same
	// words already; zero when there is none.
	Rows int
	On   mindmap.ID
	// Part counts the answers of a cell that was split, from 1; 0 for a whole cell.
	Part int

	tally *tally // who said it; nil when the answer does not count
}

// Drafts are what records the answer; inbox keeps it off the wall until the facilitator lets it on. Fresh ids are made
// by id.
func (a *Answer) Drafts(inbox bool, id func() mindmap.ID) []mindmap.Draft {
	if !a.On.IsZero() {
		return plan.Count(a.On, a.Origin.File, a.tally.counted())
	}
	origin := a.Origin
	add := mindmap.Draft{Op: mindmap.AddAnswer{
		Question: a.Question, Caption: a.Caption, Quote: a.Quote, Source: mindmap.Survey, Origin: &origin,
		Inbox: inbox, Counted: a.tally != nil,
	}}
	if a.tally == nil {
		return []mindmap.Draft{add}
	}
	add.ID = id()
	return append([]mindmap.Draft{add}, plan.Count(add.ID, a.Origin.File, a.tally.counted())...)
}

// Counts sum up a [Proposal]. Every cell of a mapped column is new, known, empty or refused; a cell that is split
// counts each of its answers, and a row that is refused whole counts once.
type Counts struct {
	New       int
	Known     int // on the wall already
	Empty     int
	Refused   int
	Shortened int // of the new ones: longer than a caption, so kept whole as the quote
	Several   int // of the new ones: cells that seem to hold several answers and were not split
	Marks     int // of the empty ones: cells that say there is no answer
	Maybe     int // of the new ones, or of the empty ones when they are dropped: "none" and the like
}

// Proposal is what an import would do.
type Proposal struct {
	Answers  []Answer // the new ones, row by row
	Refusals []*Error
	Counts   Counts
	Apart    int      // cells that were taken apart
	Repeats  int      // answers that say what another of their column says, and are not counted together
	Fresh    int      // answers that the new ones become: one for all who are counted together
	Marks    []string // what was taken for no answer, each once, and only a few
	Left     []Column // the columns with something in them that are not imported
}

// Drafts are what records the proposal, answer by answer, so that they need not be held all at once. Progress is told how
// far it is; nil is not.
func (p *Proposal) Drafts(inbox bool, id func() mindmap.ID, progress func(done, of int)) iter.Seq[[]mindmap.Draft] {
	return func(yield func([]mindmap.Draft) bool) {
		for i := range p.Answers {
			if progress != nil && i%draftsTold == 0 {
				progress(i, len(p.Answers))
			}
			if !yield(p.Answers[i].Drafts(inbox, id)) {
				return
			}
		}
	}
}

// Choices settle how a proposal is made. The zero value splits nothing and knows nothing.
type Choices struct {
	// Split is asked for each cell that seems to hold several answers whether to take those instead: the answer has its
	// Parts and Origin, and no Caption yet. Nil takes none, [SplitAll] all.
	Split func(Answer) bool
	// Count is asked for each column that is mapped whether those who say the same are counted together, as one answer;
	// nil counts none. [Column.Closed] tells where that is clear.
	Count func(*Column) bool
	// KeepBlanks takes "n/a", "-" and the like for answers; DropMaybe takes "none" and the like for none.
	KeepBlanks, DropMaybe bool
	// Attributes are the columns that are kept with each answer, as what the row says of who answered.
	Attributes []int
	// Known reports whether an answer with this [mindmap.Origin.Key] is on the wall already; nil knows none, which is much quicker
	// than one that finds none.
	Known func(key string) bool
	// Progress is told how many of the rows were looked at; nil is not.
	Progress func(done, of int)
	// On finds the answer of the wall that counts for the words of a key; nil finds none.
	On func(question mindmap.ID, key string) mindmap.ID
}

// SplitAll splits every cell that seems to hold several answers.
func SplitAll(Answer) bool { return true }

// What a proposal may hold at most: answers, rows that are counted, and bytes of text.
const (
	maxAnswers = 200_000
	maxCounted = 10_000_000
	maxText    = 192 << 20
)

// After how many rows it is asked whether to go on, and after how many answers it is told how far their writing is.
const (
	askedRows  = 1_000
	draftsTold = 100
)

// Answers makes a proposal of the columns that are mapped. It fails when the mapping names a column that there is not,
// or maps more answers than a wall can be expected to bear, or when the context ends.
func (s *Sheet) Answers(ctx context.Context, m Mapping, ch Choices) (Proposal, error) {
	p := newProposer(s, m, ch)
	for i := range m {
		if i < 0 || i >= len(s.Columns) {
			return Proposal{}, p.fault(table.Problem("has no column %d", i+1))
		}
	}
	for i := range s.Columns {
		c := &s.Columns[i]
		if question, ok := m[i]; ok {
			p.takes = append(p.takes, newTaking(p, c, question))
		} else if c.Filled > 0 && !slices.Contains(ch.Attributes, i) {
			p.out.Left = append(p.out.Left, *c)
		}
	}
	for i := range s.Rows {
		if i%askedRows == 0 {
			if ctx.Err() != nil {
				return Proposal{}, ctx.Err()
			}
			if ch.Progress != nil {
				ch.Progress(i, s.Rows)
			}
		}
		p.row(i)
		if bad := p.tooMuch(); bad != nil {
			return Proposal{}, p.fault(bad.At(s.number(i), "").Advise("map fewer columns, or split the file and import the parts"))
		}
	}
	return p.out, nil
}

// AttributeName is what the column is called as an attribute.
func (c *Column) AttributeName() string {
	name := strings.TrimRight(c.Name(), " :?*")
	if utf8.RuneCountInString(name) > text.Theme.Limit() {
		name = text.Shorten(name, text.Theme.Limit())
	}
	return text.Theme.Lenient(name)
}
