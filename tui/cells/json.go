package cells

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
)

// VisibleJSON is JSON with every character escaped that a terminal would act on or not show. An entry is written as it is
// stored, and may have come in by any door.
func VisibleJSON(document []byte) string {
	var b strings.Builder
	marks := 0
	for _, r := range string(document) { // bytes that are no UTF-8 become U+FFFD
		if marks++; !unicode.In(r, unicode.Mn, unicode.Me) {
			marks = 0
		}
		switch {
		case Printable(r) && !unicode.Is(unicode.Cf, r) && marks <= mostMarks:
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
