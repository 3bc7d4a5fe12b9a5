package comparison

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"mindwall/export/outline"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/say"
)

// WriteMarkdown writes the comparison as Markdown. Pictures are files of their own: picture tells that of a question, relative to the
// text; empty for none. It may be nil.
func WriteMarkdown(w io.Writer, of *compare.Comparison, o Options, picture func(*compare.Question) string) error {
	m := markdown{content: newContent(of, o), out: bufio.NewWriter(w)}
	m.first()
	for i, q := range m.Questions {
		file := ""
		if picture != nil && q.Pictured {
			file = picture(of.Questions[i])
		}
		m.question(q, file)
	}
	m.block("## " + escape(m.voice.Say(howToRead)))
	for _, how := range m.How {
		m.block(escape(how))
	}
	return m.out.Flush()
}

// escape makes a line of text that Markdown shows as it is.
func escape(s string) string { return outline.MarkdownText(s) }

// markdown writes blocks. Errors of writing stick to the buffer until it is flushed.
type markdown struct {
	*content
	out   *bufio.Writer
	begun bool
}

// block writes one block with an empty line before it.
func (m *markdown) block(lines ...string) {
	if m.begun {
		_ = m.out.WriteByte('\n')
	}
	m.begun = true
	for _, l := range lines {
		_, _ = m.out.WriteString(l + "\n")
	}
}

func bold(s string) string { return "**" + escape(s) + "**" }

// first is what stands before the questions.
func (m *markdown) first() {
	m.block("# " + escape(m.Title))
	var lines []string
	for _, c := range m.Columns {
		lines = append(lines, "- "+escape(m.voice.Say(named, "name", c.Name, "value", say.Joined(" · ", c.More, c.Said))))
	}
	m.block(lines...)
	m.block(bold(m.Headline))
	if m.Asked != "" {
		m.block(escape(m.Asked))
	}
	var numbers []string
	for _, n := range m.Numbers {
		numbers = append(numbers, n.Number+" "+n.Word)
	}
	if len(numbers) > 0 {
		m.block(escape(strings.Join(numbers, " · ")))
	}
	if len(m.Top) == 0 {
		return
	}
	m.block("## " + escape(m.MostHead()))
	for _, t := range m.Top {
		m.block(bold(t.Text) + "  ")
		if len(m.Questions) > 1 {
			_, _ = m.out.WriteString(escape(t.question.Text) + "  \n")
		}
		_, _ = m.out.WriteString(escape(t.Change()) + "\n")
		for _, q := range m.Best(t) {
			for _, text := range q.Answer.Quotes {
				m.block("> " + escape(m.voice.Say(named, "name", q.Column, "value", m.voice.Quoted(text))))
			}
		}
	}
}

func (m *markdown) question(q *question, file string) {
	m.block("## " + escape(q.Caption()))
	var counts []string
	for _, a := range q.Asked {
		counts = append(counts, m.voice.Say(named, "name", a.Name, "value", a.Said))
	}
	m.block(escape(strings.Join(counts, " · ")))
	for _, n := range q.Notes {
		m.block(escape(n))
	}
	if file != "" {
		m.block(fmt.Sprintf("![%s](<%s>)", escape(m.voice.Say(say.HowOften)), file)) // angle brackets let the name hold blanks and brackets
	}
	if len(q.Themes) > 0 {
		m.table(q.Rows)
	}
	if m.grouped() {
		return
	}
	for _, t := range q.Themes {
		m.theme(t)
	}
}

func (m *markdown) table(rows [][]string) {
	var lines []string
	for i, row := range rows {
		line := "|"
		for _, text := range row {
			line += " " + escape(text) + " |"
		}
		if lines = append(lines, line); i == 0 {
			lines = append(lines, "|"+strings.Repeat(" --- |", len(row)))
		}
	}
	m.block(lines...)
}

func (m *markdown) theme(t *theme) {
	m.block(strings.Repeat("#", min(6, t.Depth+2)) + " " + escape(t.Text))
	if change := t.Change(); change != "" {
		m.block(escape(change))
	}
	for _, n := range t.Notes {
		m.block(escape(n))
	}
	for _, s := range t.Sides() {
		head := s.Column
		if s.Head != "" {
			head = m.voice.Say(named, "name", s.Column, "value", s.Head)
		}
		m.block(bold(head))
		m.answers(s.First, s.Rest)
		if s.More != "" {
			m.block(escape(s.More))
		}
	}
	if len(t.Again) > 0 {
		m.block(bold(m.voice.Say(again)))
		m.answers(t.Again, nil)
	}
	for _, sub := range t.Themes {
		m.theme(sub)
	}
}

// answers are bullets, those with quotes with them, and the rest without quotes on one line.
func (m *markdown) answers(first, rest []shownAnswer) {
	for i := range rest {
		if len(rest[i].Quotes)+len(rest[i].Then) == 0 {
			first, rest = append(first[:len(first):len(first)], rest[:i]...), rest[i:]
			break
		}
	}
	if len(rest) > 0 && len(rest[0].Quotes)+len(rest[0].Then) > 0 { // all have some
		first, rest = append(first[:len(first):len(first)], rest...), nil
	}
	var lines []string
	for _, a := range first {
		lines = append(lines, "- "+escape(a.line()))
		for _, q := range a.Then {
			lines = append(lines, "", "  > "+escape(m.voice.Say(named, "name", m.Names[0], "value", m.voice.Quoted(q))), "")
		}
		for _, q := range a.Quotes {
			lines = append(lines, "", "  > "+escape(m.voice.Quoted(q)), "")
		}
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	if len(lines) > 0 {
		m.block(lines...)
	}
	var others []string
	for _, a := range rest {
		others = append(others, a.line())
	}
	if len(others) > 0 {
		m.block(escape(m.voice.Say(named, "name", m.voice.Say(further), "value", m.voice.Listed(others))))
	}
}

// line is an answer on one line, without its quotes.
func (a *shownAnswer) line() string {
	before := a.Before
	if before != "" {
		before = "(" + before + ")"
	}
	return say.Joined(" ", a.Text, before, a.Count)
}

// Change is what became of a theme, in words and numbers, and whether that may be chance.
func (t *theme) Change() string { return say.Joined(" · ", t.Word, t.Times, t.Shares, t.Chance) }
