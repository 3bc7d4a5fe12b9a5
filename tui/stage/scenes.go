package stage

import (
	"image"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/forms"
	"mindwall/tui/paint"
	"mindwall/tui/wrap"
)

// blank is nothing, or a running timer alone, large.
func (p *painter) blank(v View) []string {
	clock := clockOf(v.Shown.Timer, v.Now)
	if clock == "" {
		return blankRows(p.size)
	}
	c := paint.NewCanvas(p.size.W, p.size.H)
	drawClock(c, p.size, clock, p.look.Question)
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
		for _, row := range wrap.Even(text, max(p.size.W-2*textAt, 1)) {
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
	lot := p.live.Board().Parked
	c := paint.NewCanvas(p.size.W, p.size.H)
	top := p.drawHeading(c, parkedName, answersLabel(parkedName, lot))
	if len(lot) > 0 && p.size.H > top {
		q := &mindmap.Question{Unsorted: lot, Answers: len(lot)}
		h := p.size.H - top + 1 // a map begins with the row of a trunk, which it has not
		m := p.kept.parked.Lay(forms.Source{Question: q, Look: p.look}, p.whole, h, forms.Free)
		m.Paint(c, image.Pt(0, top), image.Rect(0, 1, p.size.W, h), p.dress())
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
	lines, _ := wrap.To("“"+a.Quote+"”", "", max(width, 1), max(p.size.H-foot, 1))
	c := paint.NewCanvas(p.size.W, p.size.H)
	x, y := textAt, max((p.size.H-len(lines)-foot)/2, 0)
	if widest := wrap.Widest(lines); widest < p.size.W-2*textAt {
		x = (p.size.W - widest) / 2
	}
	for _, l := range lines {
		c.Text(x, y, l.Text, p.look.Question)
		y++
	}
	if foot > 0 {
		under.draw(c, x, y+1, min(cells.Width(under.text())+2, p.size.W-x-margin), p.look)
	}
	return c.Lines()
}

// onMap finds an answer on the question's map, and the label of its top-level theme, nil when it is unsorted. Answers
// that are parked, removed or wait in the inbox are not on it.
func (p *painter) onMap(id mindmap.ID) (*mindmap.Answer, *label) {
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
		l := themeLabel(t)
		return a, &l
	}
	return nil, nil
}
