package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
)

// Show makes any bytes safe to print on one row of a terminal: newlines and tabs become blanks; other control characters,
// those that reorder or hide text, letters' marks beyond what a script needs, and broken UTF-8 are dropped. Text that is
// safe already is returned as it is. Unlike [Clean] it leaves blanks and the form of letters alone.
func Show(s string) string {
	if IsASCII(s) {
		return s
	}
	var h load
	s = strings.ToValidUTF8(s, "")
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r == '\n', r == '\t', r == '\u2028', r == '\u2029':
			b.WriteByte(' ')
			h = load{}
		case Printable(r) && h.carries(r, s[i:]):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Printable reports whether a character may reach a terminal: whether [Clean] would let it in.
func Printable(r rune) bool {
	return !isForbidden(r) && r != '\u2028' && r != '\u2029' && r <= unicode.MaxRune
}

// EscapeJSON is a JSON document with every character escaped that a terminal would act on or not show.
func EscapeJSON(document []byte) string {
	var b strings.Builder
	var h load
	for _, r := range string(document) { // bytes that are no UTF-8 become U+FFFD
		switch {
		case Printable(r) && !unicode.Is(unicode.Cf, r) && h.carries(r, ""):
			b.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

// IsASCII reports whether a text is printable ASCII and nothing else: one byte, one character, one cell.
func IsASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// Line is [Show] for a line of its own, without blanks around it.
func Line(s string) string { return strings.TrimSpace(Show(s)) }
