package layout

import (
	"math"
	"slices"

	"mindwall/mindmap"
)

// node is one node of the tree while it is placed, or a panel, which stands between a parent and its cards. Vertical
// offsets are below the top of its block, which is the room that it and all under it take.
type node struct {
	tree     *Tree // of a panel, its first card
	parent   int32
	next     int32 // the sibling after it; -1 for the last
	child    int32 // the first child; -1 for none
	panel    int32 // index in engine.panels when it is a panel; -1
	side     mindmap.Side
	w, h     float64
	own      float64 // offset of its box
	children float64 // offset of its first child's block, or of its panel
	block    float64 // height of the block
	family   float64 // height of the children's blocks and the gaps between them
	top      float64 // of the block, once placed
	x        float64
	stands   bool // on its panel, or on children that do
}

// engine holds the nodes in preorder, so that a loop upward meets every child before its parent and a loop downward
// every parent before its children.
type engine struct {
	s       Spacing
	measure func(*Tree) Size
	nodes   []node
	panels  []panel
	column  []int16 // of each node that is a card of a panel
	fill    []float64
	box     []int32 // index in Map.Boxes of each node; for a panel, of its head
}

// begin takes in a tree. What the engine held before is forgotten, but its room is used again.
func (e *engine) begin(root *Tree, measure func(*Tree) Size, s Spacing) {
	e.s, e.measure = s, measure
	e.nodes, e.panels = slices.Grow(e.nodes[:0], count(root)), e.panels[:0]
	e.add(root, -1, mindmap.NoSide)
	if len(e.panels) > 0 {
		e.column = resized(e.column, len(e.nodes))
	}
}

// release lets go of the tree, so that an idle engine keeps nothing of its caller's alive.
func (e *engine) release() {
	clear(e.nodes)
	e.measure, e.s = nil, Spacing{}
}

// resized is a list of n zeros, in the old one's room where that is enough.
func resized[T any](list []T, n int) []T {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}

func count(t *Tree) int {
	n := 1
	for _, k := range t.Children {
		n += count(k)
	}
	return n
}

// add appends t and all under it, and returns its index.
func (e *engine) add(t *Tree, parent int32, side mindmap.Side) int32 {
	size := e.measure(t)
	i := e.append(node{tree: t, parent: parent, panel: -1, side: side, w: e.size(size.W), h: e.size(size.H)})
	last := int32(-1)
	for at := 0; at < len(t.Children); {
		var j int32
		if n := e.panelRun(t.Children, at, parent); n > 0 {
			j = e.addPanel(t.Children[at:at+n], i, side)
			at += n
		} else {
			childSide := side
			if parent < 0 {
				childSide = e.sideOf(t.Children[at])
			}
			j = e.add(t.Children[at], i, childSide)
			at++
		}
		e.link(i, last, j)
		last = j
	}
	return i
}

func (e *engine) append(n node) int32 {
	n.next, n.child = -1, -1
	e.nodes = append(e.nodes, n)
	return int32(len(e.nodes) - 1)
}

// link makes j the child of i that comes after last, or the first when last is -1.
func (e *engine) link(i, last, j int32) {
	if last < 0 {
		e.nodes[i].child = j
	} else {
		e.nodes[last].next = j
	}
}

func (e *engine) sideOf(t *Tree) mindmap.Side {
	if t.Side == mindmap.Left && !e.s.OneSided {
		return mindmap.Left
	}
	return mindmap.Right
}

// size is a measure of a box that can be used: finite, not negative, whole with Snap.
func (e *engine) size(v float64) float64 { return e.usable(v, math.Ceil) }

// gap is the same of a gap, whole to the nearest.
func (e *engine) gap(v float64) float64 { return e.usable(v, math.Round) }

func (e *engine) usable(v float64, whole func(float64) float64) float64 {
	if !(v > 0) || math.IsInf(v, 1) {
		return 0
	}
	if e.s.Snap {
		return whole(v)
	}
	return v
}

func (e *engine) between(a, b *node) float64 {
	if e.s.Between == nil {
		return 0
	}
	return e.gap(e.s.Between(a.tree, b.tree))
}

func (e *engine) across(parent *node, family float64) float64 {
	if only := &e.nodes[parent.child]; only.panel >= 0 && only.next < 0 {
		return e.gap(e.s.Panel.Across)
	}
	if e.s.Across == nil {
		return 0
	}
	return e.gap(e.s.Across(parent.tree, family))
}

// half is half of v, rounded down with Snap.
func (e *engine) half(v float64) float64 {
	if e.s.Snap {
		return math.Floor(v / 2)
	}
	return v / 2
}

// met is how far below the top of a node's box the branch to it ends.
func (e *engine) met(n *node) float64 {
	if e.s.LeavesByTop && e.s.Snap && n.panel < 0 && n.tree.Level == Leaf {
		return 0
	}
	return e.middle(n.h)
}

// middle is how far below its top a box of height h has its middle; with Snap it is a row, the upper one of two.
func (e *engine) middle(h float64) float64 {
	if e.s.Snap {
		return max(0, math.Floor((h-1)/2))
	}
	return h / 2
}
