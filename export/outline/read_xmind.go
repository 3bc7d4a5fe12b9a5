package outline

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/text"
)

// topic is a node of XMind, of the JSON of 2020 and later or the XML of XMind 8 and before.
type topic struct {
	ID     string   `json:"id" xml:"id,attr"`
	Title  string   `json:"title" xml:"title"`
	Href   string   `json:"href" xml:"href,attr"`
	Labels []string `json:"labels" xml:"labels>label"`
	Notes  struct {
		Plain struct {
			Content string `json:"content" xml:",chardata"`
		} `json:"plain" xml:"plain"`
		HTML struct {
			Inner string `json:"-" xml:",innerxml"`
		} `json:"-" xml:"html"`
	} `json:"notes" xml:"notes"`
	Markers []json.RawMessage `json:"markers" xml:"-"`
	Marks   []xmlAny          `json:"-" xml:"marker-refs>marker-ref"`
	Image   *struct{}         `json:"image" xml:"img"`
	Style   *struct{}         `json:"style" xml:"-"`

	Extensions extensions `json:"extensions" xml:"-"`

	Children struct {
		Attached []topic `json:"attached" xml:"-"`
		Detached []topic `json:"detached" xml:"-"`
		Summary  []topic `json:"summary" xml:"-"`
		Callout  []topic `json:"callout" xml:"-"`
		Lists    []struct {
			Type   string  `xml:"type,attr"`
			Topics []topic `xml:"topic"`
		} `json:"-" xml:"topics"`
	} `json:"children" xml:"children"`
}

type xmlAny struct{}

// extensions are those of the one shape that is known; what else programs write there is passed over.
type extensions []xmindExtension

// UnmarshalJSON implements [json.Unmarshaler].
func (e *extensions) UnmarshalJSON(data []byte) error {
	var each []json.RawMessage
	_ = json.Unmarshal(data, &each)
	for _, one := range each {
		var known xmindExtension
		if json.Unmarshal(one, &known) == nil {
			*e = append(*e, known)
		}
	}
	return nil
}

// sheet is one map of a workbook.
type sheet struct {
	Title     string            `json:"title" xml:"title"`
	Root      topic             `json:"rootTopic" xml:"topic"`
	Relations []json.RawMessage `json:"relationships" xml:"-"`
	Lines     []xmlAny          `json:"-" xml:"relationships>relationship"`
}

// parseXMind reads a workbook. One map is read as a map of any program is; of several, each is a question.
func parseXMind(data []byte) (*node, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("it is no workbook of XMind: %w", err)
	}
	r := xmindReader{root: &node{kind: kindEvent}}
	sheets, err := r.sheets(archive)
	if err != nil {
		return nil, err
	}
	for i := range sheets {
		n, err := r.node(&sheets[i].Root, 0)
		if err != nil {
			return nil, err
		}
		setSides(n, sheets[i].Root.Extensions)
		if r.own { // before the ids told what a topic is
			n.kind = kindQuestion
		}
		for range len(sheets[i].Relations) + len(sheets[i].Lines) {
			r.root.leave("connection")
		}
		r.root.children = append(r.root.children, n)
	}
	if len(sheets) == 1 && r.root.children[0].kind == kindUnknown {
		only := r.root.children[0]
		only.left = r.root.left
		return only, nil
	}
	return r.root, nil
}

// setSides reads how many of the topics around the middle are on the right.
func setSides(middle *node, all extensions) {
	for _, e := range all {
		for _, c := range e.Content {
			right, err := strconv.Atoi(c.Content)
			if e.Provider != xmindUnbalanced || c.Name != "right-number" || err != nil {
				continue
			}
			for i, n := range middle.children {
				if n.side = mindmap.Right; i >= right {
					n.side = mindmap.Left
				}
			}
		}
	}
}

type xmindReader struct {
	root  *node
	limit limiter
	own   bool
}

