package stage

import (
	"image"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/tui/forms"
	"mindwall/tui/forms/blocks"
	"mindwall/tui/paint"
	"mindwall/tui/wrap"
)

// blank is nothing, or the time alone, as large as it fits.
func (p *painter) blank(v View) []string {
	clock := clockOf(v.Shown.Timer, v.Now, p.voice)
	if clock.phase == still {
		return paint.NewCanvas(p.size.W, p.size.H).Lines()
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
	for _, text := range []string{e.Host, e.Place, p.voice.Date(e.Date)} {
		if text == "" {
			continue
		}
		for _, row := range wrap.Even(text, max(p.size.W-2*textAt, 1)) {
			c.Text(textAt, y, row, p.look.Muted)
			y++
		}
	}
	return c.Lines()
}

// parked is the parking lot of the whole event.
func (p *painter) parked() []string {
	lot := p.live.Board().Parked
	c := paint.NewCanvas(p.size.W, p.size.H)
	top := p.drawWaiting(c, p.voice.Text(say.ParkedForLater), len(lot))
	if len(lot) > 0 && p.size.H > top {
		q := &mindmap.Question{Unsorted: lot, Answers: len(lot)}
		h := p.size.H - top + 1 // a map begins with the row of a trunk, which it has not
		m := p.kept.parked.Lay(blocks.Source{Question: q, Look: p.look}, p.whole, h, forms.Free)
		m.Paint(c, image.Pt(0, top), image.Rect(0, 1, p.size.W, h), p.dress())
	}
	return c.Lines()
}
