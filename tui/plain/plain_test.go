package plain

import (
	"errors"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/lines"
	"mindwall/mindmap/scribe"
)

// memory is a wall that keeps nothing.
type memory struct {
	scribe *scribe.Scribe
	refuse error
}

func (m *memory) Record(drafts ...mindmap.Draft) error {
	if m.refuse != nil {
		return m.refuse
	}
	_, err := m.scribe.Record(drafts...)
	return err
}

func (m *memory) Undo() (scribe.TakeBack, error) { return m.take(m.scribe.Undoing()) }
func (m *memory) Redo() (scribe.TakeBack, error) { return m.take(m.scribe.Redoing()) }

func (m *memory) take(back scribe.TakeBack, ok bool) (scribe.TakeBack, error) {
	if !ok {
		return scribe.TakeBack{}, nil
	}
	return back, m.Record(back.Draft())
}

func (m *memory) Refresh() error { return nil }

func run(t *testing.T, m *memory, typed ...string) string {
	t.Helper()
	if m.scribe == nil {
		m.scribe = &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1}}
		for _, q := range []string{"What helps?", "What hinders?"} {
			if _, err := m.scribe.Do(mindmap.AskQuestion{Text: q}); err != nil {
				t.Fatal(err)
			}
		}
	}
	var out strings.Builder
	if err := New(m, m.scribe.Live, &out).Run(lines.New(strings.NewReader(strings.Join(typed, "\n")), MaxLine)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func has(t *testing.T, out string, wants ...string) {
	t.Helper()
	for _, w := range wants {
		if !strings.Contains(out, w) {
			t.Errorf("lacks %q:\n%s", w, out)
		}
	}
}

func TestCaptureListFileUndoNext(t *testing.T) {
	m := &memory{}
	out := run(t, m, "Soup #Food +3", "Tea", ":list", ":file 2 Food/Drink", ":list", ":undo", ":redo", ":plus", ":fix Green tea",
		":next", "Stairs", ":back", ":list", ":park 1", ":quit", "never read")
	has(t, out, "Question 1: What helps? no answers", "saved: Soup, said 3 times, under Food", "2. Tea", "filed: Tea, under Food, Drink",
		"Theme Food, Drink, said once:", "undone: ", "done again: ", "Tea, said 2 times", "now: Green tea", "Question 2: What hinders?", "saved: Stairs", "parked: Soup")
	if strings.Contains(out, "never read") {
		t.Error("went on after :quit")
	}
	q := m.scribe.Live.Board().Questions[0]
	if q.Answers != 1 || q.Themes[0].Themes[0].Answers[0].Text != "Green tea" {
		t.Errorf("the wall is %+v", q)
	}
}

// TestALetterIsATheme files by letter as the console does.
func TestALetterIsATheme(t *testing.T) {
	m := &memory{}
	out := run(t, m, "#Food", "#Buses", "Soup #b", "Tea #b/Late ones +2", ":list", ":file 1 #a", "Cake #z", "Stop #Buses/B", "Cold #b")
	has(t, out, "saved: Soup, under Buses", "saved: Tea, said 2 times, under Buses, Late ones", "Theme Buses, said 3 times, letter B:", "Theme Buses, Late ones, said 2 times:",
		"filed: Soup, under Food", "saved: Cake, under z", "saved: Cold, under Buses, B")
}

func TestBadLinesCostNothing(t *testing.T) {
	out := run(t, &memory{}, ":nonsense", ":file", ":file 9 X", ":fix", ":plus 3", ":remove x", ":back", ":redo", "#", "::) smile")
	has(t, out, "there is no command :nonsense", "say which answer and which theme", "read the :list first", "saved: :) smile")
	out = run(t, &memory{}, strings.Repeat("x", MaxLine+1), "Soup")
	has(t, out, "not done: the line is too long", "saved: Soup")
}

func TestDiskErrorIsTold(t *testing.T) {
	out := run(t, &memory{refuse: errors.New("the disk is full")}, "Soup")
	if out != "" && !strings.Contains(out, "not done: the disk is full") {
		t.Errorf("got %s", out)
	}
}

func TestHostileLineIsHarmless(t *testing.T) {
	m := &memory{}
	if out := run(t, m, "\x1b[2Jgone\x07 \u202eabc"); strings.ContainsAny(out, "\x1b\x07\u202e") {
		t.Errorf("control characters came back: %q", out)
	}
}

func TestWhatWillBeDone(t *testing.T) {
	m := &memory{}
	out := run(t, m, "Rent", "! Ask the surgery @Sam by 2026-04-27", "!! Help", ":todo", ":done 1", ":done 7", "! ")
	for _, want := range []string{
		"noted: Ask the surgery, Sam, by 27 April 2026\n", "saved: !! Help\n", "1. Ask the surgery, Sam, by 27 April 2026\n",
		"1. Ask the surgery, Sam, by 27 April 2026, done\n", "not done: there is no number 7; :todo lists them\n", "saved: !\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("lacks %q:\n%s", want, out)
		}
	}
}
