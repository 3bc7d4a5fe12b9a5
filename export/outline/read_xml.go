package outline

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"

	"golang.org/x/text/encoding/htmlindex"
)

// surrogates are two numbers that Freeplane writes for one character above U+FFFF, against the rules of XML.
var surrogates = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`&#[xX]([dD][89abAB][0-9a-fA-F]{2});&#[xX]([dD][c-fC-F][0-9a-fA-F]{2});`)
})

func joinSurrogates(data []byte) []byte {
	return surrogates().ReplaceAllFunc(data, func(pair []byte) []byte {
		parts := surrogates().FindSubmatch(pair)
		high, _ := strconv.ParseUint(string(parts[1]), 16, 16) // the expression lets nothing else through
		low, _ := strconv.ParseUint(string(parts[2]), 16, 16)
		return []byte(string(utf16.DecodeRune(rune(high), rune(low))))
	})
}

// newDecoder reads XML in any encoding that its declaration names. Entities of a document's own are not read, so none
// can grow.
func newDecoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(joinSurrogates(data)))
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(label string, input io.Reader) (io.Reader, error) {
		enc, err := htmlindex.Get(label)
		if err != nil {
			return nil, fmt.Errorf("encoding %q: %w", label, err)
		}
		return enc.NewDecoder().Reader(input), nil
	}
	return d
}

// tree follows the elements of a document: those that are nodes are put into a tree, others are told to their reader.
type tree struct {
	root  *node
	stack []*node
	limit limiter
}

func (t *tree) open(n *node) error {
	if err := t.limit.add(len(t.stack)); err != nil {
		return err
	}
	if len(t.stack) > 0 {
		parent := t.stack[len(t.stack)-1]
		parent.children = append(parent.children, n)
	} else if t.root == nil {
		t.root = n
	}
	t.stack = append(t.stack, n)
	return nil
}

func (t *tree) shut() {
	if len(t.stack) > 0 {
		t.stack = t.stack[:len(t.stack)-1]
	}
}

func attribute(e *xml.StartElement, names ...string) string {
	for _, name := range names {
		for _, a := range e.Attr {
			if strings.EqualFold(a.Name.Local, name) && a.Value != "" {
				return a.Value
			}
		}
	}
	return ""
}

// walk calls start, text and end for the parts of a document.
func walk(data []byte, start func(*xml.StartElement) error, text func(string), end func(name string)) error {
	d := newDecoder(data)
	depth := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth++; depth > 4*maxDepth {
				return fmt.Errorf("%w: over %d levels", errTooLarge, maxDepth)
			}
			if err := start(&token); err != nil {
				return err
			}
		case xml.EndElement:
			depth--
			end(strings.ToLower(token.Name.Local))
		case xml.CharData:
			text(string(token))
		}
	}
}

// parseOPML reads OPML 1 and 2. Notes are in the attribute _note, as outliners write them.
func parseOPML(data []byte) (*node, error) {
	t := tree{}
	_ = t.open(&node{})
	inTitle := false
	found := false
	err := walk(data, func(e *xml.StartElement) error {
		switch strings.ToLower(e.Name.Local) {
		case "opml":
			found = true
		case "title":
			inTitle = true
		case "outline":
			n := &node{text: attribute(e, "text", "title"), kind: kindOf(kindAttribute(e))}
			if note := attribute(e, "_note", "note"); note != "" {
				n.notes = strings.Split(note, "\n")
			}
			return t.open(n)
		}
		return nil
	}, func(text string) {
		if inTitle {
			t.root.text += text
		}
	}, func(name string) {
		switch name {
		case "title":
			inTitle = false
		case "outline":
			t.shut()
		}
	})
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, errors.New("it is not OPML")
	}
	return middle(t.root), nil
}

// middle is the root of the tree, or its one child when there is one alone and the tree is not ours: outliners put what
// a map has in its middle there.
func middle(root *node) *node {
	if len(root.children) == 1 && root.children[0].kind == kindUnknown && len(root.children[0].children) > 0 {
		return root.children[0]
	}
	root.kind = kindEvent
	return root
}

func kindAttribute(e *xml.StartElement) string {
	i := slices.IndexFunc(e.Attr, func(a xml.Attr) bool { return a.Name.Space == opmlSpace && a.Name.Local == "kind" })
	if i < 0 {
		return ""
	}
	return e.Attr[i].Value
}

func kindOf(s string) nodeKind {
	switch k := nodeKind(s); k {
	case kindQuestion, kindTheme, kindAnswer:
		return k
	}
	return kindUnknown
}

// parseFreeMind reads the .mm of FreeMind and Freeplane. Rich text is read as its paragraphs.
func parseFreeMind(data []byte) (*node, error) {
	t := tree{}
	var rich richText
	err := walk(data, func(e *xml.StartElement) error {
		switch name := strings.ToLower(e.Name.Local); {
		case rich.depth > 0:
			rich.open(name)
		case name == "node":
			n := &node{text: attribute(e, "TEXT", "LOCALIZED_TEXT")}
			if rest, ok := strings.CutPrefix(attribute(e, "ID"), "mindwall_"); ok {
				kind, _, _ := strings.Cut(rest, "_")
				n.kind = kindOf(kind)
			}
			return t.open(n)
		case name == "richcontent":
			rich = richText{depth: 1, kind: strings.ToUpper(attribute(e, "TYPE"))}
		}
		return nil
	}, func(text string) {
		if rich.depth > 1 {
			rich.text.WriteString(text)
		}
	}, func(name string) {
		switch {
		case rich.depth > 0:
			if rich.shut(name); rich.depth == 0 && len(t.stack) > 0 {
				rich.give(t.stack[len(t.stack)-1])
			}
		case name == "node":
			t.shut()
		}
	})
	if err != nil {
		return nil, err
	}
	if t.root == nil {
		return nil, errors.New("it is not a map of FreeMind")
	}
	return t.root, nil
}

// richText gathers the paragraphs of a richcontent element.
type richText struct {
	depth int
	kind  string // NODE, NOTE or DETAILS
	text  strings.Builder
	lines []string
}

func (r *richText) open(name string) {
	r.depth++
	if name == "head" || name == "style" {
		r.line()
	}
}

func (r *richText) shut(name string) {
	r.depth--
	switch name {
	case "p", "li", "div", "br", "tr", "h1", "h2", "h3", "body":
		r.line()
	case "head", "style":
		r.text.Reset()
	}
}

func (r *richText) line() {
	if s := strings.Join(strings.FieldsFunc(r.text.String(), isXMLSpace), " "); s != "" {
		r.lines = append(r.lines, s)
	}
	r.text.Reset()
}

func (r *richText) give(n *node) {
	if r.kind == "NODE" {
		n.text = strings.Join(r.lines, " ")
		return
	}
	n.notes = append(n.notes, r.lines...)
}

// isXMLSpace is white space of XML; a blank that must not break is none.
func isXMLSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }
