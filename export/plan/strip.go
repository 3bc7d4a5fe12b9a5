package plan

import (
	"math"

	"mindwall/mindmap/layout"
	"mindwall/mindmap/say"
	"mindwall/mindmap/walk"
)

const (
	stripApart = 22.0 // between the map and the strip
	stripGap   = 7.0  // between two of its answers, and between two rows
	// stripWidest is the measure of its answers by that of others: it is a strip of lines.
	stripWidest = 1.6
)

// addStrip adds the answers under no theme, which are no part of the tree.
func (p *Plan) addStrip(from *walk.Branch) {
	head := boxOf(from)
	head.Text, head.Parent = p.Voice.Text(say.AlsoSaid), 0
	p.strip = len(p.Boxes)
	p.add(layout.SubTheme, head)
	for _, a := range from.Answers {
		p.addAnswer(a, from.Colour)
		p.Boxes[len(p.Boxes)-1].Parent = p.strip
	}
}

// stripMeasure is the measure of an answer in the strip: it should fit below the question.
func (p *Plan) stripMeasure() float64 {
	column := p.Boxes[0].W - 2*StyleOf(layout.Leaf).PadX
	return max(p.form.measure*0.8, min(p.form.measure*stripWidest, column))
}

// stripped reports whether the plan has a strip.
func (p *Plan) stripped() bool { return p.strip > 0 && p.strip < len(p.Boxes) }

// strip is where the strip of a map of some size stands: in the room below the question, which no branch crosses, else at the
// foot, where it takes room of its own.
type strip struct {
	width  float64 // of its rows
	height float64
	inside bool
}

// stripOf is the strip of a map of that height on a page with that room across.
func (p *Plan) stripOf(height, across float64) strip {
	if !p.stripped() {
		return strip{}
	}
	if column := p.Boxes[0].W; p.twoSided {
		if need := p.flow(column, nil); need <= (height-p.Boxes[0].H)/2-1.5*stripApart*p.Grow {
			return strip{column, need, true}
		}
	}
	return strip{width: across, height: min(p.flow(across, nil), 1e9) + stripApart*part(p.Grow, 0.5)}
}

// room is the height that the strip adds to the page.
func (s strip) room() float64 {
	if s.inside {
		return 0
	}
	return s.height
}

// placeStrip places the boxes of the strip, on a page whose map and strip end at the bottom.
func (p *Plan) placeStrip(s strip, bottom float64) {
	c := &p.Boxes[0]
	if p.Voice.FromRight() { // the first is at the right
		defer p.mirrorStrip(s.inside)
	}
	if s.inside {
		p.flow(s.width, func(row []Box, y float64) {
			x := c.X + (c.W-rowWidth(row))/2
			putRow(row, x, bottom-s.height+y)
		})
		return
	}
	top := bottom - s.height + stripApart*part(p.Grow, 0.5)
	p.flow(s.width, func(row []Box, y float64) { putRow(row, p.Margin, top+y) })
}

// mirrorStrip turns the rows of the strip about the middle of the question, inside of the map, or of the page.
func (p *Plan) mirrorStrip(inside bool) {
	ends := p.W
	if c := &p.Boxes[0]; inside {
		ends = 2*c.X + c.W
	}
	for i := p.strip; p.stripped() && i < len(p.Boxes); i++ {
		p.Boxes[i].X = ends - p.Boxes[i].X - p.Boxes[i].W
	}
}

// flow calls put for each row of boxes of the strip that is no wider than width, with its middle below the top of the strip, and
// returns the height of all: endless, when one is wider.
func (p *Plan) flow(width float64, put func(row []Box, y float64)) float64 {
	if !p.stripped() {
		return 0
	}
	y, begin, x, high, sticks := 0.0, p.strip, 0.0, 0.0, false
	end := func(i int) {
		if put != nil {
			put(p.Boxes[begin:i], y+high/2)
		}
		y += high + stripGap
		begin, x, high = i, 0, 0
	}
	for i := p.strip; i < len(p.Boxes); i++ {
		b := &p.Boxes[i]
		if x > 0 && x+b.W > width {
			end(i)
		}
		x, high = x+b.W+stripGap, max(high, b.H)
		sticks = sticks || b.W > width
	}
	end(len(p.Boxes))
	if sticks {
		return math.Inf(1)
	}
	return max(0, y-stripGap)
}

func rowWidth(row []Box) float64 {
	w := -stripGap
	for i := range row {
		w += row[i].W + stripGap
	}
	return w
}

func putRow(row []Box, x, middle float64) {
	for i := range row {
		row[i].X, row[i].Y = x, middle-row[i].H/2
		x += row[i].W + stripGap
	}
}
