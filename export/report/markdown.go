package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"mindwall/mindmap"

	"mindwall/export/outline"
)

// Pictures are the files that a write-up in Markdown shows of a question, relative to it; empty for none.
type Pictures struct{ Map, Chart string }

// WriteMarkdown writes the write-up as Markdown. Its pictures are files of their own; without them a table stands in place of the
// chart.
func WriteMarkdown(w io.Writer, b *mindmap.Board, o Options, pictures func(*mindmap.Question) Pictures) error {
	c := newContent(b, o)
	m := markdownWriter{out: bufio.NewWriter(w), files: pictures, content: c}
	c.tell(&m)
	return m.out.Flush()
}

// escape makes a line of text that Markdown shows as it is.
func escape(s string) string { return outline.MarkdownText(s) }

// markdownWriter writes blocks. Errors of writing stick to the buffer until it is flushed.
type markdownWriter struct {
	out     *bufio.Writer
	files   func(*mindmap.Question) Pictures
	content *content
	begun   bool
	listed  bool // the last block was an item of a list
}

// block writes one block with an empty line before it.
func (m *markdownWriter) block(lines ...string) {
	if m.begun {
		_ = m.out.WriteByte('\n')
	}
	m.begun, m.listed = true, false
	for _, l := range lines {
		_, _ = m.out.WriteString(l + "\n")
	}
}

// item writes an item of a list, right behind the item before it.
func (m *markdownWriter) item(text string) {
	if m.begun = !m.listed; m.listed {
		m.begun = false
	}
	m.block("- " + text)
	m.listed = true
}

func (m *markdownWriter) title(text, below string) {
	m.block("# " + escape(text))
	if below != "" {
		m.block(escape(below))
	}
}

func (m *markdownWriter) lead(b block) {
	var text strings.Builder
	for _, r := range b.Runs {
		words := strings.TrimSpace(r.Text)
		before, after, _ := strings.Cut(r.Text, words)
		mark := ""
		if r.Bold {
			mark += "**"
		}
		if r.Italic {
			mark += "*"
		}
		words = mark + escape(words) + mark
		if r.Link != "" {
			words = fmt.Sprintf("[%s](<%s>)", words, r.Link)
		}
		text.WriteString(before + words + after)
	}
	switch words := strings.TrimSpace(text.String()); {
	case b.Heading > 0:
		m.block(strings.Repeat("#", min(6, b.Heading+1)) + " " + words)
	case b.Item:
		m.item(words)
	case b.Quote:
		m.block("> " + words)
	default:
		m.block(words)
	}
}

func (m *markdownWriter) headline(text, below string) {
	m.block("**" + escape(text) + "**")
	if below != "" {
		m.block(escape(below))
	}
}

func (m *markdownWriter) paragraph(text string) { m.block(escape(text)) }

func (m *markdownWriter) small(text string, _ bool) { m.block(escape(text)) }

func (m *markdownWriter) heading(level int, text, more string) {
	line := strings.Repeat("#", min(6, level)) + " " + escape(text)
	if more != "" {
		line += " (" + escape(more) + ")"
	}
	m.block(line)
}

// barLength is how many characters the longest bar has.
const barLength = 24

func (m *markdownWriter) bar(t *top) {
	if t.Question != "" {
		m.block(escape(t.Question))
	}
	m.block("**"+escape(t.Text)+"**  ", strings.Repeat("█", (t.Part()*barLength+99)/100)+" "+escape(t.Of))
}

func (m *markdownWriter) answer(s *said) {
	m.item(escape(strings.TrimSpace(s.Text + " " + s.Count)))
	for _, q := range s.Quotes {
		m.block("  > " + escape(m.content.voice.Quoted(q)))
		m.listed = true
	}
}

func (m *markdownWriter) action(a *action) { m.item(escape(a.line())) }

func (m *markdownWriter) gap(text string) { m.block("**" + escape(text) + "**") }

func (m *markdownWriter) pictures(q *question, rows [][]string) {
	var p Pictures
	if m.files != nil {
		p = m.files(q.Source)
	}
	if p.Map != "" {
		m.block(image(q.MapText, p.Map))
	}
	if p.Chart != "" {
		m.block(image(q.BarsText, p.Chart))
	} else if len(rows) > 1 {
		m.table("", rows)
	}
}

// image shows a file. Angle brackets let its name hold blanks and brackets.
func image(alt, file string) string { return fmt.Sprintf("![%s](<%s>)", escape(alt), file) }

func (m *markdownWriter) table(caption string, rows [][]string) {
	if caption != "" {
		m.block("**" + escape(caption) + "**")
	}
	lines := make([]string, 0, len(rows)+1)
	for i, row := range rows {
		line := "|"
		for _, text := range row {
			line += " " + escape(text) + " |"
		}
		if lines = append(lines, line); i == 0 {
			lines = append(lines, "| --- |"+strings.Repeat(" ---: |", len(row)-1))
		}
	}
	m.block(lines...)
}
