package mapview

import (
	"math"

	"mindwall/mindmap"
	"mindwall/mindmap/layout"
)

// Direction is a way to walk on the map.
type Direction int

// The directions.
const (
	Up Direction = iota
	Down
	Left
	Right
)

// step is the box that one step from the box at index i leads to: outward to the nearest child, inward to the parent,
// up and down to the nearest box on the same side, of the same column where there is one. It is i itself at the edge.
func (t *tree) step(i int, d Direction) int {
	b := &t.boxes[i]
	switch d {
	case Up:
		return t.above(i, -1)
	case Down:
		return t.above(i, +1)
	}
	outward := mindmap.Right
	if d == Left {
		outward = mindmap.Left
	}
	if b.Side == mindmap.NoSide || b.Side == outward {
		return t.child(i, outward)
	}
	return max(b.Parent, 0)
}

// child is the child nearest in height to the box, on that side; the box itself when there is none.
func (t *tree) child(i int, side mindmap.Side) int {
	best, distance := i, 0.0
	at := middle(&t.boxes[i])
	for j := i + 1; j < len(t.boxes) && t.boxes[j].Parent >= i; j++ {
		b := &t.boxes[j]
		if b.Parent != i || b.Side != side {
			continue
		}
		if d := math.Abs(middle(b) - at); best == i || d < distance {
			best, distance = j, d
		}
	}
	return best
}

// above is the nearest box whose middle is above (way -1) or below (way +1) on the same side. Boxes whose columns do not
// overlap count as further away.
func (t *tree) above(i, way int) int {
	const otherColumn = 1000
	from := &t.boxes[i]
	best, distance := i, 0.0
	for j := range t.boxes {
		b := &t.boxes[j]
		if j == i || b.Side != from.Side {
			continue
		}
		d := float64(way) * (middle(b) - middle(from))
		if d <= 0 {
			continue
		}
		if b.X >= from.X+from.W || from.X >= b.X+b.W {
			d += otherColumn
		}
		if best == i || d < distance {
			best, distance = j, d
		}
	}
	return best
}

func middle(b *layout.Box) float64 { return b.Y + b.H/2 }
