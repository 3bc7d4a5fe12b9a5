// Package cells measures, cuts and wraps plain text by terminal cells.
//
// Widths are those of the Bubble Tea renderer: a grapheme cluster takes 0, 1 or 2 cells. What Truncate and Wrap return
// never holds a control character nor one that reorders text, whatever they were given, and never takes more cells
// than asked. Measure a text once, when it enters, and keep the number: only ASCII is measured for nearly nothing.
package cells

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap/text"
)

// Ellipsis stands for what was cut away. It takes one cell.
const Ellipsis = "…"

// Width is the number of cells that s takes on one row. Escape sequences take none, so styled text may be measured.
func Width(s string) int {
	if text.IsASCII(s) {
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

func isControl(r rune) bool { return r < 0x20 || r >= 0x7F && r < 0xA0 }

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
