package stage

import (
	"encoding/binary"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/text"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

var update = flag.Bool("update", false, "write the goldens anew")

// noon is when every test happens.
var noon = time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)

// wall is a board that tests fill.
type wall struct {
	t testing.TB
	*scribe.Scribe
	made uint64
}

func newWall(t testing.TB, questions ...string) *wall {
	w := &wall{t: t}
	w.Scribe = &scribe.Scribe{
		Live: fold.NewLive(), Author: "Ruth Ahmed", Device: mindmap.ID{1}, Now: func() time.Time { return noon },
		NewID: func() mindmap.ID {
			w.made++
			var id mindmap.ID
			binary.BigEndian.PutUint64(id[8:], w.made)
			return id
		},
	}
	title := "Social prescribing lunch"
	w.do(mindmap.DescribeEvent{Title: &title})
	for _, q := range questions {
		w.do(mindmap.AskQuestion{Text: q})
	}
	return w
}

func (w *wall) do(op mindmap.Op) mindmap.ID {
	w.t.Helper()
	entries, err := w.Do(op)
	if err != nil {
		w.t.Fatal(err)
	}
	return entries[0].ID
}

// say adds an answer to a question, under a theme path, "" for none, with a tally.
func (w *wall) say(question int, theme, caption string, tally int) mindmap.ID {
	w.t.Helper()
	return w.answer(question, theme, mindmap.AddAnswer{Caption: caption, Tally: tally})
}

func (w *wall) answer(question int, theme string, op mindmap.AddAnswer) mindmap.ID {
	w.t.Helper()
	q := w.Live.Board().Questions[question-1]
	id, drafts, err := plan.Theme(w.Live.Board(), q, text.SplitPath(theme), w.ID)
	if err != nil {
		w.t.Fatal(err)
	}
	op.Question, op.Theme = q.ID, id
	answer := w.ID()
	if _, err := w.Record(append(drafts, mindmap.Draft{ID: answer, Op: op})...); err != nil {
		w.t.Fatal(err)
	}
	return answer
}

func (w *wall) theme(name string) mindmap.ID {
	w.t.Helper()
	for _, q := range w.Live.Board().Questions {
		for t := range q.AllThemes {
			if t.Text == name {
				return t.ID
			}
		}
	}
	w.t.Fatalf("there is no theme %q", name)
	return mindmap.ID{}
}

// sizes are those at which the room view is judged.
var sizes = []screen.Size{{W: 56, H: 16}, {W: 80, H: 24}, {W: 93, H: 26}, {W: 160, H: 45}}

func (w *wall) view(size screen.Size) View {
	return View{
		Live: w.Live, Shown: shown.Shown{Scene: shown.Map, Question: w.Live.Board().Questions[0].ID}, Size: size,
		Look: look.New(look.Light, false), Now: noon,
	}
}

func plain(rows []string) string {
	return ansi.Strip(strings.Join(rows, "\n")) + "\n"
}

// golden compares a picture at every size with the file of that name.
func golden(t *testing.T, name string, view func(screen.Size) View) {
	t.Helper()
	var b strings.Builder
	for _, size := range sizes {
		v := view(size)
		var s Stage
		rows := s.Paint(v)
		checkBudget(t, v, rows)
		b.WriteString(strings.Repeat("=", size.W) + "\n")
		for _, row := range rows {
			b.WriteString(strings.TrimRight(ansi.Strip(row), " ") + "\n")
		}
	}
	b.WriteString(strings.Repeat("=", 160) + "\n")
	goldenText(t, name, b.String())
}

// goldenText wants a text to be as testdata has it under that name.
func goldenText(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// checkBudget holds that the rows fill the window and no more.
func checkBudget(t interface {
	Helper()
	Fatalf(string, ...any)
}, v View, rows []string) {
	t.Helper()
	if len(rows) != v.Size.H {
		t.Fatalf("%d rows at %v", len(rows), v.Size)
	}
	for i, row := range rows {
		if w := ansi.StringWidth(row); w != v.Size.W {
			t.Fatalf("row %d takes %d cells at %v: %q", i, w, v.Size, row)
		}
	}
}
