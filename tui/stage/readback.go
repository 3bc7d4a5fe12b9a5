package stage

import (
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
	"mindwall/tui/screen"
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
	b, name := p.readBranch()
	if b == nil {
		return nil
	}
	c := paint.NewCanvas(p.size.W, p.size.H)
	top := 0
	if b.theme == nil {
		top = p.drawWaiting(c, name, len(p.q.Unsorted))
	} else {
		top = p.drawHeading(c, name, b)
	}
	height := p.size.H - top
	if height <= 0 {
		return c.Lines()
	}
	r := p.reading(b, height)
	at := r.pageOf(p.shown.Answer, p.fresh)
	y := top
	for i := r.pages[at].from; i < r.pages[at].to; i++ {
		r.entries[i].rows = r.entries[i].rows[:min(len(r.entries[i].rows), p.size.H-y)]
		drawList(c, r.entries[i:i+1], []spot{{row: y}}, p.size.W, 0)
		y += len(r.entries[i].rows) + r.gapAfter(i)
	}
	if len(r.pages) > 1 {
		text := strconv.Itoa(at+1) + "/" + strconv.Itoa(len(r.pages))
		c.Text(p.size.W-margin-1-cells.Width(text), p.size.H-1, text, p.look.Count)
	}
	return c.Lines()
}

// drawWaiting fills the first rows with the name of answers that wait to be sorted or taken up again, and with how many they
// are: unlike the number behind a theme's name, which is how often its answers were said. It returns the row after it.
func (p *painter) drawWaiting(c *paint.Canvas, name string, answers int) int {
	inner := p.size.W - 2*(margin+1)
	rows, _ := wrapTo(name, "· "+countAnswers(answers), inner, max(p.size.H/4, 1))
	for y, row := range rows {
		c.Text(margin, y, " "+cells.Pad(row.whole(), inner)+" ", p.look.Selected)
	}
	if len(rows)*4 > p.size.H {
		return len(rows)
	}
	return len(rows) + 1
}

// countAnswers is a number of answers in words.
func countAnswers(n int) string {
	if n == 1 {
		return "1 answer"
	}
	return strconv.Itoa(n) + " answers"
}

// readBranch is what is read back, and its name with those of the themes above it.
func (p *painter) readBranch() (*branch, string) {
	if t := p.live.Theme(p.shown.Theme); t != nil && t.Question == p.q.ID {
		b := p.branch(t, deep)
		b.letter = t.Letter
		return b, strings.Join(p.live.ThemePath(t.ID), nested)
	}
	if p.shown.Theme == screen.UnsortedID(p.q.ID) && len(p.q.Unsorted) > 0 {
		return p.unsorted(), unsortedName
	}
	return nil, ""
}

// reading spreads a branch over pages of that height; with more than one, the last row is kept for their number.
func (p *painter) reading(b *branch, height int) *reading {
	r := &reading{}
	p.read(r, b)
	for _, r.gap = range gaps {
		if r.paginate(height); len(r.pages) == 1 {
			return r
		}
	}
	r.gap = 1
	r.paginate(max(height-1, 1))
	return r
}

// mostReading is the most cells that a row of a read-back takes, its sign included.
const mostReading = 84

// read appends the answers of a branch, then its sub-themes with theirs.
func (p *painter) read(r *reading, b *branch) {
	width := min(p.size.W-2*margin-1, mostReading)
	for _, l := range b.leaves {
		e, _ := listPainter{p}.answerEntry(l, width, 0)
		if l.answer.ID == p.shown.Answer {
			e.sign, e.signs = look.SelectedSign, p.look.Prompt
			e.text, e.tail = e.text.With(p.look.Selected), e.tail.With(p.look.Selected)
		}
		r.entries, r.answers = append(r.entries, e), append(r.answers, l.answer.ID)
	}
	for _, s := range b.subs {
		r.entries, r.answers = append(r.entries, listPainter{p}.headingEntry(s, width)), append(r.answers, mindmap.ID{})
		p.read(r, s)
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
