package outline

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"time"

	"mindwall/mindmap/say"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	words "mindwall/mindmap/text"
)

// parseMarkdown reads headings and lists. Paragraphs inside of an item are its quote; what else stands under a heading is
// its note. A single first heading above all others is the event; the headings below are questions, then themes. Front
// matter says what the event is.
func parseMarkdown(data []byte) (*node, error) {
	front := frontMatter(data)
	p := markdownReader{source: front.rest}
	doc := goldmark.DefaultParser().Parse(text.NewReader(p.source))
	if inner, parse := onlyFence(doc, p.source); parse != nil {
		return parse(inner)
	}
	top, event := headingLevels(doc)
	root := &node{kind: kindEvent, event: front.event}
	p.stack = []level{{0, root}}
	for b := doc.FirstChild(); b != nil; b = b.NextSibling() {
		if h, ok := b.(*ast.Heading); ok && event && h.Level == top {
			root.text = p.inline(h)
			root.extra = append(root.extra, p.links()...)
			continue
		}
		if err := p.block(b); err != nil {
			return nil, err
		}
	}
	if title := root.event.Title; title != "" && root.text != "" && title != root.text {
		if root.noQuestions() { // a list below the one heading: it is the question
			root.children = []*node{{text: root.text, kind: kindQuestion, children: root.children}}
		} else {
			root.notes = append(root.notes, root.text)
		}
	}
	if len(root.notes) > 0 {
		root.notes = p.placeLine(root.notes)
	}
	if len(front.left) > 0 {
		root.told = []string{"left out of the front matter: " + strings.Join(front.left, ", ")}
	}
	root.own, root.todo = p.own, p.todo.children
	if len(p.stack) == 1 && top == 0 && len(root.children) == 1 && root.event.Title == "" {
		only := root.children[0] // a list with one item at the top: its middle
		only.told, only.event = root.told, root.event
		return only, nil
	}
	if root.event.Title == "" && (top == 0 || event && root.noQuestions()) { // a title with a plain list below it is one question
		root.kind = kindUnknown
	}
	return root, nil
}

// onlyFence is what stands in a block of code that is a map itself, in a file with nothing else that hangs together.
func onlyFence(doc ast.Node, source []byte) (inner []byte, parse func([]byte) (*node, error)) {
	for b := doc.FirstChild(); b != nil; b = b.NextSibling() {
		switch b := b.(type) {
		case *ast.List:
			return nil, nil
		case *ast.FencedCodeBlock:
			code := b.Lines().Value(source)
			switch language := string(b.Language(source)); {
			case language == "mermaid" && isMermaid(code):
				inner, parse = code, parseMermaid
			case language == "markmap":
				inner, parse = code, parseMarkdown
			}
		}
	}
	return inner, parse
}

// block reads a block at the top.
func (p *markdownReader) block(b ast.Node) error {
	last := p.stack[len(p.stack)-1].node
	switch b := b.(type) {
	case *ast.Heading:
		return p.heading(b)
	case *ast.List:
		return p.list(b, last, len(p.stack))
	case *ast.HTMLBlock:
		if p.comment(b) {
			return nil
		}
	}
	last.notes = append(last.notes, p.notesOf(b)...)
	return nil
}

// comment reads the comment in which we say what the event is, and reports whether the block is a comment at all.
func (p *markdownReader) comment(b *ast.HTMLBlock) bool {
	words := strings.TrimSpace(string(b.Lines().Value(p.source)))
	if b.HasClosure() {
		words += strings.TrimSpace(string(b.ClosureLine.Value(p.source)))
	}
	words, isComment := strings.CutPrefix(words, "<!--")
	if !isComment {
		return false
	}
	if e, ours := readEventMark(words); ours {
		root := p.stack[0].node
		e.Title = root.event.Title
		p.own, root.event = true, e
	}
	return true
}

// notesOf is what a block says that is neither heading nor list.
func (p *markdownReader) notesOf(b ast.Node) []string {
	switch b := b.(type) {
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
		return append([]string{p.inline(b)}, p.links()...)
	case *ast.Blockquote:
		var all []string
		for q := b.FirstChild(); q != nil; q = q.NextSibling() {
			all = append(all, p.notesOf(q)...)
		}
		return all
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return []string{string(b.Lines().Value(p.source))}
	case *ast.HTMLBlock:
		return []string{words.PlainHTML(string(b.Lines().Value(p.source)))}
	}
	return nil
}

