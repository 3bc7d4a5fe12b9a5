package stage

import (
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
	p.hang(b, p.live.Board().Parked, "")
	b.rank(p)
	c := paint.NewCanvas(p.size.W, p.size.H)
	top := p.drawWaiting(c, b.name, len(b.leaves))
	if len(b.leaves) > 0 && p.size.H > top {
		if l := (listPainter{p}).fitList(b, p.size.H-top, Whole); l.spots != nil {
			drawList(c, l.entries, l.spots, l.width, top)
		}
	}
	return c.Lines()
}
