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

	"mindwall/mindmap"
	"mindwall/mindmap/text"
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
	event mindmap.Event // as a comment of ours says
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

// handler takes in the parts of a document; comment may be nil.
type handler struct {
	start         func(*xml.StartElement) error
	text, comment func(string)
	end           func(name string)
}

// walk hands the parts of a document to their handler.
func walk(data []byte, h handler) error {
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
			if err := h.start(&token); err != nil {
				return err
			}
		case xml.EndElement:
			depth--
			h.end(strings.ToLower(token.Name.Local))
		case xml.CharData:
			h.text(string(token))
		case xml.Comment:
			if h.comment != nil {
				h.comment(string(token))
			}
		}
	}
}

// parseOPML reads OPML 1 and 2. Notes are in the attribute _note, as outliners write them.
func parseOPML(data []byte) (*node, error) {
	t := tree{}
	_ = t.open(&node{})
	inTitle := false
	found := false
	err := walk(data, handler{
		start: func(e *xml.StartElement) error {
			switch strings.ToLower(e.Name.Local) {
			case "opml":
				found = true
			case "title":
				inTitle = true
			case "outline":
				return t.open(outlineNode(e, t.root))
			}
			return nil
		},
		text: func(text string) {
			if inTitle {
				t.root.text += text
			}
		},
		end: func(name string) {
			switch name {
			case "title":
				inTitle = false
			case "outline":
				t.shut()
			}
		},
		comment: t.comment,
	})
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, errors.New("it is not OPML")
	}
	t.root.event = t.event
	return middle(t.root), nil
}

// isBookkeeping reports whether an attribute of outliners adds nothing to what the line says, or is read elsewhere.
func isBookkeeping(name string) bool {
	switch name {
	case "text", "title", "_note", "note", "kind", "type", "created", "modified", "id", "_id", "uuid", "guid", "expanded", "isbreakpoint",
		"iscomment", "version":
		return true
	}
	return false
}

// outlineNode is the node of an element of OPML.
func outlineNode(e *xml.StartElement, root *node) *node {
	n := &node{text: attribute(e, "text", "title"), kind: kindOf(kindAttribute(e))}
	if note := attribute(e, "_note", "note"); note != "" {
		n.notes = strings.Split(note, "\n")
	}
	if n.kind != kindUnknown {
		return n
	}
	n.plainHTML()
	for _, a := range e.Attr {
		switch name := strings.ToLower(a.Name.Local); {
		case strings.HasSuffix(name, "url") && a.Value != "":
			n.extra = append(n.extra, a.Value)
		case !isBookkeeping(name) && a.Name.Space != "xmlns":
			root.leave("attribute " + a.Name.Local)
		}
	}
	return n
}

// plainHTML reads HTML in a node that another program wrote.
func (n *node) plainHTML() {
	n.text = text.PlainHTML(n.text)
	for i, note := range n.notes {
		n.notes[i] = text.PlainHTML(note)
	}
}

// comment takes in what one of ours says of the event.
func (t *tree) comment(words string) {
	if e, ours := readEventMark(words); ours {
		t.event = e
	}
}

// middle is the root of the tree, or its one child when that is what has the title of the map: outliners put there what a
// map has in its middle. A child that asks, or that has but answers and plain themes under it, is the one question of
// what the root names.
func middle(root *node) *node {
	if len(root.children) != 1 || root.children[0].kind != kindUnknown || len(root.children[0].children) == 0 {
		root.kind = kindEvent
		return root
	}
	only := root.children[0]
	title, asked := text.Clean(root.text), slices.ContainsFunc(only.children, (*node).asks)
	switch {
	case title == "", text.SameName(title, only.text):
	case only.asks(), !asked && only.height() < 3:
		root.kind = kindEvent
		return root
	default:
		only.told = append(only.told, "left out: the title of the file, “"+title+"”, as the map has one of its own")
	}
	only.left = root.left
	return only
}

func kindAttribute(e *xml.StartElement) string {
	i := slices.IndexFunc(e.Attr, func(a xml.Attr) bool { return a.Name.Space == opmlSpace && a.Name.Local == "kind" })
	if i < 0 {
		return ""
	}
	return e.Attr[i].Value
}

// isXMLSpace is white space of XML; a blank that must not break is none.
func isXMLSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }
