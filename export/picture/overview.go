package picture

import (
	"errors"
	"fmt"
	"strconv"

	"mindwall/export/internal/phrase"
	"mindwall/mindmap"
	"mindwall/mindmap/layout"
)

// NewOverview plans a picture of the whole event: its questions, and round each its themes with how many answers they
// have. The first questions stand to the right, the others to the left; Options.Balance says nothing here.
func NewOverview(board *mindmap.Board, o Options) (*Plan, error) {
	if board == nil {
		return nil, errors.New("plan an overview: no wall")
	}
	t := newTypesetter(board.Event.Language, !o.NoSystemFonts)
	p := &Plan{Look: o.Look, palette: o.Look.palette(), levels: newLevels(1), event: &board.Event, set: t, ctx: o.context()}
	p.Background = p.palette.background
	c := collector{plan: p, set: t}
	title := board.Event.Title
	if title == "" {
		title = "Questions"
	}
	root := c.add(layout.Centre, item{kind: EventCentre, theme: -1}, title)
	for _, q := range board.Questions {
		root.Kids = append(root.Kids, c.addQuestion(q))
	}
	if err := p.Ended(); err != nil {
		return nil, err
	}
	clockwise(root.Kids)
	p.head(&mindmap.Event{Place: board.Event.Place, Host: board.Event.Host}, overviewFoot(board)) // the title is the centre
	p.Title = oneLine(board.Event.Title)
	spacing := p.levels.spacing(0, layout.Size{})
	spacing.Panel = nil
	p.arrange(root, spacing, false)
	return p, nil
}

// clockwise gives the first questions the right side and the others the left one, at the cut that makes the sides most
// even, so that they are read in the order in which they were asked.
func clockwise(questions []*layout.Tree) {
	total, before := 0, 0
	for _, q := range questions {
		total += max(1, len(q.Kids))
	}
	cut, least := len(questions), total
	for i, q := range questions {
		if w := max(before, total-before); i > 0 && w < least {
			cut, least = i, w
		}
		before += max(1, len(q.Kids))
	}
	for i, q := range questions {
		q.Side = mindmap.Right
		if i >= cut {
			q.Side = mindmap.Left
		}
	}
}

// addQuestion adds a question with its themes and the number of its unsorted answers.
func (c *collector) addQuestion(q *mindmap.Question) *layout.Tree {
	it := item{id: q.ID, kind: Question, theme: -1, count: q.Answers, tally: q.Tally}
	if q.Number > 0 {
		it.letter = strconv.Itoa(q.Number)
	}
	node := c.add(layout.Theme, it, q.Text)
	for _, th := range q.Themes {
		it := item{id: th.ID, kind: Theme, theme: th.Colour, letter: th.Letter, count: th.Count, tally: th.Tally}
		node.Kids = append(node.Kids, c.add(layout.SubTheme, it, fmt.Sprintf("%s · %d", th.Text, th.Tally.Total())))
	}
	if n := len(q.Unsorted); n > 0 {
		it := item{kind: UnsortedHead, theme: -1, count: n, tally: phrase.Unsorted(q)}
		node.Kids = append(node.Kids, c.add(layout.SubTheme, it, "Unsorted · "+phrase.Counted(n, "answer")))
	}
	return node
}

func overviewFoot(b *mindmap.Board) string {
	answers, people := 0, mindmap.Tally{}
	for _, q := range b.Questions {
		answers += q.Answers
		people = people.Plus(q.Tally)
	}
	sums := ""
	if phrase.Sources(people) > 1 {
		sums = phrase.BySource(people)
	}
	return phrase.Joined("  ·  ", phrase.Counted(len(b.Questions), "question"), answersSaid(answers, people.Total()), sums,
		phrase.Date(b.Event.Date))
}
