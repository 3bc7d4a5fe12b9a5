package picture

import (
	"io"
	"strings"

	"mindwall/export/internal/phrase"
	"mindwall/mindmap"
)

// WritePDF writes the picture as a PDF: one page of at most A3, and when answers would be smaller there than 6.5 points
// (1/72 inch), a book: the map as an overview, then its themes on A4 pages in columns.
func (p *Plan) WritePDF(w io.Writer) error {
	s := p.scene()
	for _, size := range []paper{a4, a3} {
		if page := fitted(s, size); page.scale*answerStyle.size >= smallestText || p.asked == nil && size == a3 {
			return writePDF(w, []sheet{page}, p.event)
		}
	}
	overview := fitted(s, a4)
	overview.bookmark = p.Question
	pages := p.bookPages()
	if err := p.Ended(); err != nil {
		return err
	}
	return writePDF(w, append([]sheet{overview}, pages...), p.event)
}

// The book's measures, in points of a scene: an A4 page across at 0.75, so that answers are set at 10 PDF points.
const (
	bookW, bookH  = 841.89 / pdfPoints, 595.28 / pdfPoints
	bookMargin    = 44.0
	bookColumns   = 3
	bookGap       = 14.0 // between columns
	bookCardsGap  = 8.0
	bookHeadGap   = 12.0 // below a section's head
	bookApart     = 26.0 // between two sections of a page
	bookRunning   = 12.0 // size of the lines at the head and foot of a page
	bookTop       = bookMargin + 26
	bookBottom    = bookH - bookMargin - 8
	bookColumnW   = (bookW - 2*bookMargin - (bookColumns-1)*bookGap) / bookColumns
	bookHeadSize  = 17.0
	bookQuoteSize = 12.0
	// bookLeast is the least height on the rest of a page that is worth beginning a long section on.
	bookLeast = (bookBottom - bookTop) * 0.4
	// bookTogether is the most height that a head and what follows it are kept together in.
	bookTogether = (bookBottom - bookTop) * 0.8
	// bookLines is the most lines of a card, so that one is never higher than a page.
	bookLines = 24
)

// card is one box of the book: an answer or a sub-theme's head.
type card struct {
	head     bool
	text     paragraph
	quote    *paragraph
	strip    strip
	extra    bool // the strip has a line of its own
	redacted bool
	h        float64
}

// section is one theme of the book, or what is unsorted.
type section struct {
	name   string
	letter string
	count  int
	people int
	theme  int // number of its colour; -1 for none
	cards  []card
}

// book lays sections out on pages.
type book struct {
	plan  *Plan
	set   *typesetter
	pages []*scene
	marks []string // a bookmark for each page; empty for none
	page  *scene
	y     float64 // where the next section may begin
}

// bookPages are the pages after the overview.
func (p *Plan) bookPages() []sheet {
	b := &book{plan: p, set: p.set}
	for _, s := range b.sections(p.asked) {
		if p.Ended() != nil {
			return nil
		}
		b.addSection(&s)
	}
	sheets := make([]sheet, len(b.pages))
	for i, page := range b.pages {
		b.foot(page, i+2, len(b.pages)+1)
		sheets[i] = sheet{scene: page, w: a4.h, h: a4.w, scale: pdfPoints, bookmark: b.marks[i]}
	}
	return sheets
}

func (b *book) sections(q *mindmap.Question) []section {
	var out []section
	mixed := phrase.Sources(q.Tally) > 1
	for _, th := range q.Themes {
		s := section{name: th.Text, letter: th.Letter, count: th.Count, people: th.Tally.Total(), theme: th.Colour}
		b.addTheme(&s, th, nil, mixed)
		out = append(out, s)
	}
	if len(q.Unsorted) > 0 {
		s := section{name: "Unsorted", count: len(q.Unsorted), people: phrase.Unsorted(q).Total(), theme: -1}
		b.addAnswers(&s, q.Unsorted, mixed)
		out = append(out, s)
	}
	return out
}

// addTheme adds a theme's own answers, then its sub-themes with their names from the first sub-theme on.
func (b *book) addTheme(s *section, th *mindmap.Theme, names []string, mixed bool) {
	if len(names) > 0 {
		c := card{head: true, text: b.set.set(pathOf(names), style{
			size: subStyle.size, weight: bold, measure: bookColumnW - 2*subStyle.padX, leading: subStyle.leading,
			maxLines: 4,
		})}
		c.h = c.text.h + 2*subStyle.padY
		s.cards = append(s.cards, c)
	}
	b.addAnswers(s, th.Answers, mixed)
	for _, sub := range th.Themes {
		b.addTheme(s, sub, append(names[:len(names):len(names)], sub.Text), mixed)
	}
}

