package outline

import (
	"bufio"
	"io"
	"strings"

	"mindwall/mindmap"
)

// deepestHeading is the last level of Markdown's headings. Themes below it are bold items of lists.
const deepestHeading = 6

// WriteMarkdown writes the wall as Markdown that markmap draws: the event is the title, questions are second headings,
// themes the headings below, answers items of lists, and quotes paragraphs under them. Answers under no theme come first,
// right below their question.
func WriteMarkdown(w io.Writer, b *mindmap.Board) error {
	m := markdownWriter{out: bufio.NewWriter(w)}
	m.heading(1, or(b.Event.Title, "Mind wall"))
	if place := joined(" · ", b.Event.Date, b.Event.Place, b.Event.Host); place != "" {
		m.line("")
		m.line(escapeMarkdown(place))
	}
	for _, q := range b.Questions {
		m.heading(2, q.Text)
		m.answers(q.Unsorted, 0)
		for _, t := range q.Themes {
			m.theme(t, 3)
		}
	}
	return m.out.Flush()
}

// markdownWriter writes lines. Errors of writing stick to the buffer until it is flushed.
type markdownWriter struct {
	out   *bufio.Writer
	begun bool
}

func (m *markdownWriter) line(parts ...string) {
	for _, p := range parts {
		_, _ = m.out.WriteString(p)
	}
	_ = m.out.WriteByte('\n')
}

func (m *markdownWriter) heading(level int, text string) {
	if m.begun {
		m.line("")
	}
	m.begun = true
	m.line(strings.Repeat("#", level), " ", escapeMarkdown(text))
}

func (m *markdownWriter) theme(t *mindmap.Theme, level int) {
	if level > deepestHeading {
		m.line("")
		m.deepTheme(t, 0)
		return
	}
	m.heading(level, or(t.Text, takenOut))
	m.answers(t.Answers, 0)
	for _, sub := range t.Themes {
		m.theme(sub, level+1)
	}
}

// deepTheme writes a theme that no heading is left for.
func (m *markdownWriter) deepTheme(t *mindmap.Theme, indent int) {
	m.line(strings.Repeat(" ", indent), "- **", escapeMarkdown(or(t.Text, takenOut)), "**")
	if len(t.Answers) > 0 {
		m.items(t.Answers, indent+2)
	}
	for _, sub := range t.Themes {
		m.deepTheme(sub, indent+2)
	}
}

func (m *markdownWriter) answers(list []*mindmap.Answer, indent int) {
	if len(list) > 0 {
		m.line("")
		m.items(list, indent)
	}
}

func (m *markdownWriter) items(list []*mindmap.Answer, indent int) {
	margin := strings.Repeat(" ", indent)
	for _, a := range list {
		m.line(margin, "- ", escapeMarkdown(captionOf(a)))
		for _, q := range quotesOf(a) {
			m.line("")
			m.line(margin, "  ", escapeMarkdown(q))
			m.line("")
		}
	}
}

// escapeMarkdown makes a line of text that Markdown shows as it is, in a paragraph, a heading or an item.
//
// By CommonMark 0.31 any punctuation of ASCII may have a backslash; only those that could mean something get one, so that
// the file reads well. Besides CommonMark it thinks of tables, strikethrough and formulas of common dialects.
func escapeMarkdown(s string) string {
	var out strings.Builder
	for i, r := range s {
		switch r {
		case '\\', '`', '*', '_', '[', ']', '<', '#', '|', '~', '$':
			out.WriteByte('\\')
		case '&':
			if beginsEntity(s[i+1:]) {
				out.WriteByte('\\')
			}
		case '-', '+', '>', '=', ':', '{':
			if i == 0 {
				out.WriteByte('\\')
			}
		case '.', ')':
			if i > 0 && i < 12 && strings.Trim(s[:i], "0123456789") == "" {
				out.WriteByte('\\')
			}
		}
		out.WriteRune(r)
	}
	return out.String()
}

// beginsEntity tells whether what follows an ampersand could be read as the name of a character.
func beginsEntity(rest string) bool {
	i := strings.IndexByte(rest, ';')
	return i > 0 && !strings.ContainsAny(rest[:i], " \t&")
}

func or(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

func joined(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}
