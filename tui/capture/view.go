package capture

import (
	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// minMarked is the width, in cells, from which on a scrolled row shows where the text goes on.
const minMarked = 6

// AppendView appends the line as one row of at most width cells, as it looks, and tells the column of the cursor: from 0, below
// width, and 0 when there is no width.
func (l *Line) AppendView(dst []byte, width int, lk *look.Look) (row []byte, cursor int) {
	var room [16]Segment
	segments, cursor := l.appendRow(room[:0], width)
	return AppendStyled(dst, segments, lk), cursor
}

// appendRow appends the segments of the line as one row of at most width cells. A text that does not fit is scrolled
// by a quarter of a row at a time, so that most keys change but a few cells.
func (l *Line) appendRow(dst []Segment, width int) (row []Segment, cursor int) {
	if width <= 0 {
		return dst, 0
	}
	w := windowOn(l.text, l.at, width)
	if w.leftMark {
		dst = append(dst, Segment{GhostRole, cells.Ellipsis})
	}
	dst = l.appendText(dst, w.start, w.end)
	if w.pad > 0 {
		dst = append(dst, Segment{CaptionRole, cells.Blanks(w.pad)})
	}
	if w.rightMark {
		dst = append(dst, Segment{GhostRole, cells.Ellipsis})
	} else if room := width - w.used; room > 0 {
		if ghost := cells.Truncate(l.Ghost(), room); ghost != "" {
			dst = append(dst, Segment{GhostRole, ghost})
		}
	}
	return dst, w.cursor
}

// window is the part of the text that a row shows.
type window struct {
	start, end          int // bytes
	leftMark, rightMark bool
	pad                 int // blanks where half a wide cluster would stand before the right mark
	used                int // cells, marks included
	cursor              int // column
}

// windowOn is what a row that wide shows of a text, with a cursor at a byte of it.
func windowOn(text string, at, width int) window {
	column, total := cells.Width(text[:at]), cells.Width(text)
	if total < width {
		return window{end: len(text), used: total, cursor: column}
	}
	marks := 0
	if width >= minMarked {
		marks = 1
	}
	w := window{}
	if reach := max(1, width-2*marks-1); column >= reach { // a cell is kept for a wide cluster under the cursor
		step := max(1, reach/4)
		start, cut := borderFrom(text[:at], ((column-reach)/step+1)*step)
		w.start, w.leftMark, w.used = start, marks > 0, marks
		column -= cut
	}
	w.cursor = w.used + column
	w.fill(text, width, marks)
	return w
}

// borderFrom is the first border between the clusters of a text at or after a column, and its column.
func borderFrom(text string, column int) (at, width int) {
	head, cut := cells.Cut(text, column)
	at = len(head)
	if cluster, w := cells.Next(text[at:]); cut < column && cluster != "" {
		return at + len(cluster), cut + w
	}
	return at, cut
}

// fill lets the window reach as far right as fits, with a cell left for the cursor at the very end.
func (w *window) fill(text string, width, marks int) {
	rest := text[w.start:]
	if w.used+cells.Width(rest) < width {
		w.end, w.used = len(text), w.used+cells.Width(rest)
		return
	}
	room := width - marks - w.used
	shown, cut := cells.Cut(rest, room)
	w.end, w.rightMark = w.start+len(shown), marks > 0
	w.used += cut
	if w.rightMark {
		w.pad = room - cut
		w.used = width
	}
	w.cursor = min(w.cursor, width-1)
}

// appendText appends the text from start to end, cut at the borders of what it says.
func (l *Line) appendText(dst []Segment, start, end int) []Segment {
	at := start
	add := func(role Role, to int) {
		if to = min(to, end); to > at {
			dst = append(dst, Segment{role, l.text[at:to]})
			at = to
		}
	}
	for _, s := range l.parsed.Spans {
		add(CaptionRole, s.Start)
		add(s.Role, s.End)
	}
	add(CaptionRole, end)
	return dst
}