// pathOf is the names of a theme and of those above it, without the outermost where they are many.
func pathOf(names []string) string {
	const most = 5
	if len(names) > most {
		return "… › " + strings.Join(names[len(names)-most:], " › ")
	}
	return strings.Join(names, " › ")
}

func (b *book) addAnswers(s *section, answers []*mindmap.Answer, mixed bool) {
	room := bookColumnW - 2*answerStyle.padX
	for _, a := range answers {
		if b.plan.Ended() != nil {
			return
		}
		c := card{strip: b.set.newStrip(a, mixed), redacted: phrase.IsTakenOut(a)}
		st := answerStyle.style()
		st.measure, st.maxLines = room, bookLines/2
		c.text, c.extra = b.set.setBeside(phrase.Caption(a), st, c.strip.w)
		c.h = c.text.h + 2*answerStyle.padY
		if published(a) {
			q := b.set.set("“"+a.Quote+"”", style{size: bookQuoteSize, measure: room, leading: 1.36, maxLines: bookLines / 2})
			c.quote = &q
			c.h += q.h + 3
		}
		if c.extra {
			c.h += c.text.lineH
		}
		s.cards = append(s.cards, c)
	}
}

// addSection puts a section on the rest of the page when it fits there, and else on as many pages as it needs. Long
// sections begin on a page of their own unless much of the page is left.
func (b *book) addSection(s *section) {
	head := b.newHead(s, false)
	left := s.cards
	for first := true; first || len(left) > 0; first = false {
		if b.page == nil || b.y+head.h+bookHeadGap >= bookBottom {
			b.newPage(s)
		}
		room := bookBottom - b.y - head.h - bookHeadGap
		height, fits := evenColumns(left, room)
		if !fits && b.y > bookTop {
			_, fitsAlone := evenColumns(left, bookBottom-bookTop-head.h-bookHeadGap)
			if fitsAlone || room < max(bookLeast, highest(left[:pageEnd(left, room)])) {
				b.newPage(s)
				room = bookBottom - b.y - head.h - bookHeadGap
				height, fits = evenColumns(left, room)
			}
		}
		if !fits {
			height = room
		}
		b.drawHead(s, &head)
		left = left[b.drawColumns(s, left, height):]
		head = b.newHead(s, true)
	}
}

// together is how many of the first cards stand in one column, and their height: heads, and what they are over.
func together(cards []card) (n int, height float64) {
	n, height = 1, cards[0].h
	for n < len(cards) && cards[n-1].head {
		h := height + bookCardsGap + cards[n].h
		if h > bookTogether {
			break
		}
		n, height = n+1, h
	}
	return n, height
}

// highest is the height of the highest cards that stand in one column.
func highest(cards []card) float64 {
	most := 0.0
	for len(cards) > 0 {
		n, h := together(cards)
		most, cards = max(most, h), cards[n:]
	}
	return most
}

// columnEnd is how many cards go into a column of this height: at least one, and no head without what it is over.
func columnEnd(cards []card, height float64) int {
	y, end := 0.0, 0
	for end < len(cards) {
		n, h := together(cards[end:])
		if end > 0 && y+h > height+1e-9 {
			return end
		}
		y += h + bookCardsGap
		end += n
	}
	return end
}

// pageEnd is how many cards go into the columns of a page at this height.
func pageEnd(cards []card, height float64) int {
	end := 0
	for range bookColumns {
		end += columnEnd(cards[end:], height)
	}
	return end
}

// evenColumns is the smallest height at which the cards fit into the columns; fits tells whether it is within the room.
func evenColumns(cards []card, room float64) (height float64, fits bool) {
	fit := func(h float64) bool { return pageEnd(cards, h) == len(cards) }
	if !fit(room) {
		return room, false
	}
	least := highest(cards)
	if least > room { // what is higher than the room would be drawn over the edge
		return room, false
	}
	low, high := 0.0, room
	for range 20 {
		if mid := (low + high) / 2; fit(mid) {
			high = mid
		} else {
			low = mid
		}
	}
	return max(high, least), true
}
