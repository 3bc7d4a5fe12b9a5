package picture

import (
	"strings"

	"mindwall/export/canvas"
	"mindwall/export/plan"
	"mindwall/export/typeset"
	"mindwall/mindmap/layout"
	"mindwall/mindmap/say"
)

func (b *book) newPage(s *section) {
	if b.page != nil {
		b.emptiest = max(b.emptiest, bookBottom-b.y)
	}
	b.page = b.of.page(bookW, bookH)
	b.page.FromRight = b.of.voice.FromRight()
	mark := b.running(strings.TrimSpace(s.Letter + " " + s.Name))
	b.pages, b.marks = append(b.pages, b.page), append(b.marks, mark.String())
	question := b.running(b.of.Plan.Question)
	b.page.Text(&question, bookMargin, bookMargin-8, bookW-2*bookMargin, canvas.Start, b.of.Plan.Palette.Muted)
	b.y = bookTop
}

// running is a line at the head or the foot of a page.
func (b *book) running(text string) typeset.Text {
	return b.set.Set(text, typeset.Style{Size: bookRunning, Measure: bookW - 2*bookMargin, Leading: 1.3, MaxLines: 1})
}

func (b *book) foot(page *canvas.Scene, number, of int) {
	st := typeset.Style{Size: bookRunning, Measure: bookW / 2, Leading: 1.3, MaxLines: 1}
	n, title := b.set.Set(b.of.Plan.Voice.Say(say.PageOf, "page", b.of.Plan.Voice.Number(number), "pages", b.of.Plan.Voice.Number(of)), st), b.set.Set(b.of.Plan.Title, st)
	y := bookH - bookMargin + 6
	page.Text(&title, bookMargin, y, title.W, canvas.Start, b.of.Plan.Palette.Muted)
	page.Text(&n, bookW-bookMargin-n.W, y, n.W, canvas.Start, b.of.Plan.Palette.Muted)
}

// sectionHead is the bar over a section.
type sectionHead struct {
	name, count typeset.Text
	badge       badge
	h           float64
}

func (b *book) newHead(s *section, continued bool) sectionHead {
	h := sectionHead{}
	name := s.Name
	if continued {
		name = b.of.Plan.Voice.Say(say.Continued, "name", name)
	}
	h.name = b.set.Set(name, typeset.Style{
		Size: bookHeadSize, Bold: true, Measure: bookW - 2*bookMargin - 320, Leading: 1.25, MaxLines: 2,
	})
	h.count = b.set.Set(s.said, typeset.Style{Size: 13, Measure: 290, Leading: 1.25, MaxLines: 1})
	if s.Letter != "" {
		h.badge = newBadge(b.set, s.Letter, bookHeadSize)
	}
	h.h = max(h.name.H, h.badge.h) + 16
	return h
}

func (b *book) drawHead(s *section, h *sectionHead) {
	w, st := bookW-2*bookMargin, plan.StyleOf(layout.Theme)
	box := plan.Box{Kind: plan.Theme, Theme: s.Colour}
	if s.Theme == nil {
		box.Kind = plan.UnsortedHead
	}
	paint := b.of.Plan.Palette.Paint(&box)
	b.page.Framed(bookMargin, b.y, w, h.h, st.Radius, paint.BorderWidth, paint.Fill, paint.Border)
	x := bookMargin + st.PadX
	if s.Letter != "" {
		h.badge.draw(b.page, x, b.y+(h.h-h.badge.h)/2, paint.Ink, paint.Fill)
		x += h.badge.w + h.badge.gap
	}
	b.page.Text(&h.name, x, b.y+(h.h-h.name.H)/2, h.name.W, canvas.Start, paint.Ink)
	right := bookMargin + w - st.PadX
	b.page.Text(&h.count, right-h.count.W, b.y+(h.h-h.count.H)/2, h.count.W, canvas.Start, paint.Ink)
	b.y += h.h + bookHeadGap
}

// drawColumns draws cards in columns of this height and returns how many.
func (b *book) drawColumns(s *section, cards []card, height float64) int {
	drawn, top, lowest := 0, b.y, b.y
	for col := range bookColumns {
		n := columnEnd(cards[drawn:], height)
		x, y := bookMargin+float64(col)*(bookColumnW+bookGap), top
		for i := range n {
			c := &cards[drawn+i]
			b.drawCard(s, c, x, y)
			y += c.h + bookCardsGap
		}
		lowest = max(lowest, y-bookCardsGap)
		drawn += n
	}
	b.y = lowest + bookApart
	return drawn
}

func (b *book) drawCard(s *section, c *card, x, y float64) {
	b.page.Framed(x, y, bookColumnW, c.h, c.style.Radius, c.BorderWidth, c.Fill, c.Border)
	x, y = x+c.style.PadX, y+c.style.PadY
	room := bookColumnW - 2*c.style.PadX
	b.page.Text(&c.text, x, y, room, canvas.Start, c.Ink)
	below := y + c.text.H
	if c.extra {
		below += c.text.LineH
	}
	c.strip.drawBehind(b.page, &c.text, x, x+room, below-c.text.LineH/2, b.of.Plan.Palette.Signs(s.Colour), c.Fill)
	if c.quote != nil {
		b.page.Text(c.quote, x, below+3, room, canvas.Start, b.of.Plan.Palette.Muted)
	}
}
