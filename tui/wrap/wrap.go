// Package wrap breaks captions and names into rows of cells, so that they read well: rows of about even length, long words
// at a syllable, and a number or signs that never leave the end of the text.
package wrap

import (
	"strings"

	"mindwall/mindmap/text"
	"mindwall/tui/cells"
)

// Line is one row of a text, and the number or the signs that stand behind its last row.
type Line struct{ Text, Tail string }

// Width is the cells that the row takes.
func (l Line) Width() int {
	w := cells.Width(l.Text)
	if l.Tail != "" {
		if w > 0 {
			w++
		}
		w += cells.Width(l.Tail)
	}
	return w
}

// String is the row as one text.
func (l Line) String() string {
	switch {
	case l.Tail == "":
		return l.Text
	case l.Text == "":
		return l.Tail
	}
	return l.Text + " " + l.Tail
}

// Widest is the cells that the widest of some rows takes.
func Widest(lines []Line) int {
	widest := 0
	for _, l := range lines {
		widest = max(widest, l.Width())
	}
	return widest
}

// maxBalanced is the most rows that are evened out.
const maxBalanced = 6

// Even breaks a text into rows of at most that many cells and of about even length, so that no word is left alone on the
// last one.
func Even(text string, width int) []string {
	width = max(width, 1)
	if lines := evenWords(text, width); lines != nil {
		return lines
	}
	text = breakWords(text, width)
	lines := cells.Wrap(text, width)
	if len(lines) < 2 || len(lines) > maxBalanced {
		return lines
	}
	low, high := Longest(text), width
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

// evenWords does so, quickly, for a text of words that all fit a row and have no wide characters, as most texts are; nil for
// any other.
func evenWords(s string, width int) []string {
	words := fields(text.Show(s))
	var room [48]int
	widths, longest := room[:0], 1
	for _, word := range words {
		w := cells.Width(word)
		if w > width || hasWide(word) {
			return nil
		}
		widths, longest = append(widths, w), max(longest, w)
	}
	if len(words) == 0 {
		return nil
	}
	least := rowsOf(widths, width)
	low, high := longest, width
	for least > 1 && least <= maxBalanced && low < high {
		if mid := (low + high) / 2; rowsOf(widths, mid) > least {
			low = mid + 1
		} else {
			high = mid
		}
	}
	lines, from, used := make([]string, 0, least), 0, 0
	for i, w := range widths {
		if i > from && used+1+w > high {
			lines = append(lines, strings.Join(words[from:i], " "))
			from, used = i, 0
		}
		if i > from {
			used++
		}
		used += w
	}
	return append(lines, strings.Join(words[from:], " "))
}

// Rows is how many rows [To] breaks a text with a tail into.
func Rows(words, tail string, width int) int {
	width = max(width, 1)
	rows, used := 1, -1
	take := func(word string) bool {
		w := cells.Width(word)
		if w > width || hasWide(word) {
			return false
		}
		if used >= 0 && used+1+w > width {
			rows, used = rows+1, -1
		}
		used += 1 + w
		return true
	}
	quick := true
	for rest := text.Show(words); rest != "" && quick; {
		word, after, _ := strings.Cut(rest, " ")
		quick, rest = word == "" || take(word), after
	}
	if quick && (tail == "" || take(tail)) {
		return rows
	}
	lines, _ := To(words, tail, width, 0)
	return len(lines)
}

// rowsOf is how many rows words of these widths take.
func rowsOf(widths []int, width int) int {
	rows, used := 1, -1
	for _, w := range widths {
		if used >= 0 && used+1+w > width {
			rows, used = rows+1, -1
		}
		used += 1 + w
	}
	return rows
}

// unbroken stands for the blanks between signs while rows are broken, so that signs stay together.
const unbroken = "\u00a0"

// To breaks a text with a tail behind it into at most so many rows of that many cells, 0 for as many as it takes. What
// does not fit is stood for by an ellipsis; the tail is always whole. cut reports whether anything was left out.
func To(text, tail string, width, rows int) (lines []Line, cut bool) {
	width = max(width, 1)
	solid, all := strings.ReplaceAll(tail, " ", unbroken), text
	if tail != "" {
		all += " " + solid
	}
	broken := Even(all, width)
	if rows > 0 && len(broken) > rows {
		broken, cut = cutTo(text, solid, width, rows), true
	}
	lines = make([]Line, len(broken))
	for i, b := range broken {
		lines[i].Text = b
	}
	if last := &lines[len(lines)-1]; tail != "" && strings.HasSuffix(last.Text, solid) {
		last.Text, last.Tail = strings.TrimSuffix(strings.TrimSuffix(last.Text, solid), " "), tail
	}
	return lines, cut
}

// cutTo breaks a text with a tail behind it into exactly so many rows or fewer, of more that it would take.
func cutTo(text, tail string, width, rows int) []string {
	room := width
	if tail != "" {
		room -= cells.Width(tail) + 1
	}
	broken := cells.Wrap(breakWords(text, width), width)
	from := min(rows, len(broken)) - 1
	last := strings.Join(broken[from:], " ")
	if cells.Width(last) <= room && len(broken) > rows || len(broken) <= rows { // only the tail does not fit any more
		last += " " + cells.Ellipsis
	}
	return append(broken[:from:from], strings.TrimSpace(cells.Truncate(last, room)+" "+tail))
}

// Words are the words of a text, those that are wider than a row in parts.
func Words(text string, width int) []string { return fields(breakWords(text, width)) }

// Longest is the width of the widest part of a text that should not be broken.
func Longest(s string) int {
	longest := 1
	for _, word := range fields(s) {
		if !hasWide(word) {
			longest = max(longest, cells.Width(word))
		} else {
			longest = max(longest, 2)
		}
	}
	return longest
}

// hasWide reports whether a character of a text takes two cells. Such text may be broken anywhere.
func hasWide(s string) bool {
	if text.IsASCII(s) {
		return false
	}
	for s != "" {
		cluster, w := cells.Next(s)
		if w > 1 {
			return true
		}
		s = s[len(cluster):]
	}
	return false
}

// fields are the words of a text. What must not be broken counts as one.
func fields(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
}
