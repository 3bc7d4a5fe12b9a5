package outline

import (
	"archive/zip"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
)

// The parts of XMind's content.json (XMind 2020 and later): a list of sheets, each with a tree of topics.
type (
	xmindSheet struct {
		ID    string      `json:"id"`
		Class string      `json:"class"`
		Title string      `json:"title"`
		Root  *xmindTopic `json:"rootTopic"`
	}
	xmindTopic struct {
		ID         string           `json:"id"`
		Class      string           `json:"class"`
		Title      string           `json:"title"`
		Structure  string           `json:"structureClass,omitempty"`
		Children   *xmindChildren   `json:"children,omitempty"`
		Notes      *xmindNotes      `json:"notes,omitempty"`
		Labels     []string         `json:"labels,omitempty"`
		Style      *xmindStyle      `json:"style,omitempty"`
		Extensions []xmindExtension `json:"extensions,omitempty"`
	}
	xmindStyle struct {
		ID         string            `json:"id"`
		Properties map[string]string `json:"properties"`
	}
	xmindChildren struct {
		Attached []*xmindTopic `json:"attached"`
	}
	xmindNotes struct {
		Plain xmindPlain `json:"plain"`
	}
	xmindPlain struct {
		Content string `json:"content"`
	}
	xmindExtension struct {
		Provider string       `json:"provider"`
		Content  []xmindValue `json:"content"`
	}
	xmindValue struct {
		Name    string `json:"name"`
		Content string `json:"content"`
	}
)

// xmindUnbalanced is the structure with as many topics on the right as its extension says, so that themes keep their
// sides.
const xmindUnbalanced = "org.xmind.ui.map.unbalanced"

// WriteXMind writes the wall as an XMind workbook with a sheet a question. Quotes are notes; counts and sources are
// labels. The id of a topic says what it is when the file is read back; where there are themes, answers under none have a
// grey topic of their own.
func WriteXMind(w io.Writer, b *mindmap.Board, v say.Voice) error {
	sheets := []xmindSheet{}
	for _, q := range b.Questions {
		title := fmt.Sprintf("%d %s", q.Number, q.Text)
		sheets = append(sheets, xmindSheet{"sheet-" + q.ID.String(), "sheet", title, xmindQuestion(q, v)})
	}
	if len(sheets) == 0 {
		sheets = append(sheets, xmindSheet{"sheet-0", "sheet", v.Text(say.MindWall),
			&xmindTopic{ID: "topic-0", Class: "topic", Title: cmp.Or(b.Event.Title, v.Text(say.MindWall))}})
	}
	archive := zip.NewWriter(w)
	for _, part := range []struct {
		name string
		data any
	}{
		{"content.json", sheets},
		{"metadata.json", map[string]any{"creator": map[string]string{"name": "mindwall"}, "mindwall": eventMark(&b.Event, true)}},
		{"manifest.json", map[string]any{"file-entries": map[string]any{"content.json": struct{}{}, "metadata.json": struct{}{}}}},
	} {
		f, err := archive.Create(part.name) // without a time, so that the same wall gives the same file
		if err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
		if err := json.NewEncoder(f).Encode(part.data); err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
	}
	return archive.Close()
}

func xmindQuestion(q *mindmap.Question, v say.Voice) *xmindTopic {
	root := newTopic(kindQuestion, q.ID, q.Text)
	root.Structure = xmindUnbalanced
	var right, left []*xmindTopic
	for _, t := range q.Themes {
		if t.Side == mindmap.Left {
			left = append(left, xmindTheme(t, v))
		} else {
			right = append(right, xmindTheme(t, v))
		}
	}
	loose := xmindAnswers(q.Unsorted, v)
	if len(q.Themes) > 0 && len(loose) > 0 {
		unsorted := newTopic(kindUnsorted, q.ID, v.Text(say.Unsorted))
		unsorted.paint(plan.PaletteOf(scheme.Light).Muted.String())
		unsorted.adopt(loose)
		loose = []*xmindTopic{unsorted}
	}
	if q.UnsortedSide() == mindmap.Left {
		left = append(left, loose...)
	} else {
		right = append(right, loose...)
	}
	root.adopt(append(right, left...))
	root.Extensions = []xmindExtension{{
		Provider: xmindUnbalanced, Content: []xmindValue{{Name: "right-number", Content: strconv.Itoa(len(right))}},
	}}
	return root
}

func newTopic(k nodeKind, id mindmap.ID, title string) *xmindTopic {
	return &xmindTopic{ID: nodeID(k, id), Class: "topic", Title: title}
}

// paint fills a topic and its line with a colour.
func (t *xmindTopic) paint(colour string) {
	t.Style = &xmindStyle{"style-" + t.ID, map[string]string{
		"svg:fill": colour, "line-color": colour, "border-line-color": colour, "fo:color": "#FFFFFF",
	}}
}

func (t *xmindTopic) adopt(children []*xmindTopic) {
	if len(children) > 0 {
		t.Children = &xmindChildren{children}
	}
}

func xmindTheme(t *mindmap.Theme, v say.Voice) *xmindTopic {
	topic := newTopic(kindTheme, t.ID, cmp.Or(t.Text, v.TakenOut()))
	if t.Depth == 1 {
		topic.paint(plan.PaletteOf(scheme.Light).Theme(t.Colour).String())
	}
	children := xmindAnswers(t.Answers, v)
	for _, sub := range t.Themes {
		children = append(children, xmindTheme(sub, v))
	}
	topic.adopt(children)
	return topic
}

func xmindAnswers(list []*mindmap.Answer, v say.Voice) []*xmindTopic {
	var out []*xmindTopic
	for _, a := range list {
		topic := newTopic(kindAnswer, a.ID, v.Caption(a))
		if n := a.Tally.Total(); n > 1 {
			topic.Labels = append(topic.Labels, v.Times(n))
		}
		if a.Tally.Total() != a.Tally.Of(mindmap.Room) {
			topic.Labels = append(topic.Labels, v.SourceParts(a.Tally)...)
		}
		if quotes := say.Quotes(a, false); len(quotes) > 0 {
			topic.Notes = &xmindNotes{xmindPlain{strings.Join(quotes, "\n")}}
		}
		out = append(out, topic)
	}
	return out
}
