package plan

import (
	"cmp"
	"errors"

	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/mindmap/say"
	"mindwall/mindmap/walk"
)

// NewOverview plans the whole event: its questions, and round each its themes with how many answers they have. The first
// questions stand to the right, the others to the left; Options.Balance says nothing here.
func NewOverview(board *mindmap.Board, o Options, set Setter) (*Plan, error) {
	if board == nil {
		return nil, errors.New("plan an overview: no wall")
	}
	p := newPlan(o, 1, set)
	title := board.Event.Title
	root := p.add(layout.Centre, Box{Kind: EventCentre, Text: cmp.Or(title, o.Voice.Text(say.AllQuestions)), Theme: walk.NoColour})
	for _, q := range board.Questions {
		p.most = max(p.most, q.Tally.Total())
		root.Children = append(root.Children, p.addQuestion(q))
	}
	if err := p.Ended(); err != nil {
		return nil, err
	}
	clockwise(root.Children)
	p.Place, p.Foot = PlaceOf(&board.Event, o.Voice), overviewFoot(board, o.Voice) // the title is the centre
	frame := set.SetFrame(p)
	if title != "" {
		p.Title = p.Boxes[0].Text
	}
	spacing := p.spacing()
	spacing.Panel = nil
	m := layout.Arrange(root, p.measure, spacing)
	inner := max(m.W, frame.W, 520)
	p.place(m, inner+2*p.Margin, frame.Above(inner)+m.H+frame.Below(inner)+2*p.Margin, frame)
	return p, nil
}

// clockwise gives the first questions the right side and the others the left one, at the cut that makes the sides most
// even, so that they are read in the order in which they were asked.
func clockwise(questions []*layout.Tree) {
	total, before := 0, 0
	for _, q := range questions {
		total += max(1, len(q.Children))
	}
	cut, lightest := len(questions), total
	for i, q := range questions {
		if w := max(before, total-before); i > 0 && w < lightest {
			cut, lightest = i, w
		}
		before += max(1, len(q.Children))
	}
	for i, q := range questions {
		q.Side = mindmap.Right
		if i >= cut {
			q.Side = mindmap.Left
		}
	}
}

// addQuestion adds a question with its themes and the number of its unsorted answers.
func (p *Plan) addQuestion(q *mindmap.Question) *layout.Tree {
	b := Box{ID: q.ID, Kind: Question, Text: q.Text, Theme: walk.NoColour, Count: q.Answers, Tally: q.Tally}
	if q.Number > 0 {
		b.Letter = p.Voice.Number(q.Number)
	}
	node := p.add(layout.Theme, b)
	for _, branch := range walk.Branches(q, p.Voice.Text(say.Unsorted)) {
		b := boxOf(&branch)
		node.Children = append(node.Children, p.add(layout.SubTheme, b))
	}
	return node
}

func overviewFoot(b *mindmap.Board, v say.Voice) string {
	answers, said := 0, mindmap.Tally{}
	for _, q := range b.Questions {
		answers, said = answers+q.Answers, said.Plus(q.Tally)
	}
	return v.Counted(len(b.Questions), say.Questions) + "  ·  " + foot(b, v, answers, said)
}
