package compare

import (
	"slices"

	"mindwall/mindmap"
)

// Decision is what a person said of a question or a theme of one wall, and one of another: that they belong together, or
// that they do not. It is kept beside the walls and never in them.
type Decision struct {
	Walls [2]mindmap.ID `json:"walls"`
	Nodes [2]mindmap.ID `json:"nodes"` // of the walls, in their order
	Apart bool          `json:"apart,omitempty"`
}

// Decisions are what was said last of each pair. Use [Decisions.With] to add to them.
type Decisions []Decision

// Confirm says that a tie is right.
func (t *Tie) Confirm() Decision { return Decision{Walls: t.Walls, Nodes: t.Nodes} }

// Part says that what a tie holds together does not belong together.
func (t *Tie) Part() Decision { return Decision{Walls: t.Walls, Nodes: t.Nodes, Apart: true} }

// Together says that a question or theme of one column belongs to that of another, whatever was known of them.
func (c *Comparison) Together(from int, node mindmap.ID, to int, other mindmap.ID) Decision {
	return Decision{Walls: [2]mindmap.ID{c.Columns[from].Wall, c.Columns[to].Wall}, Nodes: [2]mindmap.ID{node, other}}
}

// With is the decisions and some later ones. What those say of a pair goes before what was said of it; a node that
// is put together with another of the same wall is no longer with the one before.
func (d Decisions) With(later ...Decision) Decisions {
	out := slices.Clone(d)
	for _, l := range later {
		out = slices.DeleteFunc(out, func(e Decision) bool { return e.samePair(l) || !l.Apart && !e.Apart && e.clashes(l) })
		out = append(out, l)
	}
	return out
}

// turned is the decision with its walls in the other order, which says the same.
func (d Decision) turned() Decision {
	return Decision{[2]mindmap.ID{d.Walls[1], d.Walls[0]}, [2]mindmap.ID{d.Nodes[1], d.Nodes[0]}, d.Apart}
}

func (d Decision) samePair(e Decision) bool {
	d.Apart = e.Apart
	return d == e || d.turned() == e
}

// clashes reports whether two decisions between the same walls put one node together with two others.
func (d Decision) clashes(e Decision) bool {
	if d.Walls != e.Walls {
		e = e.turned()
	}
	return d.Walls == e.Walls && (d.Nodes[0] == e.Nodes[0] || d.Nodes[1] == e.Nodes[1])
}
