package outline

import (
	"bytes"
	"errors"
	"html"
	"regexp"
	"strings"
	"sync"

	"mindwall/mindmap/text"
)

// isMermaid reports whether a file begins as a mind map of Mermaid does, below front matter, directives and remarks.
func isMermaid(data []byte) bool {
	for line := range bytes.Lines(frontMatter(data).rest) {
		if line = bytes.TrimSpace(line); len(line) > 0 && !bytes.HasPrefix(line, []byte("%%")) {
			return bytes.HasPrefix(line, []byte("mindmap"))
		}
	}
	return false
}

// mermaidNode is a line of a node: its name, and the brackets that choose its shape with the text between.
var mermaidNode = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?s)^([^(){}\[\]"]*?)(\(\(|\)\)|\(|\)|\{\{|\[)(.*?)(\)\)|\(\(|\)|\(|\}\}|\])$`)
})

// parseMermaid reads a mind map of Mermaid: a node a line, indented under its parent. In one of ours the shape says what
// the node is.
func parseMermaid(data []byte) (*node, error) {
	front := frontMatter(data)
	r := mermaidReader{indented: newIndented(), root: &node{event: front.event}}
	begun := false
	var open string // of a text in quotes that goes over several lines
	for line := range strings.Lines(string(front.rest)) {
		bare := strings.TrimSpace(line)
		switch {
		case open != "":
			open += "\n" + bare
			line = open
		case bare == "":
			continue
		case strings.HasPrefix(bare, "%%"):
			if e, ours := readEventMark(strings.TrimPrefix(bare, "%%")); ours {
				r.root.event, r.own = e, true
			}
			continue
		case !begun:
			if bare != "mindmap" {
				return nil, errors.New("it is no mind map of Mermaid")
			}
			begun = true
			continue
		case strings.HasPrefix(bare, "::icon"):
			r.root.leave("icon")
			continue
		case strings.HasPrefix(bare, ":::"):
			continue
		}
		if open = ""; strings.Count(line, `"`)%2 == 1 {
			open = strings.TrimRight(line, "\r\n")
			continue
		}
		if err := r.add(strings.TrimRight(line, " \t\r\n")); err != nil {
			return nil, err
		}
	}
	if !begun || len(r.top.children) == 0 {
		return nil, errors.New("there is nothing in it")
	}
	return r.middle(), nil
}

type mermaidReader struct {
	*indented
	root *node
	own  bool
}

func (r *mermaidReader) add(line string) error {
	bare := strings.TrimSpace(line)
	n := &node{text: bare}
	if m := mermaidNode().FindStringSubmatch(bare); m != nil {
		n.text = m[3]
		if r.own {
			n.kind = map[string]nodeKind{"((": kindQuestion, "[": kindTheme, "(": kindAnswer}[m[2]]
		}
	}
	n.text = mermaidWords(n.text, r.own)
	return r.indented.add(indentOf(line), n)
}

// middle is the event, or the middle of the map.
func (r *mermaidReader) middle() *node {
	if r.own {
		r.root.kind, r.root.children = kindEvent, r.top.children
		return r.root
	}
	if len(r.top.children) > 1 {
		r.root.children = r.top.children
		return r.root
	}
	only := r.top.children[0]
	only.left = r.root.left
	if title := r.root.event.Title; title != "" && !text.SameName(title, only.text) {
		r.root.kind, r.root.children = kindEvent, r.top.children
		return r.root
	}
	return only
}

// mermaidEntity is a character as Mermaid writes it: #35; by its number, #quot; by its name.
var mermaidEntity = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`#(\d+|[A-Za-z]+);`) })

// mermaidWords is the text of a node without the quotes and the marks of Markdown in it.
func mermaidWords(s string, own bool) string {
	s = strings.TrimSpace(s)
	if inner, ok := strings.CutPrefix(s, `"`); ok && strings.HasSuffix(inner, `"`) {
		s = inner[:len(inner)-1]
	}
	if inner, ok := strings.CutPrefix(s, "`"); ok && strings.HasSuffix(inner, "`") {
		s = strings.NewReplacer("**", "", "__", "", "*", "").Replace(inner[:len(inner)-1])
	}
	if !own {
		s = text.PlainHTML(s)
	}
	return mermaidEntity().ReplaceAllStringFunc(s, func(e string) string {
		e = e[1:]
		if e[0] >= '0' && e[0] <= '9' {
			e = "#" + e
		}
		return html.UnescapeString("&" + e)
	})
}
