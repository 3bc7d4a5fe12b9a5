package mapview

import (
	"encoding/binary"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/text"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// desk is a wall with one question or two, and a view of one of them.
type desk struct {
	t      testing.TB
	scribe *scribe.Scribe
	shown  int // which question
	view   *View
	scene  Scene
	moment Moment
}

func newDesk(t testing.TB, w, h int, questions ...string) *desk {
	t.Helper()
	n := uint64(0)
	d := &desk{t: t, view: new(View), scribe: &scribe.Scribe{
		Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1},
		Now: func() time.Time { return time.Date(2026, 3, 9, 12, 41, 0, 0, time.UTC) },
		NewID: func() mindmap.ID {
			n++
			var id mindmap.ID
			binary.BigEndian.PutUint64(id[8:], n)
			return id
		},
	}}
	for _, q := range questions {
		d.do(mindmap.AskQuestion{Text: q})
	}
	d.scene = Scene{Size: screen.Size{W: w, H: h}, Look: look.New(look.Light, true)}
	return d
}

func (d *desk) do(ops ...mindmap.Op) {
	d.t.Helper()
	if _, err := d.scribe.Do(ops...); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) question() *mindmap.Question { return d.scribe.Live.Board().Questions[d.shown] }

// theme makes the theme of a path, unless it is there.
func (d *desk) theme(path string) mindmap.ID {
	d.t.Helper()
	id, drafts, err := plan.Theme(d.scribe.Live.Board(), d.question(), text.SplitPath(path), d.scribe.ID)
	if err == nil && len(drafts) > 0 {
		_, err = d.scribe.Record(drafts...)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	return id
}

// say puts answers under the theme of a path, or under none.
func (d *desk) say(path string, captions ...string) *desk {
	d.t.Helper()
	for _, c := range captions {
		d.do(mindmap.AddAnswer{Question: d.question().ID, Theme: d.theme(path), Caption: c, Source: mindmap.Room, Tally: 1})
	}
	return d
}

// show hands the view the scene as it is now.
func (d *desk) show() *View {
	d.scene.Question = d.question()
	d.view.Show(d.scene)
	return d.view
}

func (d *desk) resize(w, h int) *desk {
	d.scene.Size = screen.Size{W: w, H: h}
	return d
}

// plain is what the window shows, without styles.
func (d *desk) plain() string {
	return ansi.Strip(strings.Join(d.show().Rows(d.moment), "\n"))
}

// rowOf is the row of the window in which a text stands; -1 when it is not seen.
func (d *desk) rowOf(text string) int {
	for y, row := range strings.Split(d.plain(), "\n") {
		if strings.Contains(row, text) {
			return y
		}
	}
	return -1
}

func (d *desk) sees(texts ...string) *desk {
	d.t.Helper()
	for _, text := range texts {
		if !strings.Contains(d.plain(), text) {
			d.t.Fatalf("the window lacks %q:\n%s", text, d.plain())
		}
	}
	return d
}

func (d *desk) misses(texts ...string) *desk {
	d.t.Helper()
	for _, text := range texts {
		if strings.Contains(d.plain(), text) {
			d.t.Fatalf("the window has %q:\n%s", text, d.plain())
		}
	}
	return d
}

// find is the node of a theme or an answer that is called so, "?" the question and "-" the head of the unsorted.
func (d *desk) find(name string) mindmap.ID {
	d.t.Helper()
	q := d.question()
	switch name {
	case "?":
		return q.ID
	case "-":
		return shown.UnsortedID(q.ID)
	}
	for t := range q.AllThemes {
		if t.Text == name {
			return t.ID
		}
	}
	for a := range q.AllAnswers {
		if a.Text == name {
			return a.ID
		}
	}
	d.t.Fatalf("there is no %q", name)
	return mindmap.ID{}
}

// name is what find finds a node by.
func (d *desk) name(id mindmap.ID) string {
	s, ok := d.show().Find(id)
	switch {
	case !ok:
		return "nothing"
	case s.Theme != nil:
		return s.Theme.Text
	case s.Answer != nil:
		return s.Answer.Text
	case s.Unsorted:
		return "-"
	}
	return "?"
}

// selects lets a node be selected.
func (d *desk) selects(name string) *desk {
	d.moment.Selected = d.find(name)
	return d
}
