package outline

import (
	"bytes"
	"html"
	"slices"
	"strings"

	"mindwall/mindmap/say"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// parseMarkdown reads headings and lists. Other blocks are not part of an outline; paragraphs inside of an item are its
// quote. A single first heading above all others is the event; the headings below are questions, then themes.
func parseMarkdown(data []byte) (*node, error) {
	p := markdownReader{source: data}
	doc := goldmark.DefaultParser().Parse(text.NewReader(data))
	top, event := headingLevels(doc)
	p.stack = []level{{0, &node{kind: kindEvent}}}
	for b := doc.FirstChild(); b != nil; b = b.NextSibling() {
		switch b := b.(type) {
		case *ast.Heading:
			if event && b.Level == top {
				p.stack[0].node.text = p.inline(b)
				continue
			}
			if err := p.heading(b); err != nil {
				return nil, err
			}
		case *ast.List:
			last := p.stack[len(p.stack)-1].node
			if err := p.list(b, last, len(p.stack)); err != nil {
				return nil, err
			}
		}
	}
	root := p.stack[0].node
	if len(p.stack) == 1 && top == 0 && len(root.children) == 1 {
		return root.children[0], nil // a list with one item at the top: its middle
	}
	if top == 0 || event && root.noQuestions() { // a title with a plain list below it is one question
		root.kind = kindUnknown
	}
	return root, nil
}

// headingLevels finds the topmost level of headings, 0 for none, and whether the one heading at that level is a title.
func headingLevels(doc ast.Node) (top int, event bool) {
	counts := map[int]int{}
	first := 0
	for b := doc.FirstChild(); b != nil; b = b.NextSibling() {
		if h, ok := b.(*ast.Heading); ok {
			if first == 0 {
				first = h.Level
			}
			if counts[h.Level]++; top == 0 || h.Level < top {
				top = h.Level
			}
		}
	}
	return top, counts[top] == 1 && first == top
}

type level struct {
	level int
	node  *node
}

type markdownReader struct {
	source []byte
	stack  []level // the headings that what comes hangs under
	limit  limiter
}

func (p *markdownReader) heading(h *ast.Heading) error {
	for len(p.stack) > 1 && p.stack[len(p.stack)-1].level >= h.Level {
		p.stack = p.stack[:len(p.stack)-1]
	}
	if err := p.limit.add(len(p.stack)); err != nil {
		return err
	}
	parent := p.stack[len(p.stack)-1].node
	if p.isUnsorted(h) {
		p.stack = append(p.stack, level{h.Level, parent})
		return nil
	}
	n := &node{text: p.inline(h), kind: kindTheme}
	if len(p.stack) == 1 {
		n.kind = kindQuestion
	}
	parent.children = append(parent.children, n)
	p.stack = append(p.stack, level{h.Level, n})
	return nil
}

// isUnsorted reports whether it is the heading that we write over answers under no theme.
func (p *markdownReader) isUnsorted(h *ast.Heading) bool {
	e, ok := h.FirstChild().(*ast.Emphasis)
	return ok && e.Level == 1 && e.NextSibling() == nil && slices.Contains(say.Everywhere(say.Unsorted), p.inline(h))
}

func (p *markdownReader) list(l *ast.List, parent *node, depth int) error {
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		if err := p.limit.add(depth); err != nil {
			return err
		}
		n := &node{}
		for b := item.FirstChild(); b != nil; b = b.NextSibling() {
			if err := p.itemBlock(b, n, depth); err != nil {
				return err
			}
		}
		parent.children = append(parent.children, n)
	}
	return nil
}

// itemBlock reads a block of an item: the first text is its line, later ones its quote.
func (p *markdownReader) itemBlock(b ast.Node, n *node, depth int) error {
	switch b := b.(type) {
	case *ast.List:
		return p.list(b, n, depth+1)
	case *ast.TextBlock, *ast.Paragraph, *ast.Heading:
		line := p.inline(b)
		if n.text != "" {
			n.notes = append(n.notes, line)
			return nil
		}
		n.text = p.withoutBox(b, line)
		if e, ok := b.FirstChild().(*ast.Emphasis); ok && e.Level == 2 && e.NextSibling() == nil {
			n.kind = kindTheme
		}
	case *ast.Blockquote:
		for q := b.FirstChild(); q != nil; q = q.NextSibling() {
			if q.Kind() == ast.KindParagraph {
				n.notes = append(n.notes, p.inline(q))
			}
		}
	}
	return nil
}

// withoutBox takes away the box of a list of tasks, which has no backslash in the source.
func (p *markdownReader) withoutBox(block ast.Node, line string) string {
	if block.Lines().Len() == 0 {
		return line
	}
	first := block.Lines().At(0)
	raw := first.Value(p.source)
	for _, box := range []string{"[ ] ", "[x] ", "[X] "} {
		if bytes.HasPrefix(raw, []byte(box)) {
			return strings.TrimPrefix(line, box)
		}
	}
	return line
}

// inline is the text of a block without its markup.
func (p *markdownReader) inline(block ast.Node) string {
	var out strings.Builder
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			raw := string(n.Segment.Value(p.source))
			if n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan {
				out.WriteString(raw)
			} else {
				out.WriteString(unMarkdownText(raw))
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				out.WriteByte(' ')
			}
		case *ast.String:
			out.Write(n.Value)
		case *ast.AutoLink:
			out.Write(n.Label(p.source))
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}

// unescapeMarkdown takes away backslashes before punctuation and reads the names of characters, in one pass.
func unMarkdownText(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunctuation(s[i+1]):
			i++
			out.WriteByte(s[i])
		case s[i] == '&':
			end := strings.IndexByte(s[i:min(len(s), i+40)], ';')
			if end < 2 || strings.ContainsAny(s[i+1:i+end], "& \\") {
				out.WriteByte('&')
				continue
			}
			out.WriteString(html.UnescapeString(s[i : i+end+1]))
			i += end
		default:
			out.WriteByte(s[i])
		}
	}
	return out.String()
}

func isPunctuation(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}
