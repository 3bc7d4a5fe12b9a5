package canvas

import (
	"math"
	"slices"
)

// verb is a step of a path.
type verb uint8

const (
	moveTo  verb = iota // 1 point
	lineTo              // 1 point
	cubicTo             // 2 controls and 1 point
	closeTo             // none
)

type point struct{ x, y float64 }

// step is one step of a path. Its points come first in p; the rest is zero.
type step struct {
	verb verb
	p    [3]point
}

func (s *step) points() []point {
	return s.p[:[...]int{moveTo: 1, lineTo: 1, cubicTo: 3, closeTo: 0}[s.verb]]
}

// Path is a closed outline that is filled by the nonzero rule.
type Path []step

// MoveTo begins a contour.
func (p *Path) MoveTo(x, y float64) { *p = append(*p, step{moveTo, [3]point{{x, y}}}) }

// CubicTo goes on to x, y, by two controls.
func (p *Path) CubicTo(ax, ay, bx, by, x, y float64) {
	p.cubic(point{ax, ay}, point{bx, by}, point{x, y})
}

// mirrored is the path in a scene of that width that is read from the right.
func (p Path) mirrored(width float64) Path {
	out := slices.Clone(p)
	for i := range out {
		for j := range out[i].points() {
			out[i].p[j].x = width - out[i].p[j].x
		}
	}
	return out
}

// Close ends a contour.
func (p *Path) Close() { *p = append(*p, step{verb: closeTo}) }

// LineTo goes straight on to x, y.
func (p *Path) LineTo(x, y float64) { *p = append(*p, step{lineTo, [3]point{{x, y}}}) }

func (p *Path) cubic(a, b, c point) { *p = append(*p, step{cubicTo, [3]point{a, b, c}}) }

// moved is the path in other coordinates: scaled by k, then shifted sideways.
func (p Path) moved(k, dx float64) Path {
	out := make(Path, len(p))
	for i, s := range p {
		for j := range s.points() {
			s.p[j] = point{s.p[j].x*k + dx, s.p[j].y * k}
		}
		out[i] = s
	}
	return out
}

func (p Path) bounds() (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := range p {
		for _, q := range p[i].points() {
			x0, x1 = min(x0, q.x), max(x1, q.x)
			y0, y1 = min(y0, q.y), max(y1, q.y)
		}
	}
	return
}

// quarter is the distance of a control from the end of a quarter of a circle of radius 1: 4/3·(√2−1).
const quarter = 0.5522847498

// roundRect is a rectangle with round corners.
func roundRect(x, y, w, h, r float64) Path {
	p := make(Path, 0, 10)
	r = max(0, min(r, w/2, h/2))
	if r == 0 {
		p.MoveTo(x, y)
		p.LineTo(x+w, y)
		p.LineTo(x+w, y+h)
		p.LineTo(x, y+h)
		p.Close()
		return p
	}
	k := r * (1 - quarter)
	p.MoveTo(x+r, y)
	p.LineTo(x+w-r, y)
	p.cubic(point{x + w - k, y}, point{x + w, y + k}, point{x + w, y + r})
	p.LineTo(x+w, y+h-r)
	p.cubic(point{x + w, y + h - k}, point{x + w - k, y + h}, point{x + w - r, y + h})
	p.LineTo(x+r, y+h)
	p.cubic(point{x + k, y + h}, point{x, y + h - k}, point{x, y + h - r})
	p.LineTo(x, y+r)
	p.cubic(point{x, y + k}, point{x + k, y}, point{x + r, y})
	p.Close()
	return p
}

// Circle is a disc round x, y.
func Circle(x, y, r float64) Path { return roundRect(x-r, y-r, 2*r, 2*r, r) }

const (
	taper  = 0.7 // exponent of the way along a curve by which it gets thinner: it does so early
	pieces = 6   // cubics for each side of a curve's outline; the error is below a tenth of a point
)

// Taper is a curve with level ends that gets thinner from w0 to w1, as one outline: a cubic whose controls reach the share
// bend along its width.
func Taper(x0, y0, x1, y1, w0, w1, bend float64) Path {
	p := make(Path, 0, 2*pieces+4)
	if math.Abs(y1-y0) < 0.75 {
		p.MoveTo(x0, y0-w0/2)
		p.LineTo(x1, y1-w1/2)
		p.LineTo(x1, y1+w1/2)
		p.LineTo(x0, y0+w0/2)
		p.Close()
		return p
	}
	c := curve{x0, y0, x1, y1, w0, w1, bend}
	start := c.edge(0, 1)
	p.MoveTo(start.x, start.y)
	for i := range pieces {
		c.trace(&p, float64(i)/pieces, float64(i+1)/pieces, 1)
	}
	end := c.edge(1, -1)
	p.LineTo(end.x, end.y)
	for i := pieces; i > 0; i-- {
		c.trace(&p, float64(i)/pieces, float64(i-1)/pieces, -1)
	}
	p.Close()
	return p
}

// curve is the middle line of a tapering curve and its width.
type curve struct{ x0, y0, x1, y1, w0, w1, bend float64 }

// edge is the point of the outline at t, from 0 to 1, on one side of the middle line.
func (c curve) edge(t, side float64) point {
	a, b := c.x0+(c.x1-c.x0)*c.bend, c.x1-(c.x1-c.x0)*c.bend
	u := 1 - t
	x := u*u*u*c.x0 + 3*u*u*t*a + 3*u*t*t*b + t*t*t*c.x1
	y := u*u*(u+3*t)*c.y0 + t*t*(t+3*u)*c.y1
	dx := 3*u*u*(a-c.x0) + 6*u*t*(b-a) + 3*t*t*(c.x1-b)
	dy := 6 * u * t * (c.y1 - c.y0)
	l := math.Hypot(dx, dy)
	if l == 0 {
		return point{x, y}
	}
	half := side * (c.w0 + (c.w1-c.w0)*math.Pow(t, taper)) / 2
	return point{x - dy/l*half, y + dx/l*half}
}

// trace adds the outline from t0 to t1 as a cubic with the outline's own slopes at its ends (Hermite's form).
func (c curve) trace(p *Path, t0, t1, side float64) {
	const h = 1e-4
	slope := func(t float64) point {
		a, b := c.edge(max(0, t-h), side), c.edge(min(1, t+h), side)
		d := min(1, t+h) - max(0, t-h)
		return point{(b.x - a.x) / d, (b.y - a.y) / d}
	}
	from, to := c.edge(t0, side), c.edge(t1, side)
	s0, s1, third := slope(t0), slope(t1), (t1-t0)/3
	p.cubic(point{from.x + s0.x*third, from.y + s0.y*third}, point{to.x - s1.x*third, to.y - s1.y*third}, to)
}

// Polygon is an area with straight edges, from one corner to the next: x and y of each.
func Polygon(corners ...float64) Path {
	var p Path
	p.MoveTo(corners[0], corners[1])
	for i := 2; i < len(corners); i += 2 {
		p.LineTo(corners[i], corners[i+1])
	}
	p.Close()
	return p
}
