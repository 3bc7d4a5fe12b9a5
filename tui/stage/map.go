package stage

import (
	"image"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/tui/forms"
	"mindwall/tui/forms/blocks"
	"mindwall/tui/look"
	"mindwall/tui/paint"
	"mindwall/tui/screen"
	"mindwall/tui/wrap"
)

// questionMap is the map of the question in the form that shows most of it, with the row under the question.
func (p *painter) questionMap() []string {
	if p.hold >= OneTheme || p.size.H <= 1 {
		if t := p.chosenTheme(); t != nil {
			return p.oneTheme(t)
		}
	}
	p.laid = p.kept.question.Lay(p.source(p.q), p.whole, p.size.H, p.hold)
	return p.laid.Lines(image.Rect(0, 1, p.size.W, p.size.H), p.dress())
}

// source is a question as forms lay it out. What must be seen is the newest answer and the latest fresh ones.
func (p *painter) source(q *mindmap.Question) blocks.Source {
	s := blocks.Source{Question: q, Look: p.look, Folded: p.folded, Opened: p.opened}
	if p.newest != nil {
		s.Must = append(s.Must, p.newest)
	}
	for _, id := range p.freshIDs[:min(len(p.freshIDs), maxMust)] {
		if a := p.live.Answer(id); a != nil {
			s.Must = append(s.Must, a)
		}
	}
	if a := p.live.Answer(p.moment.Selected); a != nil {
		s.Must = append(s.Must, a)
	}
	return s
}

// dress lets the fresh answers stand out, and what is selected and marked where somebody works on this screen.
func (p *painter) dress() *blocks.Dress {
	return &blocks.Dress{Look: p.look, Selected: p.moment.Selected, Marks: p.moment.Marks, Fresh: p.fresh, Names: p.moment.Names}
}

// chosenTheme is the top-level theme that is focused, else that of the newest answer, else the first; nil when there is none.
func (p *painter) chosenTheme() *mindmap.Theme {
	ids := []mindmap.ID{p.shown.Theme}
	if p.newest != nil {
		ids = append(ids, p.newest.Theme)
	}
	for _, id := range ids {
		if t := p.topTheme(id); t != nil && t.Question == p.q.ID {
			return t
		}
	}
	if len(p.q.Themes) > 0 {
		return p.q.Themes[0]
	}
	return nil
}

// oneTheme is one theme alone, and at the foot how many others there are.
func (p *painter) oneTheme(t *mindmap.Theme) []string {
	alone := *p.q
	alone.Themes, alone.Unsorted, alone.Answers = []*mindmap.Theme{t}, nil, t.Count
	foot, others := 0, len(p.q.Themes)-1
	if others > 0 && p.size.H > 2 {
		foot++
	}
	elsewhere := p.newest != nil && p.topTheme(p.newest.Theme) != t && p.size.H > foot+2
	if elsewhere {
		foot++
	}
	size := screen.Size{W: p.whole.W, H: p.whole.H}
	p.laid = p.kept.theme.Lay(p.source(&alone), size, p.size.H-foot, forms.Free)
	c := paint.NewCanvas(p.size.W, p.size.H-1)
	p.laid.Paint(c, image.Point{}, image.Rect(0, 1, p.size.W, p.size.H-foot), p.dress())
	if elsewhere {
		p.drawNewest(c, p.size.H-foot-1)
	}
	if others > 0 && foot > 0 {
		c.Text(margin, p.size.H-2, "+"+p.voice.Counted(others, say.Themes), p.look.Count)
	}
	return c.Lines()
}

// drawNewest is the newest answer on a row, which hangs under a theme that is not shown, or none.
func (p *painter) drawNewest(c *paint.Canvas, y int) {
	style, tail := p.answerStyles(p.newest)
	sign := bullet
	if p.fresh[p.newest.ID] {
		sign = look.FreshSign
	}
	c.Text(margin, y, sign, style)
	words, number := p.wordsOf(p.newest)
	rows, _ := wrap.To(words, number, p.size.W-2*margin-gutter, 1)
	at := c.Text(margin+gutter, y, rows[0].Text, style)
	if number != "" {
		c.Text(at+1, y, number, tail)
	}
}

// topTheme is the top-level theme that a theme is or is under; nil for none.
func (p *painter) topTheme(id mindmap.ID) *mindmap.Theme {
	t := p.live.Theme(id)
	for t != nil && p.live.Theme(t.Parent) != nil {
		t = p.live.Theme(t.Parent)
	}
	return t
}
