package dot

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// quoted makes a quoted string of any text, for an attribute in which Graphviz reads escapes, such as a label or a
// tooltip. Lines are centred.
//
// A reader takes three steps: the quotes come off and \" becomes ", then \n, \\ and their like are read, then entities
// such as &amp;. So a backslash and a quotation mark get a backslash, and every & becomes &amp;, or the &lt; that somebody
// typed would turn into <. See https://graphviz.org/doc/info/lang.html and https://graphviz.org/docs/attr-types/escString/
//
// Control characters become blanks. U+FFFD becomes a question mark, as gographviz cannot read it back.
func quoted(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '\\':
			b.WriteString(`\\`)
		case r == '"':
			b.WriteString(`\"`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '&':
			b.WriteString("&amp;")
		case r == utf8.RuneError:
			b.WriteByte('?')
		case isControl(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// isControl reports whether r is one of the characters that XML, and so Graphviz's SVG, cannot carry.
func isControl(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff
}

// number is a quoted number with at most two decimals.
func number(v float64) string { return `"` + decimal(v) + `"` }

func decimal(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	if s = strings.TrimRight(strings.TrimRight(s, "0"), "."); s == "-0" {
		return "0"
	}
	return s
}