// sheets reads the part of the archive with the maps, and what another says of the event.
func (r *xmindReader) sheets(archive *zip.Reader) (sheets []sheet, err error) {
	if data, err := part(archive, "metadata.json"); err == nil {
		var meta struct {
			Creator  struct{ Name string }
			Mindwall string
		}
		if json.Unmarshal(data, &meta) == nil {
			r.own = meta.Creator.Name == "mindwall"
			r.root.event, _ = readEventMark(meta.Mindwall)
		}
	}
	if data, err := part(archive, "content.json"); err == nil {
		if err := json.Unmarshal(data, &sheets); err != nil {
			return nil, fault.Advise(fmt.Errorf("its maps cannot be read: %w", err), "if it has a password, save it without one")
		}
		return sheets, nil
	}
	data, err := part(archive, "content.xml")
	if err != nil {
		return nil, errors.New("it is no workbook of XMind")
	}
	var file struct {
		Sheets []sheet `xml:"sheet"`
	}
	if err := newDecoder(data).Decode(&file); err != nil {
		return nil, fault.Advise(fmt.Errorf("its maps cannot be read: %w", err), "if it has a password, save it without one")
	}
	return file.Sheets, nil
}

// part is a part of an archive that is not too large.
func part(archive *zip.Reader, name string) ([]byte, error) {
	f, err := archive.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, 4*maxBytes+1))
	if err == nil && len(data) > 4*maxBytes {
		err = errTooLarge
	}
	return data, err
}

// ownTally reads labels with which we count: ×3, room 4. rest are the others.
func ownTally(labels []string) (t mindmap.Tally, rest []string) {
	all := 0
	for _, l := range labels {
		digits := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, l)
		n, err := strconv.Atoi(digits)
		m := suffixes().part.FindStringSubmatch(strings.TrimRight(l, "0123456789.,'’\u00a0\u202f ") + " " + digits)
		switch {
		case err == nil && m != nil && !strings.HasPrefix(l, "×"):
			t[indexOf(suffixes().sources[m[1]])] = n
		case err == nil && strings.HasPrefix(l, "×"):
			all = n
		default:
			rest = append(rest, l)
		}
	}
	if t.Total() == 0 {
		t[0] = all
	}
	return t, rest
}

func (r *xmindReader) node(t *topic, depth int) (*node, error) {
	if err := r.limit.add(depth); err != nil {
		return nil, err
	}
	n := &node{text: t.Title}
	if n.ownID(t.ID); n.kind == kindUnknown && r.own && depth > 0 {
		n.kind = kindAnswer
		if t.Style != nil || len(t.Children.Attached) > 0 {
			n.kind = kindTheme
		}
	}
	if notes := cmp.Or(strings.TrimSpace(t.Notes.Plain.Content), text.PlainHTML(t.Notes.HTML.Inner)); notes != "" {
		n.notes = strings.Split(notes, "\n")
	}
	r.extras(n, t)
	if n.kind == kindUnknown && !r.own {
		n.plainHTML()
	}
	for _, list := range r.lists(t) {
		for i := range list {
			k, err := r.node(&list[i], depth+1)
			if err != nil {
				return nil, err
			}
			n.children = append(n.children, k)
		}
	}
	return n, nil
}

// extras reads what a topic has beside title and notes. Links to other topics are connections.
func (r *xmindReader) extras(n *node, t *topic) {
	labels := t.Labels
	if n.kind == kindAnswer {
		n.tally, labels = ownTally(labels)
	}
	n.extra = append(n.extra, labels...)
	if n.tally.Total() == 0 && n.kind == kindAnswer {
		n.tally = mindmap.Tally{1} // a caption of ours that ends in a number is no count
	}
	switch {
	case strings.HasPrefix(t.Href, "xmind:#"):
		r.root.leave("connection")
	case strings.HasPrefix(t.Href, "xap:"):
		r.root.leave("attached file")
	case t.Href != "":
		n.extra = append(n.extra, t.Href)
	}
	for range len(t.Markers) + len(t.Marks) {
		r.root.leave("marker")
	}
	if t.Image != nil {
		r.root.leave("picture")
	}
}

// lists are the topics under one: attached, floating, and what sums others up or is said of them.
func (r *xmindReader) lists(t *topic) [][]topic {
	c := &t.Children
	all := [][]topic{c.Attached, c.Detached, c.Summary, c.Callout}
	for _, l := range c.Lists {
		all = append(all, l.Topics)
	}
	return all
}
