package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/say"

	"mindwall/export/outline"
)

// Pictures are the files that a write-up in Markdown shows of a question, relative to it; empty for none.
type Pictures struct{ Map, Chart string }

// WriteMarkdown writes the write-up as Markdown with tables as GitHub, GitLab and Pandoc read them. Its pictures are files
// beside it, which the caller names and writes.
func WriteMarkdown(w io.Writer, b *mindmap.Board, o Options, pictures func(*mindmap.Question) Pictures) error {
	c := newContent(b, o.Parked)
	m := markdownWriter{out: bufio.NewWriter(w), pictures: pictures, mixed: c.Mixed}
	m.block("# " + escape(c.Title))
	var facts []string
	for _, f := range c.Facts {
		facts = append(facts, escape(f.Value))
	}
	if len(facts) > 0 {
		m.block(strings.Join(facts, " · "))
	}
	m.block(escape(c.Lead))
	for _, q := range c.Questions {
		m.question(q)
	}
	m.block("## How to read this")
	for _, line := range c.How {
		m.block(escape(line))
	}
	if c.Parked != "" {
		m.block(escape(c.Parked))
	}
	return m.out.Flush()
}

// escape makes a line of text that Markdown shows as it is.
func escape(s string) string { return outline.MarkdownText(s) }

// markdownWriter writes blocks. Errors of writing stick to the buffer until it is flushed.
type markdownWriter struct {
	out      *bufio.Writer
	pictures func(*mindmap.Question) Pictures
	mixed    bool
	begun    bool
}

// block writes one block with an empty line before it.
func (m *markdownWriter) block(lines ...string) {
	if m.begun {
		_ = m.out.WriteByte('\n')
	}
	m.begun = true
	for _, l := range lines {
		_, _ = m.out.WriteString(l + "\n")
	}
}

func (m *markdownWriter) question(q *question) {
	m.block(fmt.Sprintf("## %d. %s", q.Number, escape(q.Text)))
	m.block(escape(q.Counts) + ".")
	var p Pictures
	if m.pictures != nil {
		p = m.pictures(q.Source)
	}
	if p.Map != "" {
		m.block(image(q.mapAlt(), p.Map))
	}
	if p.Chart != "" {
		m.block(image(q.chartAlt(), p.Chart))
	}
	if len(q.Themes) > 0 {
		m.table(q)
	}
	for _, t := range q.Themes {
		m.theme(t)
	}
	if q.Unsorted != nil {
		m.theme(q.Unsorted)
	}
}

// image shows a file. Angle brackets let its name hold blanks and brackets.
func image(alt, file string) string { return fmt.Sprintf("![%s](<%s>)", escape(alt), file) }

func (m *markdownWriter) table(q *question) {
	head, rule := "| Theme | Answers | Said |", "| --- | ---: | ---: |"
	if m.mixed {
		head += " " + strings.Join(say.English.SourceNames(), " | ") + " |"
		rule += strings.Repeat(" ---: |", len(mindmap.Sources))
	}
	lines := []string{head, rule}
	for _, t := range q.rows() {
		line := fmt.Sprintf("| %s | %d | %d |", escape(strings.TrimSpace(t.Letter+" "+t.Text)), t.Answers, t.Times)
		if m.mixed {
			for _, n := range t.Sources {
				line += fmt.Sprintf(" %d |", n)
			}
		}
		lines = append(lines, line)
	}
	m.block(lines...)
}

func (m *markdownWriter) theme(t *theme) {
	m.block(fmt.Sprintf("%s %s (%s)", strings.Repeat("#", heading(t.Depth)), escape(strings.TrimSpace(t.Letter+" "+t.Text)), t.Counts))
	var lines []string
	for _, s := range t.Said {
		lines = append(lines, strings.TrimSpace(s.Text+" "+s.Count))
	}
	switch {
	case len(lines) == 0:
	case t.Sentence():
		m.block(escape(strings.Join(lines, "; ") + "."))
	default:
		for i := range lines {
			lines[i] = "- " + escape(lines[i])
		}
		m.block(lines...)
	}
	for _, q := range t.Quotes {
		m.block("> “" + escape(q) + "”")
	}
	for _, sub := range t.Themes {
		m.theme(sub)
	}
}
