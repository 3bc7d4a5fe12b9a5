package comparison

import (
	"cmp"
	"math"
	"slices"

	"mindwall/export/canvas"
	"mindwall/export/internal/colour"
	"mindwall/export/typeset"
	"mindwall/mindmap/compare"
)

// Measures of lines from then to now, in points.
const (
	slopeHead    = 220.0 // the least room for what stands above a side
	slopeLines   = 260.0 // the least width of what is between the sides
	slopeMain    = 46.0
	slopeBeside  = 54.0
	slopeLeader  = 30.0 // from an end to its label
	slopeApart   = 7.0  // between labels
	slopeLeast   = 340.0
	slopeAway    = 56.0 // the most that a label is moved
	endRadius    = 5.5
	dash, noDash = 9.0, 6.0
)

// end is one end of a line with its label.
type end struct {
	row    *row
	at     int // the column
	name   typeset.Text
	main   typeset.Text
	beside typeset.Text
	wanted float64 // where the line ends
	middle float64 // where the label stands
}

func (e *end) height() float64 { return max(e.name.H, e.main.H) + slopeApart }

// slope is a line from then to now for each theme, with labels at its ends.
type slope struct {
	ends   [2][]*end  // of each side
	sides  [2]float64 // where they stand, from the left
	height float64    // from nothing to the greatest value
}

// newSlope measures the lines of a figure; nil when they cannot be read, as labels would stand too far from what they are of.
func (d *drawing) newSlope() *slope {
	s := &slope{height: slopeLeast}
	for side := range s.ends {
		s.ends[side] = d.ends(side)
		all, widest := 0.0, slopeHead
		for _, e := range s.ends[side] {
			all, widest = all+e.height(), max(widest, slopeBeside+slopeMain+slopeLeader+signGap+signSize+e.name.W)
		}
		s.height, s.sides[side] = max(s.height, all*1.08), d.margin+widest
	}
	s.sides[1] = d.scene.W - s.sides[1]
	for _, ends := range s.ends {
		place(ends, d.most(), s.height)
		if slices.ContainsFunc(ends, func(e *end) bool { return math.Abs(e.middle-e.wanted) > slopeAway }) {
			return nil
		}
	}
	return s
}

// slope draws the lines from y on, and returns where that ends.
func (d *drawing) slope(s *slope, y float64) float64 {
	y = d.sideHeads(y, s.sides) + 14
	d.frame(s.sides, y, y+s.height)
	for i := range d.rows {
		d.slopeLine(&d.rows[i], s, y)
	}
	for i := range d.rows {
		r := &d.rows[i]
		d.scene.Group(d.label(r), func() {
			for side, ends := range s.ends {
				if at := slices.IndexFunc(ends, func(e *end) bool { return e.row == r }); at >= 0 {
					d.slopeLabel(ends[at], s.sides[side], y)
				}
			}
		})
	}
	return y + s.height + 18
}

// sideHeads writes above each side what it is.
func (d *drawing) sideHeads(y float64, sides [2]float64) float64 {
	height := 0.0
	for side, x := range sides {
		name := d.text(d.columns[side], 17, true, slopeHead, 3)
		said := d.text(d.said[side], smallSize, false, slopeHead, 2)
		put := d.put
		if side == 0 {
			put = d.putBefore
			x += endRadius
		} else {
			x -= endRadius
		}
		put(&name, x, y, d.palette.Ink)
		put(&said, x, y+name.H, d.palette.Muted)
		height = max(height, name.H+said.H)
	}
	return y + height + 8
}

// frame draws a light upright on each side, from nothing to the greatest value.
func (d *drawing) frame(sides [2]float64, top, bottom float64) {
	light := d.palette.Muted.Over(d.palette.Background, 0.35)
	for _, x := range sides {
		d.scene.Box(x-0.75, top-8, 1.5, bottom-top+16, 0, light)
	}
}

// ends are the labels of a side, from the top down. What was not said on a side has none there.
func (d *drawing) ends(side int) []*end {
	room := (d.scene.W-2*d.margin-slopeLines)/2 - slopeBeside - slopeMain - slopeLeader - signGap - signSize
	var list []*end
	for i := range d.rows {
		r := &d.rows[i]
		if r.values[side] == 0 {
			continue
		}
		name := r.name
		if side == 0 && r.before != "" {
			name = r.before
		}
		list = append(list, &end{
			row: r, at: side,
			name:   d.text(name, textSize, r.sure, room, 0),
			main:   d.text(r.main[side], textSize, true, slopeMain, 1),
			beside: d.text(r.beside[side], smallSize, false, slopeBeside, 1),
		})
	}
	slices.SortStableFunc(list, func(a, b *end) int { return cmp.Compare(b.row.values[side], a.row.values[side]) })
	return list
}

