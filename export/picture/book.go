package picture

import (
	"io"
	"strings"

	"mindwall/export/canvas"
	"mindwall/export/paper"
	"mindwall/export/plan"
	"mindwall/export/typeset"
	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/mindmap/say"
	"mindwall/mindmap/walk"
)

// WritePDF writes the picture as a PDF: one page of its paper, or of its own size. A book is asked for, or written when the paper
// was left open and on the largest of them letters would be too small: heads, bars and the strongest answers, then its themes on
// A4 pages in columns.
func (m *Map) WritePDF(w io.Writer) error {
	about := canvas.Document{Date: m.event.Date, Language: m.event.Language, Ended: m.Plan.Ended}
	if m.asked != nil && m.book {
		pages := m.bookPages()
		if err := m.Plan.Ended(); err != nil {
			return err
		}
		return canvas.WritePDF(w, pages, about)
	}
	return m.writePage(w, about)
}

// writePage writes the picture as a PDF of one page, of its own size.
func (p *Picture) writePage(w io.Writer, about canvas.Document) error {
	k := min(p.onPage, longestPage/p.W, longestPage/p.H)
	page := canvas.Page{Scene: p.draw(), W: p.W * k, H: p.H * k, Scale: k}
	return canvas.WritePDF(w, []canvas.Page{page}, about)
}

// longestPage is the longest side of a page that readers of PDF take, in PDF points.
const longestPage = 14_400

// The book's measures, in points of a scene: an A4 page across at 0.75, so that answers are set at 10 PDF points.
const (
	bookW, bookH  = 841.89 / canvas.PDFPoints, 595.28 / canvas.PDFPoints
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
	// bookTogether is the greatest height that a head and what follows it are kept together in.
	bookTogether = (bookBottom - bookTop) * 0.8
	// bookLines is how many lines a card has at most, so that one is never higher than a page.
	bookLines = 24
)

// card is one box of the book: an answer or a sub-theme's head.
type card struct {
	head  bool
	style plan.Style
	plan.Paint
	text  typeset.Text
	quote *typeset.Text
	strip strip
	extra bool // the strip has a line of its own
	h     float64
}

// section is one branch of the book.
type section struct {
	walk.Branch
	said  string // how many answers it has; of the unsorted that is added up
	cards []card
}

// book lays sections out on pages.
type book struct {
	of    *Map
	set   *typeset.Typesetter
	mixed bool // answers came from more than one source
	pages []*canvas.Scene
	marks []string // a bookmark for each page; empty for none
	page  *canvas.Scene
	y     float64 // where the next section may begin
	rest  float64 // height of the rest of a page that a long section may begin on

	emptiest float64 // height of the largest blank rest of a page
}

// bookPages are the pages of the book: heads, then the themes, those said most first. Of several ways to begin sections on pages the one
// is taken whose emptiest page is the fullest.
func (m *Map) bookPages() []canvas.Page {
	makes := book{of: m, set: m.set, mixed: say.Sources(m.asked.Tally) > 1}
	var sections []section
	for _, branch := range barsOf(m.asked, m.Plan.Voice) {
		s := section{Branch: branch, said: m.Plan.Voice.AnswersYet(branch.Count, branch.Tally.Total())}
		if votes := m.Plan.Voice.VotesInWords(branch.Votes); votes != "" {
			s.said = m.Plan.Voice.List(s.said, votes)
		}
		if makes.addCards(&s, &branch, nil); m.Plan.Ended() != nil {
			return nil
		}
		sections = append(sections, s)
	}
	var best *book
	for _, rest := range bookRests(m.asked.Answers) {
		b := makes
		b.rest = rest * (bookBottom - bookTop)
		b.addHeads()
		for i := range sections {
			b.addSection(&sections[i])
		}
		b.emptiest = max(b.emptiest, bookBottom-b.y)
		if best == nil || b.emptiest < best.emptiest-bookBottom/20 {
			best = &b
		}
	}
	pages, a4 := make([]canvas.Page, len(best.pages)), paper.Find("a4")
	for i, scene := range best.pages {
		best.foot(scene, i+1, len(best.pages))
		pages[i] = canvas.Page{Scene: scene, W: a4.H, H: a4.W, Scale: canvas.PDFPoints, Bookmark: best.marks[i]}
	}
	return pages
}

