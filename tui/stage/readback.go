package stage

import (
	"strconv"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
	"mindwall/tui/wrap"
)

// reading is a theme that is read back: its answers one below another, in pages.
type reading struct {
	entries []entry
	answers []mindmap.ID // of the entries; zero for the name of a sub-theme
	gap     int
	pages   []page
}

// page is a part of the entries.
type page struct{ from, to int }

// readBack is one theme, large: its name over the whole width and its answers below, all of their words. What does not
// fit goes to further pages; the page of the answer that is read is shown. nil when the theme is gone.
func (p *painter) readBack() []string {
	t, unsorted := p.readTheme()
	if t == nil && unsorted == nil {
		return nil
	}
	c := paint.NewCanvas(p.size.W, p.size.H)
	top := 0
	if t != nil {
		top = p.drawHeading(c, t.Letter, p.pathText(t.ID), p.voice.WithVotes(say.Times(t.Tally.Total()), t.Votes), p.look.ThemeHead(t.Colour))
	} else {
		top = p.drawWaiting(c, p.voice.Text(say.Unsorted), len(unsorted))
	}
	height := p.size.H - top
	if height <= 0 {
		return c.Lines()
	}
	r := p.reading(t, unsorted, height)
	at := r.pageOf(p.shown.Answer, p.fresh)
	y := top
	for i := r.pages[at].from; i < r.pages[at].to; i++ {
		r.entries[i].draw(c, y)
		y += len(r.entries[i].rows) + r.gapAfter(i)
	}
	if len(r.pages) > 1 {
		text := strconv.Itoa(at+1) + "/" + strconv.Itoa(len(r.pages))
		c.Text(p.size.W-margin-1-cells.Width(text), p.size.H-1, text, p.look.Count)
	}
	return c.Lines()
}

// readTheme is the theme that is read back, or else the unsorted answers that are.
func (p *painter) readTheme() (*mindmap.Theme, []*mindmap.Answer) {
	if t := p.live.Theme(p.shown.Theme); t != nil && t.Question == p.q.ID {
		return t, nil
	}
	if p.shown.Theme == shown.UnsortedID(p.q.ID) && len(p.q.Unsorted) > 0 {
		return nil, p.q.Unsorted
	}
	return nil, nil
}

// gaps are the blank rows between answers, the wished number first.
var gaps = [...]int{1, 0}

// reading spreads a theme, or answers under none, over pages of that height; with more than one, the last row is kept for
// their number.
func (p *painter) reading(t *mindmap.Theme, unsorted []*mindmap.Answer, height int) *reading {
	r := &reading{}
	p.read(r, unsorted)
	if t != nil {
		p.readAll(r, t)
	}
	for _, r.gap = range gaps {
		if r.paginate(height); len(r.pages) == 1 {
			return r
		}
	}
	r.gap = 1
	r.paginate(max(height-1, 1))
	return r
}

// maxReading is the most cells that a row of a read-back takes, its sign included.
const maxReading = 84

// readAll appends the answers of a theme, then its sub-themes with theirs.
func (p *painter) readAll(r *reading, t *mindmap.Theme) {
	p.read(r, t.Answers)
	for _, sub := range t.Themes {
		rows, _ := wrap.To(sub.Text, "", p.readingWidth(), 2)
		r.entries = append(r.entries, entry{rows: rows, text: p.look.SubTheme(sub.Colour), heads: true})
		r.answers = append(r.answers, mindmap.ID{})
		p.readAll(r, sub)
	}
}

func (p *painter) readingWidth() int { return min(p.size.W-2*margin-1, maxReading) }

// read appends answers.
func (p *painter) read(r *reading, answers []*mindmap.Answer) {
	for _, a := range answers {
		e := entry{sign: bullet, signs: p.look.Muted}
		e.text, e.tail = p.answerStyles(a)
		if p.fresh[a.ID] {
			e.sign, e.signs = look.FreshSign, p.look.Fresh
		}
		if a.ID == p.shown.Answer {
			e.sign, e.signs = look.SelectedSign, p.look.Prompt
			e.text, e.tail = e.text.With(p.look.Selected), e.tail.With(p.look.Selected)
		}
		text, tail := p.wordsOf(a)
		e.rows, _ = wrap.To(text, tail, p.readingWidth()-gutter, 0)
		r.entries, r.answers = append(r.entries, e), append(r.answers, a.ID)
	}
}

// bullet stands before an answer that is read back.
const bullet = "•"

// entry is one thing of a read-back, with the rows it takes.
type entry struct {
	rows  []wrap.Line
	text  look.Style
	tail  look.Style
	sign  string // before the first row
	signs look.Style
	heads bool // what follows belongs to it: it does not end a page
}

// draw paints an entry from a row on.
func (e *entry) draw(c *paint.Canvas, y int) {
	x := margin
	if e.sign != "" {
		c.Text(x, y, e.sign, e.signs)
		x += gutter
	}
	for i, row := range e.rows {
		at := c.Text(x, y+i, row.Text, e.text)
		if row.Tail != "" {
			if row.Text != "" {
				at = c.Text(at, y+i, " ", e.text)
			}
			c.Text(at, y+i, row.Tail, e.tail)
		}
	}
}

func (r *reading) gapAfter(i int) int {
	if r.entries[i].heads {
		return 0
	}
	return r.gap
}

// paginate fills pages of that height in order. The name of a sub-theme does not end a page.
func (r *reading) paginate(height int) {
	r.pages = []page{{}}
	row := 0
	for i := range r.entries {
		need := len(r.entries[i].rows)
		if r.entries[i].heads && i+1 < len(r.entries) {
			need += len(r.entries[i+1].rows)
		}
		if row > 0 && row+need > height {
			r.pages = append(r.pages, page{from: i})
			row = 0
		}
		r.pages[len(r.pages)-1].to = i + 1
		row += len(r.entries[i].rows) + r.gapAfter(i)
	}
}

// pageOf is the page of the answer that is read, else that of a fresh one, else the first.
func (r *reading) pageOf(answer mindmap.ID, fresh map[mindmap.ID]bool) int {
	found := 0
	for n, pg := range r.pages {
		for _, id := range r.answers[pg.from:pg.to] {
			switch {
			case id.IsZero():
			case id == answer:
				return n
			case fresh[id] && found == 0:
				found = n
			}
		}
	}
	return found
}
