package picture

import (
	"fmt"
	"strings"
)

func (b *book) newPage(s *section) {
	p := b.plan
	b.page = &scene{w: bookW, h: bookH, background: p.Background, title: p.name()}
	b.pages, b.marks = append(b.pages, b.page), append(b.marks, strings.TrimSpace(s.letter+" "+oneLine(s.name)))
	question := b.set.set(p.Question, style{
		size: bookRunning, measure: bookW - 2*bookMargin, leading: 1.3, maxLines: 1,
	})
	b.page.text(&question, bookMargin, bookMargin-8, bookW-2*bookMargin, start, p.palette.muted)
	b.y = bookTop
}

func (b *book) foot(page *scene, number, of int) {
	st := style{size: bookRunning, measure: bookW / 2, leading: 1.3, maxLines: 1}
	n, title := b.set.set(fmt.Sprintf("%d / %d", number, of), st), b.set.set(b.plan.Title, st)
	y := bookH - bookMargin + 6
	page.text(&title, bookMargin, y, bookW/2, start, b.plan.palette.muted)
	page.text(&n, bookW-bookMargin-n.w, y, n.w, start, b.plan.palette.muted)
}

// sectionHead is the bar over a section.
type sectionHead struct {
	name, count paragraph
	badge       badge
	h           float64
}

func (b *book) newHead(s *section, continued bool) sectionHead {
	h := sectionHead{}
	name := s.name
	if continued {
		name += " (continued)"
	}
	h.name = b.set.set(name, style{
		size: bookHeadSize, weight: bold, measure: bookW - 2*bookMargin - 320, leading: 1.25, maxLines: 2,
	})
	h.count = b.set.set(answersSaid(s.count, s.people), style{size: 13, measure: 240, leading: 1.25, maxLines: 1})
	if s.letter != "" {
		h.badge = b.set.newBadge(s.letter, bookHeadSize)
	}
	h.h = max(h.name.h, h.badge.h) + 16
	return h
}

func (b *book) drawHead(s *section, h *sectionHead) {
	pal := b.plan.palette
	w := bookW - 2*bookMargin
	ink, ground := pal.onTheme, pal.muted
	if s.theme >= 0 {
		ground = pal.theme(s.theme)
		b.page.box(bookMargin, b.y, w, h.h, themeStyle.radius, ground)
	} else {
		ink = pal.ink
		b.page.framed(bookMargin, b.y, w, h.h, themeStyle.radius, 2, pal.background, ground)
	}
	x := bookMargin + themeStyle.padX
	if s.letter != "" {
		h.badge.draw(b.page, x, b.y+(h.h-h.badge.h)/2, ink, ground)
		x += h.badge.w + h.badge.gap
	}
	b.page.text(&h.name, x, b.y+(h.h-h.name.h)/2, h.name.w, start, ink)
	right := bookMargin + w - themeStyle.padX
	b.page.text(&h.count, right-h.count.w, b.y+(h.h-h.count.h)/2, h.count.w, start, ink)
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
	pal, colour := b.plan.palette, b.plan.palette.muted
	if s.theme >= 0 {
		colour = pal.theme(s.theme)
	}
	if c.head {
		fill := colour.over(pal.background, pal.subTint)
		b.page.framed(x, y, bookColumnW, c.h, subStyle.radius, pal.borderWidth+1, fill, colour)
		ink := colour.over(pal.subInk, pal.subInkShare)
		b.page.text(&c.text, x+subStyle.padX, y+subStyle.padY, bookColumnW-2*subStyle.padX, start, ink)
		return
	}
	st, ink := answerStyle, pal.ink
	if c.redacted {
		ink = pal.muted
	}
	fill := colour.over(pal.background, pal.tint)
	b.page.framed(x, y, bookColumnW, c.h, st.radius, pal.borderWidth, fill, colour.over(pal.background, pal.border))
	room := bookColumnW - 2*st.padX
	b.page.text(&c.text, x+st.padX, y+st.padY, room, start, ink)
	below := y + st.padY + c.text.h
	if c.strip.w > 0 {
		if c.extra {
			below += c.text.lineH
		}
		at := x + st.padX + room - c.strip.w
		if c.text.lines[0].rtl {
			at = x + st.padX
		}
		signs := colour.over(pal.subInk, max(pal.subInkShare, 0.5))
		c.strip.draw(b.page, at, below-c.text.lineH/2, signs, fill)
	}
	if c.quote != nil {
		b.page.text(c.quote, x+st.padX, below+3, room, start, pal.muted)
	}
}
