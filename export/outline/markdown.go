package outline

import (
	"bufio"
	"cmp"
	"io"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// deepestHeading is the last level of Markdown's headings.
const deepestHeading = 6

// WriteMarkdown writes the wall as Markdown that markmap draws: the event is the title, questions are second headings,
// themes the headings below, answers items of lists, and quotes paragraphs under them.
//
// Markmap leaves out a list that headings follow in the same section. So a theme with answers of its own has its
// sub-themes in the list, in bold.
func WriteMarkdown(w io.Writer, b *mindmap.Board, v say.Voice) error {
	m := markdownWriter{out: bufio.NewWriter(w), voice: v}
	m.heading(1, MarkdownText(cmp.Or(b.Event.Title, v.Text(say.MindWall))))
	if place := say.Joined(" · ", v.Date(b.Event.Date), b.Event.Place, b.Event.Host); place != "" {
		m.line("")
		m.line(MarkdownText(place))
	}
	for _, q := range b.Questions {
		m.heading(2, MarkdownText(q.Text))
		for _, t := range q.Themes {
			m.theme(t, 3)
		}
		if len(q.Themes) > 0 && len(q.Unsorted) > 0 {
			m.heading(3, "*"+MarkdownText(v.Text(say.Unsorted))+"*") // in italics, and so no theme's
		}
		m.list(q.Unsorted, nil)
	}
	m.actions(b.Actions)
	m.line("\n<!-- ", eventMark(&b.Event, false), " -->")
	return m.out.Flush()
}

// markdownWriter writes lines. Errors of writing stick to the buffer until it is flushed.
type markdownWriter struct {
	out   *bufio.Writer
	voice say.Voice
	begun bool
}

func (m *markdownWriter) line(parts ...string) {
	for _, p := range parts {
		_, _ = m.out.WriteString(p)
	}
	_ = m.out.WriteByte('\n')
}

func (m *markdownWriter) heading(level int, markup string) {
	if m.begun {
		m.line("")
	}
	m.begun = true
	m.line(strings.Repeat("#", level), " ", markup)
}

func (m *markdownWriter) theme(t *mindmap.Theme, level int) {
	m.heading(level, MarkdownText(cmp.Or(t.Text, m.voice.TakenOut())))
	if len(t.Answers) > 0 || level == deepestHeading {
		m.list(t.Answers, t.Themes)
		return
	}
	for _, sub := range t.Themes {
		m.theme(sub, level+1)
	}
}

// actions writes what will be done, under a heading in italics, which is no question's.
func (m *markdownWriter) actions(list []*mindmap.Action) {
	if len(list) == 0 {
		return
	}
	m.heading(2, "*"+MarkdownText(m.voice.Text(say.ToDo))+"*")
	m.line("")
	for _, a := range list {
		box, by := "- [ ] ", m.voice.ByWhom(a)
		if a.Done {
			box = "- [x] "
		}
		if by != "" {
			by = "(" + by + ")"
		}
		m.line(box, MarkdownText(say.Joined(" ", cmp.Or(a.Text, m.voice.TakenOut()), by)))
	}
}

// list writes the answers and sub-themes of a section.
func (m *markdownWriter) list(answers []*mindmap.Answer, themes []*mindmap.Theme) {
	if len(answers)+len(themes) > 0 {
		m.line("")
		m.items(answers, 0)
		m.themeItems(themes, 0)
	}
}

// themeItems writes themes that no heading is left for.
func (m *markdownWriter) themeItems(list []*mindmap.Theme, indent int) {
	for _, t := range list {
		m.line(strings.Repeat(" ", indent), "- **", MarkdownText(cmp.Or(t.Text, m.voice.TakenOut())), "**")
		m.items(t.Answers, indent+2)
		m.themeItems(t.Themes, indent+2)
	}
}

func (m *markdownWriter) items(list []*mindmap.Answer, indent int) {
	margin := strings.Repeat(" ", indent)
	for _, a := range list {
		m.line(margin, "- ", MarkdownText(captionOf(a, m.voice)))
		for _, q := range say.Quotes(a, false) {
			m.line("")
			m.line(margin, "  ", MarkdownText(q))
			m.line("")
		}
	}
}

// MarkdownText makes a line of text that Markdown shows as it is, in a paragraph, a heading or an item.
//
// By CommonMark 0.31 any punctuation of ASCII may have a backslash; only those that could mean something get one, so that
// the file reads well. Besides CommonMark it thinks of tables, strikethrough and formulas of common dialects, and of
// the marks (==), insertions (++) and raised text (^) of markmap.
func MarkdownText(s string) string {
	var out strings.Builder
	for i, r := range s {
		switch r {
		case '\\', '`', '*', '_', '[', ']', '<', '#', '|', '~', '$', '^':
			out.WriteByte('\\')
		case '&':
			if beginsEntity(s[i+1:]) {
				out.WriteByte('\\')
			}
		case '-', '>', ':', '{':
			if i == 0 {
				out.WriteByte('\\')
			}
		case '+', '=':
			if i == 0 || strings.HasPrefix(s[i+1:], string(r)) {
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

// beginsEntity reports whether what follows an ampersand could be read as the name of a character.
func beginsEntity(rest string) bool {
	i := strings.IndexByte(rest, ';')
	return i > 0 && !strings.ContainsAny(rest[:i], " \t&")
}
