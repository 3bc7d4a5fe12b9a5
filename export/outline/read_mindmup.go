package outline

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"mindwall/mindmap/text"
)

// mindMupIdea is a node of MindMup. Ideas stand by their rank: those on the left have negative ones.
type mindMupIdea struct {
	Title string                     `json:"title"`
	Ideas map[string]mindMupIdea     `json:"ideas"`
	Attr  map[string]json.RawMessage `json:"attr"`
	Links []json.RawMessage          `json:"links"`
}

// parseMindMup reads the JSON of MindMup: up to version 2 the file is the idea in the middle, from 3 on it holds those
// that have none above them.
func parseMindMup(data []byte) (*node, error) {
	var file struct {
		mindMupIdea
		Version json.Number `json:"formatVersion"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("it is neither an export of a wall nor a map of MindMup: %w", err)
	}
	if len(file.Ideas) == 0 && file.Title == "" {
		return nil, errors.New("it is neither an export of a wall nor a map of MindMup")
	}
	m := mindMupReader{left: &node{}}
	root, err := m.node(&file.mindMupIdea, 0)
	if err != nil {
		return nil, err
	}
	for range file.Links {
		m.left.leave("connection")
	}
	if version, _ := strconv.Atoi(file.Version.String()); version >= 3 {
		root.text = "" // the title of the file repeats that of the middle
		if len(root.children) == 1 {
			root = root.children[0]
		}
	}
	root.left = m.left.left
	return root, nil
}

type mindMupReader struct {
	limit limiter
	left  *node
}

func (m *mindMupReader) node(idea *mindMupIdea, depth int) (*node, error) {
	if err := m.limit.add(depth); err != nil {
		return nil, err
	}
	n := &node{text: idea.Title}
	for _, name := range slices.Sorted(maps.Keys(idea.Attr)) {
		m.attribute(n, name, idea.Attr[name])
	}
	n.plainHTML()
	ranks := slices.SortedFunc(maps.Keys(idea.Ideas), func(a, b string) int {
		x, y := rankOf(a), rankOf(b)
		if (x < 0) != (y < 0) {
			return cmp.Compare(y, x)
		}
		return cmp.Or(cmp.Compare(math.Abs(x), math.Abs(y)), cmp.Compare(a, b))
	})
	for _, rank := range ranks {
		child := idea.Ideas[rank]
		k, err := m.node(&child, depth+1)
		if err != nil {
			return nil, err
		}
		n.children = append(n.children, k)
	}
	return n, nil
}

func rankOf(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64) // what is no number is at the head
	return f
}

// attribute takes in what an idea has beside its title.
func (m *mindMupReader) attribute(n *node, name string, value json.RawMessage) {
	var words string
	var parts struct {
		Text    string `json:"text"`
		Content string `json:"content"`
		URL     string `json:"url"`
	}
	_ = json.Unmarshal(value, &parts) // one of them is sound, or neither
	_ = json.Unmarshal(value, &words)
	switch words = cmp.Or(words, parts.Text, parts.Content); name {
	case "note", "attachment":
		if words = text.PlainHTML(words); strings.TrimSpace(words) != "" {
			n.notes = append(n.notes, strings.Split(words, "\n")...)
		}
	case "icon":
		m.left.leave("picture")
	case "style", "collapsed", "position", "parentConnector", "group", "theme", "themeOverrides", "measurements-config", "storyboards":
	default:
		if words = cmp.Or(parts.URL, words); words != "" {
			n.extra = append(n.extra, name+": "+words)
			return
		}
		m.left.leave("attribute " + name)
	}
}
