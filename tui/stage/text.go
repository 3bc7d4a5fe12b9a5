package stage

import (
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/tui/cells"
)

// textOf is an answer's caption, or what stands for one that was taken out for good.
func textOf(a *mindmap.Answer) string {
	if a.Redacted && a.Text == "" {
		return "(words taken out)"
	}
	return a.Text
}

// tallyOf is how many said an answer, where it was more than one.
func tallyOf(a *mindmap.Answer) string {
	if n := a.Tally.Total(); n > 1 {
		return "×" + strconv.Itoa(n)
	}
	return ""
}

// line is one row of a text, and the number that stands behind its last row.
type line struct{ text, tail string }

func (l line) width() int {
	w := cells.Width(l.text)
	if l.tail != "" {
		if w > 0 {
			w++
		}
		w += cells.Width(l.tail)
	}
	return w
}

// mostBalanced is the most rows that are evened out.
const mostBalanced = 6

// wrapWhole breaks a text into rows of about even length, so that no word is left alone on the last one.
func wrapWhole(text string, width int) []string {
	width = max(width, 1)
	text = breakLongWords(text, width)
	lines := cells.Wrap(text, width)
	if len(lines) < 2 || len(lines) > mostBalanced {
		return lines
	}
	low, high := longestWord(text), width
	for low < high {
		mid := (low + high) / 2
		if narrower := cells.Wrap(text, mid); len(narrower) > len(lines) {
			low = mid + 1
		} else {
			high, lines = mid, narrower
		}
	}
	return lines
}

// wrapTo breaks a text with a number behind it into at most so many rows, 0 for as many as it takes. What does not
// fit is stood for by an ellipsis; the number is always whole. cut tells whether anything was left out.
func wrapTo(text, tail string, width, rows int) (lines []line, cut bool) {
	width = max(width, 1)
	all := text
	if tail != "" {
		all += " " + tail
	}
	broken := wrapWhole(all, width)
	if rows > 0 && len(broken) > rows {
		broken, cut = cutTo(text, tail, width, rows), true
	}
	lines = make([]line, len(broken))
	for i, b := range broken {
		lines[i].text = b
	}
	if last := &lines[len(lines)-1]; tail != "" && strings.HasSuffix(last.text, tail) {
		last.text, last.tail = strings.TrimSuffix(strings.TrimSuffix(last.text, tail), " "), tail
	}
	return lines, cut
}

// cutTo breaks a text with a number behind it into exactly so many rows or fewer, of more that it would take.
func cutTo(text, tail string, width, rows int) []string {
	room := width
	if tail != "" {
		room -= cells.Width(tail) + 1
	}
	broken := cells.Wrap(breakLongWords(text, width), width)
	from := min(rows, len(broken)) - 1
	last := strings.Join(broken[from:], " ")
	if cells.Width(last) <= room && len(broken) > rows || len(broken) <= rows { // only the number does not fit any more
		last += " " + cells.Ellipsis
	}
	return append(broken[:from:from], strings.TrimSpace(cells.Truncate(last, room)+" "+tail))
}

// longestWord is the width of the widest part of a text that should not be broken.
func longestWord(s string) int {
	longest := 1
	for _, word := range strings.Fields(s) {
		if !hasWide(word) {
			longest = max(longest, cells.Width(word))
		} else {
			longest = max(longest, 2)
		}
	}
	return longest
}

func hasWide(s string) bool {
	for s != "" {
		cluster, w := cells.Next(s)
		if w > 1 {
			return true
		}
		s = s[len(cluster):]
	}
	return false
}
