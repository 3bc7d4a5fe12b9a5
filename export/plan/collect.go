package plan

import (
	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/mindmap/say"
	"mindwall/mindmap/walk"
)

// add adds a box, which is measured, and makes its node.
func (p *Plan) add(level layout.Level, b Box) *layout.Tree {
	if p.Ended() != nil { // the tree is of no use then
		return &layout.Tree{Level: level}
	}
	b.Level, b.Style = level, p.styleAt(level)
	p.set.SetBox(&b)
	p.Boxes = append(p.Boxes, b)
	return &layout.Tree{Ref: len(p.Boxes) - 1, Level: level}
}

// addMap adds a question's map.
func (p *Plan) addMap(q *mindmap.Question) *layout.Tree {
	root := p.add(layout.Centre, Box{ID: q.ID, Kind: Question, Text: q.Text, Theme: walk.NoColour, Count: q.Answers, Tally: q.Tally})
	for _, branch := range walk.Branches(q) {
		node := p.addBranch(&branch)
		node.Side = branch.Side
		root.Children = append(root.Children, node)
	}
	return root
}

// addBranch adds a branch and all under it: first sub-themes, then answers.
func (p *Plan) addBranch(from *walk.Branch) *layout.Tree {
	level, b := layout.Theme, boxOf(from)
	if from.Depth > 1 {
		level, b.Kind = layout.SubTheme, SubTheme
	}
	node := p.add(level, b)
	for _, sub := range from.Branches() {
		node.Children = append(node.Children, p.addBranch(&sub))
	}
	for _, a := range from.Answers {
		node.Children = append(node.Children, p.add(layout.Leaf, Box{
			ID: a.ID, Kind: Answer, Text: say.Caption(a), Theme: from.Colour, Count: 1, Tally: a.Tally,
			Signs: SignsOf(a, p.mixed), Redacted: say.IsTakenOut(a),
		}))
	}
	return node
}

// boxOf is the box of a top-level branch.
func boxOf(from *walk.Branch) Box {
	b := Box{
		ID: from.ID(), Kind: Theme, Text: from.Name, Letter: from.Letter, Theme: from.Colour, Count: from.Count, Tally: from.Tally(),
	}
	if from.Theme == nil {
		b.Kind = UnsortedHead
	}
	return b
}
