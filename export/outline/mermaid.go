package outline

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// WriteMermaid writes the map of one question as a Mermaid mindmap.
//
// A single bare bracket loses the whole diagram there, so every text is quoted and written by [mermaidText].
func WriteMermaid(w io.Writer, e *mindmap.Event, q *mindmap.Question, v say.Voice) error {
	m := mermaidWriter{out: bufio.NewWriter(w), voice: v}
	fmt.Fprintf(m.out, "%%%% %s\nmindmap\n", eventMark(e, true))
	m.node(1, "((", q.Text, "))")
	for _, t := range q.Themes {
		m.theme(t, 2)
	}
	m.answers(q.Unsorted, 2)
	return m.out.Flush()
}

type mermaidWriter struct {
	out   *bufio.Writer
	voice say.Voice
	nodes int
}

// node writes one node; the brackets choose its shape.
func (m *mermaidWriter) node(indent int, open, text, shut string) {
	fmt.Fprintf(m.out, "%sn%d%s\"%s\"%s\n", strings.Repeat("  ", indent), m.nodes, open, mermaidText(text), shut)
	m.nodes++
}

func (m *mermaidWriter) theme(t *mindmap.Theme, indent int) {
	m.node(indent, "[", cmp.Or(t.Text, m.voice.TakenOut()), "]")
	m.answers(t.Answers, indent+1)
	for _, sub := range t.Themes {
		m.theme(sub, indent+1)
	}
}

func (m *mermaidWriter) answers(list []*mindmap.Answer, indent int) {
	for _, a := range list {
		m.node(indent, "(", captionOf(a, m.voice), ")")
	}
}

// mermaidText is a text inside the quotes of a node. Mermaid reads its labels in many ways, one after the other: comments,
// directives and class definitions over the whole file, then the grammar, then Markdown, then HTML, then icons. Numbers of
// characters (#35;) pass all of these, so all punctuation is written so, but for what can mean nothing.
func mermaidText(s string) string {
	var out strings.Builder
	for i, r := range s {
		switch {
		case r == ',' || r == '?' || r == '\'' || r == '/' || r == ' ' || r > 0x7f,
			r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			out.WriteRune(r)
		case (r == '-' || r == '.' || r == '!') && i > 0 && strings.Trim(s[:i], "0123456789") != "":
			out.WriteRune(r)
		case r < ' ' || r == 0x7f:
			out.WriteByte(' ')
		default:
			fmt.Fprintf(&out, "#%d;", r)
		}
	}
	return out.String()
}
