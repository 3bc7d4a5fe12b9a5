package layout

import "mindwall/mindmap"

// result turns the placed nodes into a map with its corner at (0, 0). Panels are nodes, but not boxes: a card's parent is
// the box that the panel hangs off.
func (e *engine) result() *Map {
	b := e.bounds()
	m := &Map{
		W: b.x1 - b.x0, H: b.y1 - b.y0,
		Boxes: make([]Box, 0, len(e.nodes)-len(e.panels)),
		Edges: make([]Edge, 0, len(e.nodes)-1),
	}
	if len(e.panels) > 0 {
		m.Panels = make([]Panel, 0, len(e.panels))
	}
	e.box = resized(e.box, len(e.nodes))
	box := e.box
	for i := range e.nodes {
		n := &e.nodes[i]
		parent, panel := -1, -1
		if n.parent >= 0 {
			parent, panel = int(box[n.parent]), int(e.nodes[n.parent].panel)
		}
		x, y := n.x-b.x0, n.top+n.own-b.y0
		if n.panel >= 0 {
			box[i] = int32(parent)
			m.Panels = append(m.Panels, Panel{Head: parent, Columns: e.panels[n.panel].columns, X: x, Y: y, W: n.w, H: n.h})
			if !e.nodes[n.parent].stands {
				e.addEdge(m, Edge{From: parent, To: -1, Panel: int(n.panel), Side: n.side}, x, y, n)
			}
			continue
		}
		box[i] = int32(len(m.Boxes))
		m.Boxes = append(m.Boxes, Box{
			Ref: n.tree.Ref, Parent: parent, Panel: panel, Level: n.tree.Level, Side: n.side, X: x, Y: y, W: n.w, H: n.h,
		})
		if parent >= 0 && panel < 0 && !e.nodes[n.parent].stands {
			e.addEdge(m, Edge{From: parent, To: int(box[i]), Panel: -1, Side: n.side}, x, y, n)
		}
	}
	return m
}

// addEdge adds a branch to a node whose corner is at x, y.
func (e *engine) addEdge(m *Map, edge Edge, x, y float64, to *node) {
	from := &m.Boxes[edge.From]
	edge.X0, edge.X1 = from.X+from.W, x
	if edge.Side == mindmap.Left {
		edge.X0, edge.X1 = from.X, x+to.w
	}
	edge.Y0, edge.Y1 = from.Y+e.middle(from.H), y+e.met(to)
	m.Edges = append(m.Edges, edge)
}
