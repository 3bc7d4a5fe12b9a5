package outline

import (
	"encoding/xml"
	"errors"
	"strings"

	"mindwall/mindmap"
)

// parseFreeMind reads the .mm of FreeMind and Freeplane. Rich text is read as its paragraphs.
func parseFreeMind(data []byte) (*node, error) {
	t := tree{}
	f := freeMindReader{tree: &t, left: &node{}}
	err := walk(data, handler{start: f.start, text: f.text, end: f.end, comment: t.comment})
	if err != nil {
		return nil, err
	}
	if t.root == nil {
		return nil, errors.New("it is not a map of FreeMind")
	}
	t.root.left = f.left.left
	if t.root.kind != kindQuestion || t.event == (mindmap.Event{}) {
		return t.root, nil
	}
	return &node{kind: kindEvent, event: t.event, children: []*node{t.root}, left: t.root.left}, nil
}

type freeMindReader struct {
	*tree
	rich richText
	left *node // counts what has no place
}

func (f *freeMindReader) start(e *xml.StartElement) error {
	name := strings.ToLower(e.Name.Local)
	switch name {
	case "icon":
		f.left.leave("icon")
	case "arrowlink":
		f.left.leave("connection")
	case "img":
		f.left.leave("picture")
	}
	switch {
	case f.rich.depth > 0:
		f.rich.open(name)
	case name == "node":
		return f.open(f.node(e))
	case len(f.stack) == 0:
	case name == "richcontent":
		f.rich = richText{depth: 1, kind: strings.ToUpper(attribute(e, "TYPE"))}
	case name == "attribute":
		n := f.stack[len(f.stack)-1]
		n.extra = append(n.extra, attribute(e, "NAME")+": "+attribute(e, "VALUE"))
	case name == "hook" && attribute(e, "URI") != "":
		f.left.leave("picture")
	}
	return nil
}

// node is the node of an element. Its link is a note, unless it leads to another node.
func (f *freeMindReader) node(e *xml.StartElement) *node {
	n := &node{text: attribute(e, "TEXT", "LOCALIZED_TEXT")}
	n.ownID(attribute(e, "ID"))
	_ = n.side.UnmarshalText([]byte(attribute(e, "POSITION"))) // without a side that is known, it has none
	if n.kind == kindUnknown {
		n.plainHTML()
	}
	switch link := attribute(e, "LINK"); {
	case strings.HasPrefix(link, "#"):
		f.left.leave("connection")
	case link != "":
		n.extra = append(n.extra, link)
	}
	if attribute(e, "ENCRYPTED_CONTENT") != "" {
		f.left.leave("branch under a password")
	}
	return n
}

func (f *freeMindReader) text(words string) {
	if f.rich.depth > 0 {
		f.rich.text.WriteString(words)
	}
}

func (f *freeMindReader) end(name string) {
	switch {
	case f.rich.depth > 0:
		if f.rich.shut(name); f.rich.depth == 0 {
			f.rich.give(f.stack[len(f.stack)-1])
		}
	case name == "node":
		f.shut()
	}
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
	switch name {
	case "head", "style", "p", "br", "div", "ul", "ol", "tr":
		r.line()
	case "li":
		r.line()
		r.text.WriteString("• ")
	case "td", "th":
		r.text.WriteByte(' ')
	}
}

func (r *richText) shut(name string) {
	r.depth--
	switch name {
	case "p", "li", "div", "br", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "body", "richcontent", "text":
		r.line()
	case "head", "style":
		r.text.Reset()
	}
}

func (r *richText) line() {
	if s := strings.Join(strings.FieldsFunc(r.text.String(), isXMLSpace), " "); s != "" && s != "•" {
		r.lines = append(r.lines, s)
	}
	r.text.Reset()
}

func (r *richText) give(n *node) {
	if r.kind == "NODE" {
		n.text = strings.Join(r.lines, " ")
		return
	}
	if r.kind == "DETAILS" {
		n.extra = append(r.lines, n.extra...)
		return
	}
	n.notes = append(n.notes, r.lines...)
}
