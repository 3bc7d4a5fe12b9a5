// Package cells measures, cuts and wraps plain text by terminal cells.
//
// Widths are those of the Bubble Tea renderer: a grapheme cluster takes 0, 1 or 2 cells. What Truncate and Wrap return
// never holds a control character nor one that reorders text, whatever they were given, and never takes more cells
// than asked. Measure a text once, when it enters, and keep the number: only ASCII is measured for nearly nothing.
package cells

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// Ellipsis stands for what was cut away. It takes one cell.
const Ellipsis = "…"

// Width is the number of cells that s takes on one row. Escape sequences take none, so styled text may be measured.
func Width(s string) int {
	if isASCII(s) {
		return len(s)
	}
	return ansi.StringWidth(s)
}

// Next is the first grapheme cluster of s and its width in cells, 0 to 2. It is empty only when s is.
func Next(s string) (cluster string, width int) {
	if s == "" {
		return "", 0
	}
	if s[0] < 0x80 && (len(s) == 1 || s[1] < 0x80 && s[0] != '\r') {
		if isControl(rune(s[0])) {
			return s[:1], 0
		}
		return s[:1], 1
	}
	return ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
}

// mostMarks is how many marks a letter may carry: a heap of them covers the rows above and below.
const mostMarks = 8

// Clean makes any bytes safe to print on one row: newlines and tabs become blanks; other control characters, those
// that reorder or hide text, and broken UTF-8 are dropped. Text that is safe already is returned as it is.
func Clean(s string) string {
	if isASCII(s) {
		return s
	}
	marks, flag := 0, false
	return strings.Map(func(r rune) rune {
		if marks++; r < 0x300 || !unicode.In(r, unicode.Mn, unicode.Me) {
			marks = 0
		}
		isTag := r >= 0xE0020 && r <= 0xE007F // letters that show nothing; of a black flag they make that of Wales
		flag = r == 0x1F3F4 || flag && isTag
		switch {
		case marks > mostMarks, isTag && !flag:
			return -1
		case r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case !Printable(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// Printable tells whether a character may reach a terminal: no control character, none that overrides or embeds the
// direction of text, none that shows nothing and joins nothing, none that Unicode keeps for internal use.
func Printable(r rune) bool {
	switch {
	case isControl(r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
		return false
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x206F: // embeddings, overrides, isolates, old controls
		return false
	case r == 0x00AD, r == 0x180E, r == 0x200B, r >= 0x2060 && r <= 0x2064, r >= 0xE0000 && r <= 0xE001F:
		return false
	case r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFB, r == 0xFFFE, r == 0xFFFF, r > unicode.MaxRune:
		return false
	}
	return true
}

func isControl(r rune) bool { return r < 0x20 || r >= 0x7F && r < 0xA0 }

// isASCII tells whether s is printable ASCII and nothing else: one byte, one cell.
func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// Pad adds blanks after s until it takes n cells; a wider text is returned as it is. Styled text may be padded.
func Pad(s string, n int) string {
	if w := Width(s); w < n {
		return s + Blanks(n-w)
	}
	return s
}

const blanks = "                                                                                                    "

// Blanks is n blanks; none when n is negative.
func Blanks(n int) string {
	switch {
	case n <= 0:
		return ""
	case n <= len(blanks):
		return blanks[:n]
	default:
		return strings.Repeat(" ", n)
	}
}