// placeLine takes the line of date, place and host out of the notes of the event. Our files say it in a comment as well,
// but for those of before.
func (p *markdownReader) placeLine(notes []string) []string {
	e := &p.stack[0].node.event
	if p.own {
		ours := func(v say.Voice) bool { return notes[0] == say.Joined(" · ", v.Date(e.Date), e.Place, e.Host) }
		if slices.ContainsFunc(say.Voices(), ours) {
			return notes[1:]
		}
		return notes
	}
	parts := strings.Split(notes[0], " · ")
	if _, err := time.Parse(time.DateOnly, parts[0]); err != nil || len(parts) > 3 || e.Date != "" {
		return notes
	}
	for i, to := range []*string{&e.Date, &e.Place, &e.Host}[:len(parts)] {
		*to = parts[i]
	}
	return notes[1:]
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
	own    bool     // the file is ours
	todo   node     // what will be done, under a heading of ours
	ticked bool     // the box of the item that was read last
	linked []string // what the block links to that was read last
}

func (p *markdownReader) heading(h *ast.Heading) error {
	for len(p.stack) > 1 && p.stack[len(p.stack)-1].level >= h.Level {
		p.stack = p.stack[:len(p.stack)-1]
	}
	if err := p.limit.add(len(p.stack)); err != nil {
		return err
	}
	parent := p.stack[len(p.stack)-1].node
	if p.isOurs(h, say.ToDo) {
		parent = &p.todo
	}
	if p.isOurs(h, say.Unsorted) || p.isOurs(h, say.ToDo) {
		p.stack = append(p.stack, level{h.Level, parent})
		return nil
	}
	n := &node{text: p.inline(h), kind: kindTheme}
	n.extra = p.links()
	if len(p.stack) == 1 {
		n.kind = kindQuestion
	}
	parent.children = append(parent.children, n)
	p.stack = append(p.stack, level{h.Level, n})
	return nil
}

// isOurs reports whether it is a heading that we write over something else than a question or a theme.
func (p *markdownReader) isOurs(h *ast.Heading, what say.Message) bool {
	e, ok := h.FirstChild().(*ast.Emphasis)
	return ok && e.Level == 1 && e.NextSibling() == nil && slices.Contains(say.Everywhere(what), p.inline(h))
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
		if n.text != "" {
			break
		}
		n.text = p.withoutBox(b, p.inline(b))
		n.done = p.ticked
		n.extra = append(n.extra, p.links()...)
		if e, ok := b.FirstChild().(*ast.Emphasis); ok && e.Level == 2 && e.NextSibling() == nil {
			n.kind = kindTheme
		}
		return nil
	}
	n.notes = append(n.notes, p.notesOf(b)...)
	return nil
}

// links are where the block leads to that was read last.
func (p *markdownReader) links() []string {
	all := p.linked
	p.linked = nil
	return all
}

// withoutBox takes away the box of a list of tasks, which has no backslash in the source.
func (p *markdownReader) withoutBox(block ast.Node, line string) string {
	p.ticked = false
	if block.Lines().Len() == 0 {
		return line
	}
	first := block.Lines().At(0)
	raw := first.Value(p.source)
	for _, box := range []string{"[ ] ", "[x] ", "[X] "} {
		if bytes.HasPrefix(raw, []byte(box)) {
			p.ticked = box != "[ ] "
			return strings.TrimPrefix(line, box)
		}
	}
	return line
}

// inline is the text of a block without its markup.
func (p *markdownReader) inline(block ast.Node) string {
	var out strings.Builder
	p.linked = nil
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
				out.WriteString(PlainMarkdown(raw))
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				out.WriteByte(' ')
			}
		case *ast.String:
			out.Write(n.Value)
		case *ast.AutoLink:
			out.Write(n.Label(p.source))
		case *ast.Link:
			p.linked = append(p.linked, string(n.Destination))
		case *ast.Image:
			p.linked = append(p.linked, string(n.Destination))
		case *ast.RawHTML:
			out.WriteString(words.PlainHTML(string(n.Segments.Value(p.source))))
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}

// PlainMarkdown takes away backslashes before punctuation and reads the names of characters, in one pass.
func PlainMarkdown(s string) string {
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
