package picture

import "math"

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

// path is a closed outline that is filled by the nonzero rule.
type path []step

func (p *path) move(x, y float64) { *p = append(*p, step{moveTo, [3]point{{x, y}}}) }
func (p *path) line(x, y float64) { *p = append(*p, step{lineTo, [3]point{{x, y}}}) }
func (p *path) cubic(a, b, c point) {
	*p = append(*p, step{cubicTo, [3]point{a, b, c}})
}
func (p *path) close() { *p = append(*p, step{verb: closeTo}) }

// moved is the path in other coordinates: scaled by k, then shifted.
func (p path) moved(k, dx, dy float64) path {
	out := make(path, len(p))
	for i, s := range p {
		for j := range s.points() {
			s.p[j] = point{s.p[j].x*k + dx, s.p[j].y*k + dy}
		}
		out[i] = s
	}
	return out
}

func (p path) bounds() (x0, y0, x1, y1 float64) {
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
func roundRect(x, y, w, h, r float64) path {
	p := make(path, 0, 10)
	r = max(0, min(r, w/2, h/2))
	if r == 0 {
		p.move(x, y)
		p.line(x+w, y)
		p.line(x+w, y+h)
		p.line(x, y+h)
		p.close()
		return p
	}
	k := r * (1 - quarter)
	p.move(x+r, y)
	p.line(x+w-r, y)
	p.cubic(point{x + w - k, y}, point{x + w, y + k}, point{x + w, y + r})
	p.line(x+w, y+h-r)
	p.cubic(point{x + w, y + h - k}, point{x + w - k, y + h}, point{x + w - r, y + h})
	p.line(x+r, y+h)
	p.cubic(point{x + k, y + h}, point{x, y + h - k}, point{x, y + h - r})
	p.line(x, y+r)
	p.cubic(point{x, y + k}, point{x + k, y}, point{x + r, y})
	p.close()
	return p
}

func circle(x, y, r float64) path { return roundRect(x-r, y-r, 2*r, 2*r, r) }

const (
	branchControl = 0.55 // how far the controls of a branch reach along its width
	branchTaper   = 0.7  // exponent of the way along a branch by which it gets thinner: it does so early
	branchPieces  = 6    // cubics for each side of a branch's outline; the error is below a tenth of a point
)

// branch is a curve with level ends that gets thinner from w0 to w1, as one outline.
func branch(x0, y0, x1, y1, w0, w1 float64) path {
	p := make(path, 0, 2*branchPieces+4)
	if math.Abs(y1-y0) < 0.75 {
		p.move(x0, y0-w0/2)
		p.line(x1, y1-w1/2)
		p.line(x1, y1+w1/2)
		p.line(x0, y0+w0/2)
		p.close()
		return p
	}
	c := curve{x0, y0, x1, y1, w0, w1}
	start := c.edge(0, 1)
	p.move(start.x, start.y)
	for i := range branchPieces {
		c.trace(&p, float64(i)/branchPieces, float64(i+1)/branchPieces, 1)
	}
	end := c.edge(1, -1)
	p.line(end.x, end.y)
	for i := branchPieces; i > 0; i-- {
		c.trace(&p, float64(i)/branchPieces, float64(i-1)/branchPieces, -1)
	}
	p.close()
	return p
}

// curve is the middle line of a branch and its width.
type curve struct{ x0, y0, x1, y1, w0, w1 float64 }

// edge is the point of the outline at t, from 0 to 1, on one side of the middle line.
func (c curve) edge(t, side float64) point {
	a, b := c.x0+(c.x1-c.x0)*branchControl, c.x1-(c.x1-c.x0)*branchControl
	u := 1 - t
	x := u*u*u*c.x0 + 3*u*u*t*a + 3*u*t*t*b + t*t*t*c.x1
	y := u*u*(u+3*t)*c.y0 + t*t*(t+3*u)*c.y1
	dx := 3*u*u*(a-c.x0) + 6*u*t*(b-a) + 3*t*t*(c.x1-b)
	dy := 6 * u * t * (c.y1 - c.y0)
	l := math.Hypot(dx, dy)
	if l == 0 {
		return point{x, y}
	}
	half := side * (c.w0 + (c.w1-c.w0)*math.Pow(t, branchTaper)) / 2
	return point{x - dy/l*half, y + dx/l*half}
}

// trace adds the outline from t0 to t1 as a cubic with the outline's own slopes at its ends (Hermite's form).
func (c curve) trace(p *path, t0, t1, side float64) {
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
