package forms

import (
	"cmp"
	"image"
	"slices"
)

// Direction is a way to walk on a map.
type Direction int

// The directions.
const (
	Up Direction = iota
	Down
	Left
	Right
)

// Step is where one step leads by what is seen, by the numbers of spots. Up and down go to what stands next in the same column, and past
// its end to the unsorted, or to the question; left and right along the row, in a tree from a name to what hangs under it and
// back. At the edge of the map it stays.
func (m *Map) Step(at int, d Direction) int {
	to := m.step(at, d)
	m.remember(m.Spot(to).ID, to) // it is what is looked for next
	return to
}

func (m *Map) step(at int, d Direction) int {
	p, i := m.locate(at)
	if p == nil {
		return m.fromQuestion(d)
	}
	switch d {
	case Up:
		return m.vertical(at, p, -1)
	case Down:
		return m.vertical(at, p, +1)
	}
	if m.Kind == Tree || m.Kind == Branch {
		if p.col != unsortedColumn {
			return m.along(at, p, i, d)
		}
	}
	return m.across(at, d)
}

func (m *Map) fromQuestion(d Direction) int {
	if d != Down && d != Right && !(d == Left && m.Kind == Tree) || m.Len() == 1 {
		return 0
	}
	if m.Kind == Tree {
		return m.headBeside(d == Left, 0)
	}
	return 1
}

// along goes outward to the nearest child, and inward to the parent or to the other side.
func (m *Map) along(at int, p *part, i int, d Direction) int {
	left := m.Kind == Tree && p.col == 1
	if (d == Left) == left {
		places := p.Places()
		best, y := at, places[i].Min.Y
		for k, s := range places {
			if s.Parent == i && (best == at || away(s.Min.Y, y) < away(places[best-at+i].Min.Y, y)) {
				best = at - i + k
			}
		}
		return best
	}
	if up := p.Places()[i].Parent; up >= 0 {
		return at - i + up
	}
	if m.Kind == Tree {
		if other := m.headBeside(!left, p.y+p.Places()[i].Min.Y); other > 0 {
			return other
		}
	}
	return 0
}

func away(a, b int) int { return max(a-b, b-a) }

// headBeside is the name nearest to a row on one side of a tree; 0 when none is there.
func (m *Map) headBeside(left bool, y int) int {
	best, distance, n := 0, 0, 1
	for i := range m.parts {
		p := &m.parts[i]
		if p.col == btoi(left) && p.Len() > 0 {
			if d := away(p.y+p.Places()[0].Min.Y, y); best == 0 || d < distance {
				best, distance = n, d
			}
		}
		n += p.Len()
	}
	return best
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// vertical goes to the next row of the same column that has something, and there to what is nearest; from the last row of
// a theme's column to the unsorted, and from their first to what stands above.
func (m *Map) vertical(at int, p *part, way int) int {
	from := m.Rect(at)
	if to := m.nextRow(from, way, func(q *part) bool { return q.col == p.col }); to > 0 {
		return to
	}
	if p.col == unsortedColumn && way < 0 {
		if to := m.nextRow(from, way, func(q *part) bool { return q.col != unsortedColumn }); to > 0 {
			return to
		}
	}
	if p.col != unsortedColumn && way > 0 {
		if to := m.nextRow(from, way, func(q *part) bool { return q.col == unsortedColumn }); to > 0 {
			return to
		}
	}
	if way < 0 {
		return 0
	}
	return at
}

// farther is how many rows it counts to stand in no column of what one comes from, in a tree or among columns.
const farther = 1000

// nextRow is the nearest spot of some parts above or below a place.
func (m *Map) nextRow(from image.Rectangle, way int, of func(*part) bool) int {
	best, distance, n := 0, 0, 1
	tree := m.Kind == Tree || m.Kind == Branch
	for i := range m.parts {
		p := &m.parts[i]
		if !of(p) || best > 0 && p.beyond(from, way, distance) || way < 0 && p.y >= from.Min.Y || way > 0 && p.y+p.Own() <= from.Min.Y {
			n += p.Len()
			continue
		}
		for k, r := range p.Places() {
			r := r.Add(image.Pt(p.x, p.y))
			rows := way * (r.Min.Y - from.Min.Y)
			if rows <= 0 {
				continue
			}
			beside := gapBetween(r, from)
			d := rows*farther + beside
			if beside > 0 && (tree && p.col != unsortedColumn || !sameLane(p, from)) {
				d += farther * farther
			}
			if best == 0 || d < distance {
				best, distance = n+k, d
			}
		}
		n += p.Len()
	}
	return best
}

// beyond reports whether nothing of a part can be as near as a distance, by its rows.
func (p *part) beyond(from image.Rectangle, way, distance int) bool {
	rows := p.y - from.Min.Y
	if way < 0 {
		rows = from.Min.Y - (p.y + p.Own() - 1)
	}
	return rows > 0 && rows*farther > distance
}

// sameLane reports whether two places may be taken for one column though they do not overlap: within one part they may.
func sameLane(p *part, from image.Rectangle) bool {
	return p.col == unsortedColumn || from.Min.X >= p.x && from.Min.X < p.x+p.W
}

// gapBetween is how many cells lie between two places sideways.
func gapBetween(a, b image.Rectangle) int { return max(a.Min.X-b.Max.X, b.Min.X-a.Max.X, 0) }

// across goes to what is nearest at the left or the right, on the same row if something is there. It stays among the themes,
// or among the unsorted: the way between them is up and down.
func (m *Map) across(at int, d Direction) int {
	from := m.Rect(at)
	of, _ := m.locate(at)
	best, distance, n := at, 0, 1
	for i := range m.parts {
		p := &m.parts[i]
		if (p.col == unsortedColumn) != (of.col == unsortedColumn) || best != at && farther*p.rowsFrom(from) > distance {
			n += p.Len()
			continue
		}
		for k, r := range p.Places() {
			r := r.Add(image.Pt(p.x, p.y))
			ahead := r.Min.X - from.Max.X
			if d == Left {
				ahead = from.Min.X - r.Max.X
			}
			if n+k == at || ahead < 0 {
				continue
			}
			cost := ahead + farther*away(r.Min.Y, from.Min.Y)
			if best == at || cost < distance {
				best, distance = n+k, cost
			}
		}
		n += p.Len()
	}
	return best
}

// rowsFrom is how many rows, at least, lie between the first row of a place and that of whatever stands in a part.
func (p *part) rowsFrom(from image.Rectangle) int {
	return max(p.y-from.Min.Y, from.Min.Y-(p.y+p.Own()-1), 0)
}

// Answers are the answers on a map in the order in which they are read, by their numbers.
func (m *Map) Answers() []int {
	var list []int
	var places []image.Point // of all spots
	places = append(places, m.Rect(0).Min)
	for i := range m.parts {
		p := &m.parts[i]
		for k, s := range p.Spots() {
			if s.Answer != nil {
				list = append(list, len(places))
			}
			places = append(places, p.Places()[k].Min.Add(image.Pt(p.x, p.y)))
		}
	}
	slices.SortStableFunc(list, func(a, b int) int {
		return cmp.Or(places[a].Y-places[b].Y, places[a].X-places[b].X)
	})
	return list
}
