package console

import (
	"encoding/binary"
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

// harness drives a console as the root does, without a terminal.
type harness struct {
	t      testing.TB
	c      *Console
	env    *screen.Env
	scribe *scribe.Scribe
	pushed []screen.Push
	quit   bool
	refuse bool // as the root does when the wall can be read only
	saveAt string
}

func newHarness(t testing.TB, w, h int, questions ...string) *harness {
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
	title := "Link workers' day"
	ops := []mindmap.Op{mindmap.DescribeEvent{Title: &title}}
	for _, q := range questions {
		ops = append(ops, mindmap.AskQuestion{Text: q})
	}
	if _, err := s.Do(ops...); err != nil {
		t.Fatal(err)
	}
	env := &screen.Env{Live: s.Live, Look: look.New(look.Light, false), NewID: s.ID, Now: s.Now, Status: screen.Status{Wall: "day.wall"}}
	x := &harness{t: t, env: env, scribe: s, c: New(env)}
	x.send(tea.WindowSizeMsg{Width: w, Height: h})
	return x
}

func (x *harness) send(msg tea.Msg) {
	x.t.Helper()
	intent, cmd := x.c.Update(msg)
	x.carryOut(intent)
	x.c.View(x.c.size)
	if x.c.hints.working && cmd != nil {
		x.send(cmd())
	}
}

func (x *harness) carryOut(intent screen.Intent) {
	x.t.Helper()
	switch i := intent.(type) {
	case screen.Record:
		if x.refuse {
			x.env.Status.Notice, x.env.Status.Level = "refused", screen.Error
			x.send(screen.RefusedMsg{})
			return
		}
		if _, err := x.scribe.Record(i.Drafts...); err != nil {
			x.t.Fatalf("record: %v", err)
		}
		x.env.Status.Notice, x.env.Status.Level, x.env.Status.Said = i.Done, screen.Info, x.env.Now()
		x.carryOut(x.changed())
	case screen.Undo:
		_, _, err := x.scribe.Undo()
		x.check(err)
	case screen.Redo:
		_, _, err := x.scribe.Redo()
		x.check(err)
	case screen.Say:
		x.env.Status.Notice, x.env.Status.Level, x.env.Status.Said = i.Text, i.Level, x.env.Now()
	case screen.Push:
		x.pushed = append(x.pushed, i)
	case screen.SaveElsewhere:
		x.saveAt = i.Path
	case screen.Quit:
		x.quit = true
	case screen.All:
		for _, each := range i {
			x.carryOut(each)
		}
	}
}

func (x *harness) check(err error) {
	x.t.Helper()
	if err != nil {
		x.t.Fatal(err)
	}
	x.carryOut(x.changed())
}

func (x *harness) changed() screen.Intent {
	intent, _ := x.c.Update(screen.BoardChangedMsg{})
	return intent
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

func (x *harness) say(lines ...string) *harness {
	x.t.Helper()
	for _, l := range lines {
		x.typeText(l).press("enter")
	}
	return x
}

func (x *harness) view() string {
	s, _ := x.c.View(x.c.size)
	return ansi.Strip(s)
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

// wall is the outline of the current question: one line a theme or answer, indented.
func (x *harness) wall() string {
	var b strings.Builder
	q := x.env.Board().Questions[0]
	if cur := x.c.current(); cur != nil {
		q = cur
	}
	var theme func(t *mindmap.Theme)
	theme = func(t *mindmap.Theme) {
		b.WriteString(strings.Repeat("  ", t.Depth-1) + t.Letter + " " + t.Text + "\n")
		for _, sub := range t.Themes {
			theme(sub)
		}
		for _, a := range t.Answers {
			b.WriteString(strings.Repeat("  ", t.Depth) + a.Text + answerSigns(a) + "\n")
		}
	}
	for _, t := range q.Themes {
		theme(t)
	}
	for _, a := range q.Unsorted {
		b.WriteString("- " + a.Text + answerSigns(a) + "\n")
	}
	return b.String()
}

func (x *harness) wallIs(want string) *harness {
	x.t.Helper()
	want = strings.TrimLeft(want, "\n")
	if got := x.wall(); got != want {
		x.t.Fatalf("the wall is\n%swant\n%s\n%s", got, want, x.view())
	}
	return x
}

func width(row string) int { return ansi.StringWidth(row) }
