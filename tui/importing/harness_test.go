package importing

import (
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/survey"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

var update = flag.Bool("update", false, "write the goldens anew")

// responses is what a tool exports of an event's survey: one cell holds two answers, one is empty, one is broken.
const responses = "Timestamp,Email Address,What gets in the way?,What helps?,Anything else?\n" +
	"2026/03/09 9:01:00 AM GMT,ann@example.org,Waiting lists,A lift home,Thank you\n" +
	"2026/03/09 9:04:30 AM GMT,bob@example.org,\"Stairs\nNo bus\",#REF!,\n" +
	"2026/03/09 9:08:00 AM GMT,,,A friendly face,\n"

// harness drives the screen as the root does, without a terminal: files are texts in memory, and what is recorded
// arrives at once unless it is held back.
type harness struct {
	t      *testing.T
	s      *Import
	env    *screen.Env
	scribe *scribe.Scribe
	size   screen.Size
	files  map[string]string
	held   tea.Cmd // a job that was begun and not yet done
	hold   bool
	late   []mindmap.Entry // recorded entries that have not arrived
	delay  bool
	popped bool
	fails  error // of recording
	asked  *desk.Intake
}

func newHarness(t *testing.T, w, h int, questions ...string) *harness {
	t.Helper()
	n := uint64(0)
	sc := &scribe.Scribe{
		Live: mindmap.NewLive(), Author: "sam", Device: mindmap.ID{1},
		Now: func() time.Time { return time.Date(2026, 3, 9, 12, 41, 0, 0, time.UTC) },
		NewID: func() mindmap.ID {
			n++
			var id mindmap.ID
			binary.BigEndian.PutUint64(id[8:], n)
			return id
		},
	}
	for _, q := range questions {
		if _, err := sc.Do(mindmap.AskQuestion{Text: q}); err != nil {
			t.Fatal(err)
		}
	}
	env := &screen.Env{Live: sc.Live, Look: look.New(look.Light, false), NewID: sc.ID, Now: sc.Now}
	x := &harness{t: t, env: env, scribe: sc, size: screen.Size{W: w, H: h}, files: map[string]string{"responses.csv": responses}}
	x.s = New(env, Importer{Open: x.open, Complete: x.complete, Guess: guess, Record: x.record})
	return x
}

func (x *harness) open(path string, o survey.Options) (*survey.Sheet, error) {
	text, ok := x.files[path]
	if !ok {
		return nil, errors.New(path + ": there is no such survey")
	}
	return survey.Open(path, strings.NewReader(text), int64(len(text)), o)
}

func (x *harness) complete(start string) []string {
	var found []string
	for _, name := range []string{"forms/", "responses-old.csv", "responses.csv"} {
		if strings.HasPrefix(name, start) {
			found = append(found, name)
		}
	}
	return found
}

func guess(s *survey.Sheet, b *mindmap.Board) survey.Mapping {
	return survey.Guess(s.Columns, b.Questions, nil)
}

func (x *harness) record(_ context.Context, r *desk.Intake) (Result, error) {
	x.asked = r
	known := x.env.Live.OriginKeys()
	p, err := r.Sheet.Answers(r.Mapping, survey.Choices{Split: r.Split, Known: func(k string) bool { return known[k] }})
	if err = errors.Join(err, x.fails); err != nil {
		return Result{}, err
	}
	var drafts []mindmap.Draft
	for _, a := range p.Answers {
		drafts = append(drafts, mindmap.Draft{Op: a.Op(r.Inbox)})
	}
	if len(drafts) == 0 {
		return Result{Proposal: p}, nil
	}
	sealed, err := x.scribe.Seal(drafts...)
	if err != nil {
		return Result{}, err
	}
	entries := mindmap.Entries(sealed)
	x.late = entries
	return Result{Proposal: p, Last: entries[len(entries)-1].ID}, nil
}

func (x *harness) send(msg tea.Msg) *harness {
	x.t.Helper()
	intent, cmd := x.s.Update(msg)
	if _, ok := intent.(screen.Pop); ok {
		x.popped = true
	}
	x.view()
	switch {
	case cmd == nil:
	case x.hold:
		x.held = cmd
	default:
		x.send(cmd())
	}
	if !x.delay && len(x.late) > 0 {
		x.arrive(len(x.late))
	}
	return x
}

// arrive brings the first n of what was recorded to the board.
func (x *harness) arrive(n int) *harness {
	x.t.Helper()
	x.env.Live.Add(x.late[:n]...)
	x.late = x.late[n:]
	return x.send(screen.BoardChangedMsg{})
}

func (x *harness) press(names ...string) *harness {
	x.t.Helper()
	for _, name := range names {
		x.send(keyPress(name))
	}
	return x
}

func (x *harness) typeText(s string) *harness {
	x.t.Helper()
	for _, r := range s {
		x.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return x
}

func (x *harness) view() string {
	x.t.Helper()
	view, cursor := x.s.View(x.size)
	rows := strings.Split(view, "\n")
	if len(rows) != x.size.H {
		x.t.Fatalf("%d rows in a window of %d:\n%s", len(rows), x.size.H, ansi.Strip(view))
	}
	for _, row := range rows {
		if w := ansi.StringWidth(row); w > x.size.W {
			x.t.Fatalf("a row of %d cells in a window of %d: %q", w, x.size.W, ansi.Strip(row))
		}
	}
	if cursor != nil && (cursor.X >= x.size.W || cursor.Y >= x.size.H) {
		x.t.Fatalf("the cursor is at %d,%d in a window of %v", cursor.X, cursor.Y, x.size)
	}
	return ansi.Strip(view)
}

func (x *harness) sees(texts ...string) *harness {
	x.t.Helper()
	for _, want := range texts {
		if !strings.Contains(x.view(), want) {
			x.t.Fatalf("the screen lacks %q:\n%s", want, x.view())
		}
	}
	return x
}

func (x *harness) misses(texts ...string) *harness {
	x.t.Helper()
	for _, no := range texts {
		if strings.Contains(x.view(), no) {
			x.t.Fatalf("the screen has %q:\n%s", no, x.view())
		}
	}
	return x
}

// golden compares the screen with testdata/NAME.golden.
func (x *harness) golden(name string) *harness {
	x.t.Helper()
	path := filepath.Join("testdata", name+".golden")
	rows := strings.Split(x.view(), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	got := strings.Join(rows, "\n") + "\n"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			x.t.Fatal(err)
		}
		return x
	}
	want, err := os.ReadFile(path)
	if err != nil {
		x.t.Fatal(err)
	}
	if got != string(want) {
		x.t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
	}
	return x
}

// answers are the captions on the wall, question by question.
func (x *harness) answers() []string {
	var all []string
	for _, q := range x.env.Board().Questions {
		for a := range q.AllAnswers {
			all = append(all, a.Text)
		}
	}
	return all
}

func keyPress(name string) tea.KeyPressMsg {
	codes := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
		"right": tea.KeyRight, "tab": tea.KeyTab, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "home": tea.KeyHome,
		"end": tea.KeyEnd, "backspace": tea.KeyBackspace, "f8": tea.KeyF8,
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	code, ok := codes[name]
	if !ok {
		panic("unknown key " + name)
	}
	return tea.KeyPressMsg{Code: code}
}
