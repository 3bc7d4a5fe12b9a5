package dot

import (
	"mindwall/export/internal/colour"
	"mindwall/export/plan"
	"mindwall/mindmap"
)

// branch is one edge of the graph, from a box to a box nearer the rim.
type branch struct {
	from, to string
	side     mindmap.Side
	width    float64 // plan points, where it is thick
	colour   colour.RGB
	edge     *plan.Edge // its place; nil when it has none
}

// addBranches adds the edges, those of a family after one another and in the wall's order, as dot puts what it meets
// first on top.
func (b *builder) addBranches() error {
	cards := b.cards()
	for i := range b.plan.Edges {
		if err := b.plan.Ended(); err != nil {
			return err
		}
		e := &b.plan.Edges[i]
		list := []branch{{nodeName(e.From), nodeName(max(e.To, 0)), e.Side, e.W0, e.Colour, e}}
		if e.To < 0 {
			list = b.toPanel(e, cards[e.Panel])
		}
		for _, br := range list {
			if err := b.addBranch(br); err != nil {
				return err
			}
		}
	}
	return nil
}

// cards are the boxes of each panel.
func (b *builder) cards() [][]int {
	cards := make([][]int, len(b.plan.Panels))
	for i := range b.plan.Boxes {
		if panel := b.plan.Boxes[i].Panel; panel >= 0 {
			cards[panel] = append(cards[panel], i)
		}
	}
	return cards
}

// toPanel is the branch to a panel, or the branches to its cards where panels are not drawn.
func (b *builder) toPanel(e *plan.Edge, cards []int) []branch {
	if b.form == placed {
		return []branch{{nodeName(e.From), panelName(e.Panel), e.Side, e.W0, e.Colour, e}}
	}
	out := make([]branch, len(cards))
	for k, i := range cards {
		out[k] = branch{nodeName(e.From), nodeName(i), e.Side, answerBranch, e.Colour, nil}
	}
	return out
}

// answerBranch is the width of a branch to a card, in plan points; the plan has no branch to one.
const answerBranch = 3.4

func (b *builder) addBranch(br branch) error {
	a := map[string]string{
		"color": hex(br.colour), "penwidth": number(br.width * toPoints), "style": "tapered",
		"arrowhead": "none", "arrowtail": "none", "dir": "forward",
	}
	src, dst, reversed := br.from, br.to, false
	if b.form != free {
		a["tailport"], a["headport"] = "e", "w"
		if br.side == mindmap.Left {
			src, dst, reversed = br.to, br.from, true
			a["dir"] = "back"
		}
	}
	if b.positions && br.edge != nil {
		a["pos"] = `"` + b.curve(br.edge, reversed) + `"`
	}
	return b.graph.AddEdge(src, dst, true, a)
}

// curve is the branch as a cubic, from the tail of the edge to its head.
func (b *builder) curve(e *plan.Edge, reversed bool) string {
	x0, y0, x1, y1 := e.X0, e.Y0, e.X1, e.Y1
	if reversed {
		x0, y0, x1, y1 = x1, y1, x0, y0
	}
	d := (x1 - x0) * plan.Bend
	return b.point(x0, y0) + " " + b.point(x0+d, y0) + " " + b.point(x1-d, y1) + " " + b.point(x1, y1)
}
