// Package agenda reads what is known of an event beforehand from a text in Markdown.
package agenda

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/lines"
	"mindwall/mindmap/text"
)

// Plan is what is known of an event beforehand.
type Plan struct {
	Event     mindmap.Event
	Questions []Question
}

// Question is a question with the themes that are known beforehand.
type Question struct {
	Text   string
	Themes [][]string // paths, outermost name first
}

// Read reads a plan from Markdown: "#" is the title, "##" a question, and the list under a question its themes, nested ones
// being sub-themes. All else is passed over, so that an agenda may hold notes. Errors tell file and line.
func Read(r io.Reader, name string) (*Plan, error) {
	p, name := &reader{}, text.TellPath(name)
	in := lines.New(r, maxLine)
	for {
		line, err := in.Next()
		switch {
		case err == io.EOF:
			return p.done(name)
		case errors.Is(err, lines.ErrLong):
			return nil, fault.Advise(fmt.Errorf("%s:%d: %w", name, in.Number, err), "an agenda is a short text in Markdown, with one question or theme a line")
		case err != nil:
			return nil, fmt.Errorf("read agenda %s: %w", name, err)
		case !utf8.ValidString(line):
			return nil, fault.Advise(fmt.Errorf("%s:%d: not text in UTF-8", name, in.Number), "save the agenda as UTF-8")
		}
		if err := p.line(strings.TrimPrefix(line, "\ufeff")); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, in.Number, err)
		}
	}
}

// maxLine bounds a line of an agenda, in bytes.
const maxLine = 1 << 20

// done is the plan that was read.
func (p *reader) done(name string) (*Plan, error) {
	if len(p.plan.Questions) == 0 {
		return nil, fault.Advise(fmt.Errorf("%s has no questions", name), `write each question on a line of its own that begins with "## "`)
	}
	return &p.plan, nil
}

type reader struct {
	plan  Plan
	open  []openTheme // the list items that the next one may be nested in
	fence string      // of the code block that the line is in
}

type openTheme struct {
	indent int
	name   string
}

func (p *reader) line(line string) error {
	text := strings.TrimSpace(line)
	for _, fence := range []string{"```", "~~~"} {
		if strings.HasPrefix(text, fence) && (p.fence == "" || p.fence == fence) {
			if p.fence == "" {
				p.fence = fence
			} else {
				p.fence = ""
			}
			return nil
		}
	}
	if p.fence != "" {
		return nil
	}
	if question, ok := heading(text, "##"); ok {
		return p.ask(question)
	}
	if title, ok := heading(text, "#"); ok {
		return p.entitle(title)
	}
	for _, bullet := range []string{"- ", "* ", "+ "} {
		if name, ok := strings.CutPrefix(text, bullet); ok {
			return p.theme(indentOf(line), name)
		}
	}
	return nil
}

// heading is the text of a Markdown heading of that level.
func heading(line, marks string) (string, bool) {
	rest, ok := strings.CutPrefix(line, marks)
	if !ok || rest != "" && rest[0] != ' ' && rest[0] != '\t' {
		return "", false
	}
	rest = strings.TrimSpace(rest)
	if closed := strings.TrimRight(rest, "#"); closed != rest && (closed == "" || strings.HasSuffix(closed, " ")) {
		rest = strings.TrimSpace(closed)
	}
	return rest, true
}

// indentOf counts the blanks before a list item; a tab is four.
func indentOf(line string) int {
	n := 0
	for _, r := range line {
		switch r {
		case ' ':
			n++
		case '\t':
			n += 4
		default:
			return n
		}
	}
	return n
}

func (p *reader) entitle(title string) error {
	title, err := text.Title.Clean(title)
	switch {
	case err != nil:
		return err
	case p.plan.Event.Title != "":
		return fault.Advise(errors.New("a second title"), `"#" is the event's title; questions begin with "##"`)
	}
	p.plan.Event.Title = title
	return nil
}

func (p *reader) ask(words string) error {
	words, err := text.Question.Clean(words)
	switch {
	case err != nil:
		return err
	case words == "":
		return &text.EmptyError{Field: text.Question}
	}
	p.plan.Questions = append(p.plan.Questions, Question{Text: words})
	p.open = nil
	return nil
}

func (p *reader) theme(indent int, name string) error {
	name, err := text.Theme.Clean(name)
	switch {
	case err != nil:
		return err
	case len(p.plan.Questions) == 0 || name == "":
		return nil // a list before the questions is a note
	}
	for len(p.open) > 0 && p.open[len(p.open)-1].indent >= indent {
		p.open = p.open[:len(p.open)-1]
	}
	if len(p.open) == mindmap.MaxDepth {
		return fault.Advise(fmt.Errorf("themes nest more than %d deep", mindmap.MaxDepth), "indent it less")
	}
	p.open = append(p.open, openTheme{indent, name})
	path := make([]string, len(p.open))
	for i, o := range p.open {
		path[i] = o.name
	}
	q := &p.plan.Questions[len(p.plan.Questions)-1]
	q.Themes = append(q.Themes, path)
	return nil
}
