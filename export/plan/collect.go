package plan

import (
	"cmp"
	"unicode/utf8"

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
	b.Level, b.Panel = level, -1
	b.Style = p.styleOf(&b)
	p.set.SetBox(len(p.Boxes), &b)
	p.Boxes = append(p.Boxes, b)
	return &layout.Tree{Ref: len(p.Boxes) - 1, Level: level}
}

// addMap adds a question's map. What is unsorted stands in a strip at the foot, so that it does not look like a theme, where
// there are themes.
func (p *Plan) addMap(q *mindmap.Question) *layout.Tree {
	p.Boxes, p.strip = p.Boxes[:0], 0
	root := p.add(layout.Centre, Box{ID: q.ID, Kind: Question, Text: q.Text, Theme: walk.NoColour, Count: q.Answers, Tally: q.Tally, Parent: -1})
	for _, branch := range walk.Branches(q, p.Voice.Text(say.Unsorted)) {
		if branch.Theme == nil && len(q.Themes) > 0 && !p.graph {
			p.addStrip(&branch)
			continue
		}
		node := p.addBranch(&branch)
		node.Side = branch.Side
		root.Children = append(root.Children, node)
	}
	return root
}

// addBranch adds a branch and all under it: first sub-themes, then answers, then quotes.
func (p *Plan) addBranch(from *walk.Branch) *layout.Tree {
	level, b := layout.Theme, boxOf(from)
	if from.Depth > 1 {
		level, b.Kind = layout.SubTheme, SubTheme
	}
	node := p.add(level, b)
	subs := from.Branches()
	for i := range subs {
		node.Children = append(node.Children, p.addBranch(&subs[i]))
	}
	under := node
	fewest := panelAtBusy
	if p.form.stacked {
		fewest = 1
	}
	if len(subs) > 0 && len(from.Answers) >= fewest && !p.graph {
		under = p.add(layout.SubTheme, Box{
			Kind: SubTheme, Text: p.Voice.Text(say.InGeneral), Theme: from.Colour, Count: len(from.Answers), Tally: from.Theme.Own.Tally,
		})
		node.Children = append(node.Children, under)
	}
	for _, a := range from.Answers {
		under.Children = append(under.Children, p.addAnswer(a, from.Colour))
	}
	for _, text := range p.quotes(from) {
		under.Children = append(under.Children, p.add(layout.Leaf, Box{Kind: Quote, Text: text, Theme: from.Colour}))
	}
	return node
}

func (p *Plan) addAnswer(a *mindmap.Answer, colour int) *layout.Tree {
	return p.add(layout.Leaf, Box{
		ID: a.ID, Kind: Answer, Text: p.Voice.Caption(a), Theme: colour, Count: 1, Tally: a.Tally, Votes: a.Votes, Signs: SignsOf(a, p.mixed),
		Redacted: say.IsTakenOut(a),
	})
}

// longestQuote is the most signs of a quote that stands on a map.
const longestQuote = 140

// quotes are those of a branch's own answers that stand on the map: of the answers said most, as many as the form has.
func (p *Plan) quotes(from *walk.Branch) (list []string) {
	if p.graph || p.form.quotes == 0 || from.Theme == nil {
		return nil
	}
	var quoted []*mindmap.Answer
	for _, a := range from.Strongest() {
		if say.IsPublished(a) && utf8.RuneCountInString(a.Quote) <= longestQuote {
			quoted = append(quoted, a)
		}
	}
	for _, a := range quoted[:min(len(quoted), p.form.quotes)] {
		list = append(list, p.Voice.Quoted(a.Quote))
	}
	return list
}

// strongestFirst is the order of answers in a panel: those said more often first, quotes last.
func (p *Plan) strongestFirst(a, b *layout.Tree) int {
	x, y := &p.Boxes[a.Ref], &p.Boxes[b.Ref]
	if x.Kind != y.Kind {
		return cmp.Compare(x.Kind, y.Kind)
	}
	return cmp.Compare(y.Tally.Total(), x.Tally.Total())
}

// boxOf is the box of a top-level branch.
func boxOf(from *walk.Branch) Box {
	b := Box{
		ID: from.ID(), Kind: Theme, Text: from.Name, Letter: from.Letter, Theme: from.Colour, Count: from.Count, Tally: from.Tally, Votes: from.Votes,
	}
	if from.Theme == nil {
		b.Kind = UnsortedHead
	}
	return b
}
