package proposals

import (
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
	"mindwall/tui/internal/keytest"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

var update = flag.Bool("update", false, "write the goldens anew")

// tester is a test or a check of a property.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// harness drives the screen as the root does, without a terminal. Work is done at once unless it is held back.
type harness struct {
	t       tester
	p       *Proposals
	env     *screen.Env
	scribe  *scribe.Scribe
	size    screen.Size
	kept    *Kept
	held    []tea.Cmd
	hold    bool
	popped  bool
	visited mindmap.ID
	refuses bool
}

// newHarness makes a wall of an outline: "? question", "# theme path", "- answer", with " +n" people.
func newHarness(t tester, size screen.Size, outline string) *harness {
	t.Helper()
	n := uint64(0)
	s := &scribe.Scribe{
		Live: mindmap.NewLive(), Author: "sam", Device: mindmap.ID{1},
		Now: func() time.Time { return time.Date(2026, 3, 9, 12, 41, 0, 0, time.UTC) },
		NewID: func() mindmap.ID {
			n++
			var id mindmap.ID
			binary.BigEndian.PutUint64(id[8:], n)
			return id
		},
	}
	x := &harness{t: t, scribe: s, size: size, kept: RememberedPairs(nil, nil)}
	x.env = &screen.Env{Live: s.Live, Look: look.New(look.Light, false), NewID: s.ID, Now: s.Now}
	theme := mindmap.ID{}
	for line := range strings.Lines(outline) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "? "):
			x.do(mindmap.AskQuestion{Text: line[2:]})
			theme = mindmap.ID{}
		case line == "#":
			theme = mindmap.ID{}
		case strings.HasPrefix(line, "# "):
			made, drafts, err := mindmap.PlanTheme(x.env.Board(), x.question(), mindmap.SplitThemePath(line[2:]), s.ID)
			x.check(err)
			_, err = s.Record(drafts...)
			x.check(err)
			theme = made
		case strings.HasPrefix(line, "- "):
			caption, people := line[2:], 1
			if i := strings.LastIndex(caption, " +"); i > 0 {
				_, err := fmt.Sscanf(caption[i:], " +%d", &people)
				x.check(err)
				caption = caption[:i]
			}
			x.do(mindmap.AddAnswer{Question: x.question().ID, Theme: theme, Caption: caption, Source: mindmap.Room, Tally: people})
		}
	}
	return x
}

func (x *harness) check(err error) {
	x.t.Helper()
	if err != nil {
		x.t.Fatalf("%v", err)
	}
}

func (x *harness) do(ops ...mindmap.Op) {
	x.t.Helper()
	_, err := x.scribe.Do(ops...)
	x.check(err)
}

// question is the one asked last.
func (x *harness) question() *mindmap.Question {
	questions := x.env.Board().Questions
	return questions[len(questions)-1]
}

func (x *harness) open(to screen.Place) *harness {
	x.t.Helper()
	x.p = New(x.env, to, x.question().ID, x.kept)
	return x.send(tea.WindowSizeMsg{Width: x.size.W, Height: x.size.H})
}

func (x *harness) send(msg tea.Msg) *harness {
	x.t.Helper()
	intent, cmd := x.p.Update(msg)
	x.carryOut(intent)
	x.view()
	switch {
	case cmd == nil:
	case x.hold:
		x.held = append(x.held, cmd)
	default:
		x.send(cmd())
	}
	return x
}

func (x *harness) carryOut(intent screen.Intent) {
	x.t.Helper()
	switch i := intent.(type) {
	case screen.Record:
		if x.refuses {
			x.send(screen.RefusedMsg{})
			return
		}
		_, err := x.scribe.Record(i.Drafts...)
		x.check(err)
		x.env.Status.Notice, x.env.Status.Level = i.Done, screen.Info
		x.changed()
	case screen.Undo:
		_, _, err := x.scribe.Undo()
		x.check(err)
		x.changed()
	case screen.Say:
		x.env.Status.Notice, x.env.Status.Level = i.Text, i.Level
	case screen.Pop:
		x.popped = true
	case screen.Visit:
		x.visited = i.Node
	}
}

func (x *harness) changed() *harness {
	x.t.Helper()
	return x.send(screen.BoardChangedMsg{})
}

func (x *harness) press(names ...string) *harness {
	x.t.Helper()
	for _, name := range names {
		x.send(keytest.Press(name))
	}
	return x
}

func (x *harness) typeText(s string) *harness {
	x.t.Helper()
	for _, k := range keytest.Type(s) {
		x.send(k)
	}
	return x
}

// view draws the screen and holds it to its window.
func (x *harness) view() string {
	x.t.Helper()
	view, cursor := x.p.View(x.size)
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
func (x *harness) golden(t *testing.T, name string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	rows := strings.Split(x.view(), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	got := strings.Join(rows, "\n") + "\n"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
	}
}

// wall is the outline of all questions: one line a theme, with letter and side, or an answer.
func (x *harness) wall() string {
	var b strings.Builder
	var theme func(t *mindmap.Theme)
	theme = func(t *mindmap.Theme) {
		fmt.Fprintf(&b, "%s%s%s %s\n", strings.Repeat("  ", t.Depth-1), t.Letter, t.Side.String()[:1], t.Text)
		for _, sub := range t.Themes {
			theme(sub)
		}
		for _, a := range t.Answers {
			b.WriteString(strings.Repeat("  ", t.Depth) + said(a) + "\n")
		}
	}
	for _, q := range x.env.Board().Questions {
		for _, t := range q.Themes {
			theme(t)
		}
		for _, a := range q.Unsorted {
			b.WriteString("- " + said(a) + "\n")
		}
	}
	return b.String()
}

func (x *harness) wallIs(want string) *harness {
	x.t.Helper()
	if got, want := x.wall(), strings.TrimLeft(want, "\n"); got != want {
		x.t.Fatalf("the wall is\n%swant\n%s\n%s", got, want, x.view())
	}
	return x
}
