package stage

import (
	"strconv"

	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
	"mindwall/tui/screen"
	"mindwall/tui/stage/figures"
	"mindwall/tui/wrap"
)

// timerSign stands before a running timer in plain letters.
const timerSign = "⧗"

// headKey is what the rows above the map depend on.
type headKey struct {
	text, number string
	clock        clock
	blank        bool
	size         screen.Size
	look         *look.Look
}

func headKeyOf(v View, q *mindmap.Question) headKey {
	if v.Shown.Scene == shown.Blank { // the time is in the middle of it
		return headKey{size: v.Size, look: v.Look, blank: true}
	}
	k := headKey{size: v.Size, look: v.Look, clock: clockOf(v.Shown.Timer, v.Now, v.voice), text: v.Live.Board().Event.Title}
	switch {
	case v.looksBack():
		k.text, k.number = v.voice.Text(sayLastTime), v.voice.Date(v.Live.Board().Follows.Date)
	case q != nil && !v.closes():
		k.text, k.number = q.Text, numberOf(q, len(v.Live.Board().Questions))
	}
	return k
}

func numberOf(q *mindmap.Question, questions int) string {
	if q.Number == 0 || questions < 2 {
		return ""
	}
	return strconv.Itoa(q.Number) + "/" + strconv.Itoa(questions)
}

// The columns of the header: a bar, a blank, the question, a gap, the number, and in a wide window a blank and a bar, or a
// gap and a timer in their place.
const (
	barAt     = 1
	textAt    = 3
	tagGap    = 2
	minQ      = 16 // cells below which a question is not broken further to make room for the number
	barsRight = 72 // the width in cells from which there is a bar on the right too
	clockEdge = 2  // kept free at the right of a timer
	minTimed  = 20 // cells below which a question is not broken further to make room for figures
	largeRows = 28 // the rows of a window from which the figures are large
)

// textEnd is how many cells the header keeps free at the right of the number.
func (k *headKey) textEnd() int {
	if k.size.W < barsRight {
		return margin
	}
	return textAt
}

// header is what stands above the map: the question, whole as long as the window has the rows, with its number, and the
// time. It keeps its height from the start of a timer until nothing is told of that any more.
type header struct {
	lines []string
	rows  int
	tag   string
	tagAt int
	scale figures.Scale // of the figures beside the question; 0 when none fit
	bar   bool          // there is one on the right
}

// plan decides where things stand: beside the largest figures that leave the question room, else without any.
func (k *headKey) plan() header {
	if k.clock.phase != still {
		if k.size.H >= largeRows {
			if h, ok := k.beside(2); ok {
				return h
			}
		}
		if h, ok := k.beside(1); ok {
			return h
		}
	}
	return k.alone()
}

// beside is the question at the left of figures, if that leaves it legible and the map most of the window.
func (k *headKey) beside(s figures.Scale) (h header, ok bool) {
	end := k.size.W - clockEdge - s.Width(k.clock.widest) - tagGap
	h = header{tag: k.number, tagAt: end - cells.Width(k.number), scale: s}
	width := end - textAt
	if h.tag != "" {
		width -= tagGap + cells.Width(h.tag)
	}
	if width < max(minTimed, wrap.Longest(k.text)) {
		return h, false
	}
	h.lines = wrap.Even(k.text, width)
	h.rows = max(len(h.lines), s.Rows()-1) // the last row of the figures is beside the trunk
	return h, h.rows <= k.size.H/3
}

// alone is the question over the whole width.
func (k *headKey) alone() header {
	h := header{tag: k.number, tagAt: k.size.W - k.textEnd() - cells.Width(k.number), bar: k.size.W >= barsRight}
	width, text := k.size.W-textAt-k.textEnd(), k.text
	if h.tag != "" && width-tagGap-cells.Width(h.tag) >= minQ {
		width -= tagGap + cells.Width(h.tag)
	} else if h.tag != "" {
		text += "  " + h.tag
		h.tag = ""
	}
	h.lines = wrap.Even(text, width)
	n := k.size.H
	if k.clock.phase != still && n > 1 {
		n-- // for the time
	}
	if len(h.lines) > n {
		h.lines = append(h.lines[:n-1:n-1], cells.Truncate(h.lines[n-1]+" "+h.lines[n], width))
	}
	h.rows = len(h.lines)
	return h
}

