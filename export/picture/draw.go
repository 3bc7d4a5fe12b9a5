package picture

import (
	"fmt"
	"strings"

	"mindwall/export/internal/phrase"
	"mindwall/mindmap/layout"
)

// scene draws the plan. Branches come first, the thick ones over the thin ones, then panels, then boxes.
func (p *Plan) scene() *scene {
	s := &scene{w: p.W, h: p.H, background: p.Background, title: p.name(), outline: p.words}
	for _, level := range []layout.Level{layout.Leaf, layout.SubTheme, layout.Theme} {
		for i := range p.Edges {
			if p.edgeLevel(&p.Edges[i]) == level {
				p.drawEdge(s, &p.Edges[i])
			}
		}
	}
	for _, a := range p.Panels {
		s.framed(a.X, a.Y, a.W, a.H, a.Radius, a.BorderWidth, a.Fill, a.Border)
	}
	for i := range p.Boxes {
		s.group(p.label(i), func() { p.drawBox(s, i) })
	}
	p.header.draw(s, p.palette, p.W, p.H)
	legendTop := p.H - margin - p.header.below - p.legend.heightAt(p.W-2*margin)
	p.legend.draw(s, p.palette, margin, legendTop+headerGap, p.W-2*margin)
	return s
}

// edgeLevel is the level of what a branch leads to.
func (p *Plan) edgeLevel(e *Edge) layout.Level {
	if e.To < 0 {
		return layout.SubTheme
	}
	return p.Boxes[e.To].Level
}

// drawEdge draws a branch whose ends are hidden a little below their boxes.
func (p *Plan) drawEdge(s *scene, e *Edge) {
	dx := float64(e.Side)
	x0, x1 := e.X0-2*dx, e.X1+2*dx
	if p.Boxes[e.From].Level == layout.Centre {
		x0 -= 14 * p.levels.grow * dx
	}
	s.path(branch(x0, e.Y0, x1, e.Y1, e.W0, e.W1), e.Colour)
}

func (p *Plan) drawBox(s *scene, i int) {
	b, it := &p.Boxes[i], &p.items[i]
	st := p.levels.of(b.Level)
	s.framed(b.X, b.Y, b.W, b.H, b.Radius, b.BorderWidth, b.Fill, b.Border)
	if b.Kind == Answer {
		p.drawAnswer(s, b, it, st)
		return
	}
	content := it.text.w
	x := b.X + (b.W-content)/2
	if it.letter != "" {
		x = b.X + (b.W-content-it.badge.w-it.badge.gap)/2
		it.badge.draw(s, x, b.Y+(b.H-it.badge.h)/2, b.Ink, b.Fill)
		x += it.badge.w + it.badge.gap
	}
	s.text(&it.text, x, b.Y+(b.H-it.text.h)/2, content, centred, b.Ink)
}

// drawAnswer draws the words from the start of the box and the signs at its end, where the last line ends.
func (p *Plan) drawAnswer(s *scene, b *Box, it *item, st levelStyle) {
	room := b.W - 2*st.padX
	s.text(&it.text, b.X+st.padX, b.Y+st.padY, room, start, b.Ink)
	if it.strip.w == 0 {
		return
	}
	x := b.X + b.W - st.padX - it.strip.w
	if it.text.lines[0].rtl {
		x = b.X + st.padX
	}
	middle := b.Y + b.H - st.padY - it.text.lineH/2
	it.strip.draw(s, x, middle, p.signInk(it), b.Fill)
}

// signInk is the colour of signs: the theme's own, as readable as text.
func (p *Plan) signInk(it *item) Colour {
	return p.colour(it).over(p.palette.subInk, max(p.palette.subInkShare, 0.5))
}

// name is one line that names the picture.
func (p *Plan) name() string {
	return phrase.Joined(" – ", p.Question, p.Title)
}

// label is what a box says, signs included, in words.
func (p *Plan) label(i int) string {
	b, it := &p.Boxes[i], &p.items[i]
	var out strings.Builder
	if b.Letter != "" {
		fmt.Fprintf(&out, "%s: ", b.Letter)
	}
	out.WriteString(b.Text)
	switch b.Kind {
	case Question, EventCentre:
	case Answer:
		if n := b.Tally.Total(); n > 1 {
			fmt.Fprintf(&out, " ×%d", n)
		}
		for _, sg := range it.strip.signs {
			fmt.Fprintf(&out, ", %s", sg.text())
		}
	default:
		fmt.Fprintf(&out, " (%s)", answersSaid(b.Count, b.Tally.Total()))
	}
	return out.String()
}

// outline is all words of the map in reading order, indented by depth, for those who do not see it.
func (p *Plan) outline() string {
	var out strings.Builder
	for _, s := range []string{p.Title, p.Place, p.Foot} {
		if s != "" {
			out.WriteString(s + "\n")
		}
	}
	depth := make([]int, len(p.Boxes))
	for i := range p.Boxes {
		if parent := p.Boxes[i].Parent; parent >= 0 {
			depth[i] = depth[parent] + 1
		}
		fmt.Fprintf(&out, "%s%s\n", strings.Repeat("  ", depth[i]), p.label(i))
	}
	return out.String()
}
