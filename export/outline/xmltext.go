package outline

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// xmlWriter writes lines of XML. Errors of writing stick to the buffer until it is flushed.
type xmlWriter struct{ out *bufio.Writer }

func newXMLWriter(w io.Writer) xmlWriter { return xmlWriter{bufio.NewWriter(w)} }

func (x *xmlWriter) put(indent int, format string, args ...any) {
	_, _ = x.out.WriteString(strings.Repeat("  ", indent))
	fmt.Fprintf(x.out, format, args...)
	_ = x.out.WriteByte('\n')
}

// xmlText is a text as the content of an element or of an attribute in double quotes. What XML cannot carry becomes a
// blank. With ascii, all else up to U+FFFF is written as numbers, for readers that guess at the encoding; Freeplane cuts
// larger numbers to 16 bits, so what is above stays as it is.
func xmlText(s string, ascii bool) string {
	var out strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			out.WriteString("&amp;")
		case r == '<':
			out.WriteString("&lt;")
		case r == '>':
			out.WriteString("&gt;")
		case r == '"':
			out.WriteString("&quot;")
		case r < ' ' || r == 0x7f || r == 0xfffe || r == 0xffff:
			out.WriteByte(' ')
		case ascii && r > 0x7f && r <= 0xffff:
			fmt.Fprintf(&out, "&#x%x;", r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