// paint makes the rows of the header, and what of the figures reaches into the row under it.
func (k *headKey) paint() ([]string, corner) {
	if k.blank {
		return []string{}, corner{}
	}
	h := k.plan()
	c := paint.NewCanvas(k.size.W, h.rows)
	if k.clock.phase == ended {
		left := k.paintUp(c, h.rows)
		return c.Lines(), left
	}
	for y := range h.rows {
		c.Text(barAt, y, "┃", k.look.QuestLine)
		if y < len(h.lines) {
			c.Text(textAt, y, h.lines[y], k.look.Question)
		}
		if h.bar {
			c.Text(k.size.W-1-barAt, y, "┃", k.look.QuestLine)
		}
	}
	c.Text(h.tagAt, 0, h.tag, k.look.Question)
	left := k.paintClock(c, &h)
	return c.Lines(), left
}

// paintClock paints the figures beside the question; in plain letters the time is in the row under it.
func (k *headKey) paintClock(c *paint.Canvas, h *header) corner {
	if k.clock.phase == still {
		return corner{}
	}
	told, end := k.clock, k.size.W-clockEdge
	if h.scale == 0 {
		told.text, end = timerSign+" "+told.text, k.size.W-k.textEnd()
	}
	rows, style := told.set(h.scale), told.style(h.scale, k.look)
	x := end - h.scale.Width(told.text)
	if told.phase == past {
		x -= h.scale.Edge()
	}
	left := corner{at: max(x, 0), style: style, toEnd: true}
	if h.scale == 0 {
		left.text = rows[0]
		return left
	}
	for y, row := range rows {
		c.Text(x, y, row, style)
	}
	if len(rows) > h.rows {
		left.text = rows[h.rows]
	}
	return left
}

// paintUp tells that the time is up, in place of the question, as large as its rows and the one under them are.
func (k *headKey) paintUp(c *paint.Canvas, rows int) corner {
	s := figures.Scale(0)
	for _, s = range []figures.Scale{2, 1, 0} {
		large := s < 2 || k.size.H >= largeRows
		if large && s.Rows() <= min(rows+1, k.size.H) && s.Width(k.clock.text) <= k.size.W-2*margin {
			break
		}
	}
	x := max((k.size.W-s.Width(k.clock.text))/2, 0)
	set := s.Set(k.clock.text)
	y := max(rows+1-len(set), 0) / 2
	for i, row := range set {
		c.Text(x, y+i, row, k.look.Question)
	}
	if y+len(set) <= rows {
		return corner{}
	}
	return corner{at: x, text: set[len(set)-1], style: k.look.Question}
}

// corner is what of the figures stands in the row between the question and the map, over the trunk and beside it.
type corner struct {
	at    int // column
	text  string
	style look.Style
	toEnd bool // nothing else stands at its right
}

// over puts it over a painted row, whatever that is: a blank one, or one that a trunk runs along. A cell stays free on either
// side.
func (k corner) over(row string) string {
	if k.text == "" {
		return row
	}
	width := cells.Width(row)
	text, taken := cells.Cut(k.text, width-k.at)
	from, to := max(k.at-1, 0), min(k.at+taken+1, width)
	if k.toEnd {
		to = width
	}
	left, right := ansi.Truncate(row, from, ""), ansi.TruncateLeft(row, to, "")
	if cells.Width(right) > width-to { // a wide character that would be cut in two
		right = ansi.TruncateLeft(row, to+1, "")
	}
	set := cells.Pad(left, from) + cells.Blanks(k.at-from) + k.style.Wrap(text)
	return cells.Pad(set, width-cells.Width(right)) + right
}