// place says where each line ends, from the top of the lines, and where its label stands beside it without touching another.
func place(ends []*end, most, height float64) {
	wanted, heights := make([]float64, len(ends)), make([]float64, len(ends))
	for i, e := range ends {
		e.wanted = level(e.row.values[e.at], most, height)
		wanted[i], heights[i] = e.wanted, e.height()
	}
	half := textSize
	for i, middle := range spread(wanted, heights, -half, height+half) {
		ends[i].middle = middle
	}
}

// level is how far below the top of the lines a value stands.
func level(value, most, height float64) float64 { return height - height*value/most }

// slopeLine draws a line: thick for what is more than chance, in dashes for what is new or gone, whose open end is at nothing.
func (d *drawing) slopeLine(r *row, s *slope, top float64) {
	ink := d.ink(r.status)
	thick := 2.2
	if r.sure {
		thick = 5
	}
	var at [2]float64
	for i := range at {
		at[i] = top + level(r.values[i], d.most(), s.height)
	}
	if r.status == compare.New || r.status == compare.Gone {
		d.dashed(s.sides[0], at[0], s.sides[1], at[1], thick, ink)
	} else {
		d.line(s.sides[0], at[0], s.sides[1], at[1], thick, ink)
	}
	for i, x := range s.sides {
		radius := endRadius + (thick-2.2)*0.6
		d.scene.Path(canvas.Circle(x, at[i], radius), ink)
		if r.values[i] == 0 {
			d.scene.Path(canvas.Circle(x, at[i], radius-2), d.palette.Background)
		}
	}
}

// slopeLabel writes the label of an end, and leads to it where it does not stand beside it.
func (d *drawing) slopeLabel(e *end, x, y float64) {
	ink, r := d.ink(e.row.status), e.row
	out := 1.0
	if e.at == 0 {
		out = -1
	}
	near, far := x+out*(endRadius+3), x+out*(slopeLeader-3)
	middle := y + e.middle
	d.line(near, y+e.wanted, far, middle, 1, ink.Over(d.palette.Background, 0.55))
	top := func(h float64) float64 { return middle - h/2 }
	x += out * slopeLeader
	if e.at == 0 {
		d.putBefore(&e.main, x, top(e.main.H), d.palette.Ink)
		d.putBefore(&e.beside, x-slopeMain, top(e.beside.H), d.palette.Muted)
		x -= slopeMain + slopeBeside
		d.putBefore(&e.name, x, top(e.name.H), d.palette.Ink)
		d.sign(r.status, x-e.name.W-signGap-signSize, middle, ink)
		return
	}
	d.put(&e.main, x, top(e.main.H), d.palette.Ink)
	d.put(&e.beside, x+slopeMain, top(e.beside.H), d.palette.Muted)
	x += slopeMain + slopeBeside
	d.sign(r.status, x, middle, ink)
	d.put(&e.name, x+signSize+signGap, top(e.name.H), d.palette.Ink)
}

// line fills a straight line of that thickness.
func (d *drawing) line(x0, y0, x1, y1, thick float64, c colour.RGB) {
	l := math.Hypot(x1-x0, y1-y0)
	if l == 0 {
		return
	}
	dx, dy := (y1-y0)/l*thick/2, (x1-x0)/l*thick/2
	d.scene.Path(canvas.Polygon(x0-dx, y0+dy, x1-dx, y1+dy, x1+dx, y1-dy, x0+dx, y0-dy), c)
}

// dashed is a line in dashes.
func (d *drawing) dashed(x0, y0, x1, y1, thick float64, c colour.RGB) {
	l := math.Hypot(x1-x0, y1-y0)
	for at := 0.0; at < l; at += dash + noDash {
		to := min(at+dash, l)
		d.line(x0+(x1-x0)*at/l, y0+(y1-y0)*at/l, x0+(x1-x0)*to/l, y0+(y1-y0)*to/l, thick, c)
	}
}
