// Package layout places a mind map: a two-sided tidy tree with the question in the middle, themes to its right and left,
// sub-themes and answers outward.
//
// It is pure geometry. It knows sizes and gaps, no text and no colours, and has no unit of its own: a terminal asks in
// cells, a picture in points, and both get the same map. Every call is a pure function of its arguments, so calls may run
// at once. Which side a theme hangs on is the caller's to say, unless [Spacing.Deal] leaves it to the layout.
package layout

import "mindwall/mindmap"

// Level is what a node is on the map. It decides nothing in this package: it is carried to the boxes, and callers may
// use it in their gaps.
type Level uint8

// The levels.
const (
	Centre   Level = iota // the question
	Theme                 // a top-level theme, or another head beside the question
	SubTheme              // a theme under a theme
	Leaf                  // an answer
)

// Tree is what is to be placed. The root is the centre; its children hang on their own Side, and NoSide counts as Right.
// Deeper nodes follow the child of the centre that they hang under.
type Tree struct {
	Ref      int // the caller's own index; carried to the box
	Level    Level
	Side     mindmap.Side
	Children []*Tree
}

// Size is the size of one box, in the caller's unit.
type Size struct{ W, H float64 }

// Spacing is every gap of a map, in the caller's unit. A nil function is a gap of 0.
type Spacing struct {
	// Across is the room for branches between a parent and its children. The family's height is that of all children
	// with all that hangs under them; for the centre it is asked once a side.
	Across func(parent *Tree, familyHeight float64) float64
	// Between is the vertical gap between two siblings that follow each other, and what hangs under them.
	Between func(a, b *Tree) float64
	// Panel, when not nil, makes panels of cards out of many leaves.
	Panel *PanelSpacing
	// Deal gives the children of the centre new sides, so that the taller side is as small as can be: up to 16 of them the best
	// deal there is. Otherwise each hangs on its own.
	Deal bool
	// Apart reports whether two children of the centre should not follow each other on a side. It is asked for a deal, which then
	// does otherwise when it can; nil for none.
	Apart func(a, b *Tree) bool
	// OneSided places everything to the right, whatever the sides say.
	OneSided bool
	// Snap makes every position and size a whole number: sizes are rounded up, gaps to the nearest. A parent is then
	// midway between its first and its last child, rounded down.
	Snap bool
	// LeavesByTop lets a branch lead to the first row of a leaf, where reading begins, and not to its middle. It needs Snap.
	LeavesByTop bool
}

// PanelSpacing says when the leaves of a node become a panel of cards in columns, and how it is spaced. The children of
// the centre never do.
type PanelSpacing struct {
	Min    int     // at least this many siblings that follow each other, all of level Leaf, become a panel
	Pad    float64 // between the panel's border and its cards
	Gap    float64 // between two columns
	RowGap float64 // between two cards of a column
	CardW  float64 // width of every card; the measured height is kept
	Across float64 // between a head and its panel when it has no other child
	// Columns is the largest number of columns tried; 0 means 16.
	Columns int
	// Cards is how many cards a column has at least, but for the last one; 0 means six.
	Cards int
	// Narrow makes the cards of a panel only as wide as the widest of them is by its measure.
	Narrow bool
	// Headed puts a head whose only children are a panel on top of it, HeadGap above, as wide as the panel, with no branch.
	Headed  bool
	HeadGap float64
	// Stacked lets a head all of whose children stand on panels stand on them in turn.
	Stacked bool
	// Order, when not nil, is the order of the cards of a panel, as that of slices.SortFunc; otherwise it is their own.
	Order func(a, b *Tree) int
	// Fit is how good a map of that size is: the number of columns is the one with the greatest. When it is nil a map is the
	// better the nearer it is to 1.6 times as wide as high.
	Fit func(w, h float64) float64
}

// Map is a placed tree. Its top left corner is (0, 0); y grows downward.
type Map struct {
	W, H   float64
	Boxes  []Box // in preorder: a parent before its children, children in order; the centre is the first
	Edges  []Edge
	Panels []Panel
}

// Box is one placed node.
type Box struct {
	Ref        int // of its Tree
	Parent     int // index in Map.Boxes; -1 for the centre
	Panel      int // index in Map.Panels of the panel it is a card of; -1 when it is none
	Level      Level
	Side       mindmap.Side // NoSide for the centre
	X, Y, W, H float64
}

// Edge is one branch, from the facing side of a box at (X0, Y0) to the facing side of its child, or of a panel of
// its children, at (X1, Y1). Both ends are at the middle of their box; with Snap, Y is the row of cells in the middle,
// the upper one of two, or with LeavesByTop the first of a leaf, and X the line between two cells.
type Edge struct {
	From   int // index in Map.Boxes
	To     int // index in Map.Boxes; -1 when the branch leads to a panel
	Panel  int // index in Map.Panels; -1 when the branch leads to a box
	Side   mindmap.Side
	X0, Y0 float64
	X1, Y1 float64
}

// Panel is a tinted area with children of one box as cards.
type Panel struct {
	Head       int // index in Map.Boxes
	Columns    int
	X, Y, W, H float64
}

// Move shifts the whole map.
func (m *Map) Move(dx, dy float64) {
	for i := range m.Boxes {
		m.Boxes[i].X += dx
		m.Boxes[i].Y += dy
	}
	for i := range m.Edges {
		e := &m.Edges[i]
		e.X0, e.X1, e.Y0, e.Y1 = e.X0+dx, e.X1+dx, e.Y0+dy, e.Y1+dy
	}
	for i := range m.Panels {
		m.Panels[i].X += dx
		m.Panels[i].Y += dy
	}
}

// Arrange places the tree. It takes time in proportion to the number of nodes (times the columns tried, with panels) and
// asks measure once a node. Sizes and gaps that are negative or no numbers count as 0.
//
// Siblings are stacked so that the blocks of all that hangs under them never overlap. A parent stands midway between its
// first and last child. When the centre has children on both sides, each side as a block is centred on it.
func Arrange(root *Tree, measure func(*Tree) Size, s Spacing) *Map {
	return new(Arranger).Arrange(root, measure, s)
}

// Arranger places one tree after another in the same working memory: for a map that is placed at every change. Its zero
// value is ready. The maps that it returns are the caller's; it is not safe for use by several goroutines.
type Arranger struct{ e engine }

// Arrange is [Arrange].
func (a *Arranger) Arrange(root *Tree, measure func(*Tree) Size, s Spacing) *Map {
	a.e.begin(root, measure, s)
	defer a.e.release()
	return a.e.best()
}
