package stage

import (
	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/paint"
)

// blank is nothing, or the time alone, as large as it fits.
func (p *painter) blank(v View) []string {
	clock := clockOf(v.Shown.Timer, v.Now)
	if clock.phase == still {
		return blankRows(p.size)
	}
	c := paint.NewCanvas(p.size.W, p.size.H)
	drawClock(c, p.size, clock, p.look)
	return c.Lines()
}

// welcome is what the room sees before the first question: the event.
func (p *painter) welcome() []string {
	e := p.live.Board().Event
	c := paint.NewCanvas(p.size.W, p.size.H)
	y := 0
	for _, text := range []string{e.Host, e.Place, e.Date} {
		if text == "" {
			continue
		}
		for _, row := range wrapWhole(text, max(p.size.W-2*textAt, 1)) {
			c.Text(textAt, y, row, p.look.Muted)
			y++
		}
	}
	return c.Lines()
}

// parkedName is the heading of what is parked.
const parkedName = "Parked for later"

// parked is the parking lot of the whole event.
func (p *painter) parked() []string {
	b := &branch{name: parkedName, colour: noColour}
	for _, a := range p.live.Board().Parked {
		b.people += a.Tally.Total()
	}
	p.hang(b, p.live.Board().Parked, "")
	b.rank(p)
	c := paint.NewCanvas(p.size.W, p.size.H)
	top := p.drawHeading(c, b.name, b)
	if len(b.leaves) > 0 && p.size.H > top {
		if l := (listPainter{p}).fitList(b, p.size.H-top, Whole); l.spots != nil {
			drawList(c, l.entries, l.spots, l.width, top)
		}
	}
	return c.Lines()
}

// quote is one quote that may leave the wall, large; nil when there is none such on this question's map.
func (p *painter) quote() []string {
	a, under := p.onMap(p.shown.Answer)
	if a == nil || !a.Publish || a.Quote == "" || a.Redacted {
		return nil
	}
	width := min(p.size.W-2*textAt, mostAnswer)
	foot := 0
	if under != nil && p.size.H >= 5 {
		foot = 2
	}
	lines, _ := wrapTo("“"+a.Quote+"”", "", max(width, 1), max(p.size.H-foot, 1))
	c := paint.NewCanvas(p.size.W, p.size.H)
	x, y := textAt, max((p.size.H-len(lines)-foot)/2, 0)
	if widest := widestOf(lines); widest < p.size.W-2*textAt {
		x = (p.size.W - widest) / 2
	}
	for _, l := range lines {
		c.Text(x, y, l.text, p.look.Question)
		y++
	}
	if foot > 0 {
		p.drawLabel(c, under, x, y+1, min(cells.Width(under.label())+2, p.size.W-x-margin))
	}
	return c.Lines()
}

func widestOf(lines []line) int {
	widest := 0
	for _, l := range lines {
		widest = max(widest, l.width())
	}
	return widest
}

// onMap finds an answer on the question's map, and the branch of its top-level theme, nil when it is unsorted. Answers
// that are parked, removed or wait in the inbox are not on it.
func (p *painter) onMap(id mindmap.ID) (*mindmap.Answer, *branch) {
	for a := range p.q.AllAnswers {
		if a.ID != id {
			continue
		}
		t := p.live.Theme(a.Theme)
		for t != nil && p.live.Theme(t.Parent) != nil {
			t = p.live.Theme(t.Parent)
		}
		if t == nil {
			return a, nil
		}
		return a, &branch{theme: t, name: t.Text, letter: t.Letter, colour: t.Colour}
	}
	return nil, nil
}