// bookRests are the heights, by that of a page, that are tried for the rest of a page that is worth beginning a long section on; a
// short one stays whole where less than twice that would be left blank.
func bookRests(answers int) []float64 {
	const long = 3000 // answers, of which all pages but the last are full anyway
	if answers > long {
		return []float64{0.25}
	}
	return []float64{0.4, 0.25, 0.12, 0.05}
}

// addCards adds a branch's own answers, then its sub-themes with their names from the first sub-theme on.
func (b *book) addCards(s *section, from *walk.Branch, names []string) {
	if len(names) > 0 {
		s.cards = append(s.cards, b.headCard(from, pathOf(names)))
	}
	for _, a := range from.Strongest() {
		if b.of.Plan.Ended() != nil {
			return
		}
		s.cards = append(s.cards, b.answerCard(from, a))
	}
	for _, sub := range from.Branches() {
		b.addCards(s, &sub, append(names[:len(names):len(names)], sub.Name))
	}
}

// pathOf is the names of a theme and of those above it, without the outermost where they are many.
func pathOf(names []string) string {
	const limit = 5
	if len(names) > limit {
		return "… › " + strings.Join(names[len(names)-limit:], " › ")
	}
	return strings.Join(names, " › ")
}

// newCard is a card of a kind of box, whose text is set for a column.
func (b *book) newCard(level layout.Level, box plan.Box) (c card, st typeset.Style) {
	c.style, c.Paint = plan.StyleOf(level), b.of.Plan.Palette.Paint(&box)
	st = textStyle(c.style)
	st.Measure = bookColumnW - 2*c.style.PadX
	return c, st
}

func (b *book) headCard(from *walk.Branch, name string) card {
	c, st := b.newCard(layout.SubTheme, plan.Box{Kind: plan.SubTheme, Theme: from.Colour})
	c.head, st.MaxLines, st.Even = true, 4, false
	c.text = b.set.Set(name, st)
	c.h = c.text.H + 2*c.style.PadY
	return c
}

func (b *book) answerCard(from *walk.Branch, a *mindmap.Answer) card {
	c, st := b.newCard(layout.Leaf, plan.Box{Kind: plan.Answer, Theme: from.Colour, Panel: -1, Redacted: say.IsTakenOut(a)})
	st.MaxLines = bookLines / 2
	c.strip = newStrip(b.set, b.of.Plan.Voice, c.style.Size, a.Tally, a.Votes, plan.SignsOf(a, b.mixed), 2)
	c.text, c.extra = b.set.SetWithTail(b.of.Plan.Voice.Caption(a), st, c.strip.tail())
	c.h = c.text.H + 2*c.style.PadY
	if say.IsPublished(a) {
		q := b.set.Set(b.of.Plan.Voice.Quoted(a.Quote), typeset.Style{Size: bookQuoteSize, Measure: st.Measure, Leading: st.Leading, MaxLines: st.MaxLines})
		c.quote = &q
		c.h += q.H + 3
	}
	if c.extra {
		c.h += c.text.LineH
	}
	return c
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
			if fitsAlone && room < 2*b.rest || room < max(b.rest, highest(left[:pageEnd(left, room)])) {
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
	height := 0.0
	for len(cards) > 0 {
		n, h := together(cards)
		height, cards = max(height, h), cards[n:]
	}
	return height
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

// evenColumns is the smallest height at which the cards fit into the columns; fits reports whether it is within the room.
func evenColumns(cards []card, room float64) (height float64, fits bool) {
	fit := func(h float64) bool { return pageEnd(cards, h) == len(cards) }
	if !fit(room) {
		return room, false
	}
	lowest := highest(cards)
	if lowest > room { // what is higher than the room would be drawn over the edge
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
	return max(high, lowest), true
}
