package exportdialog

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

func dialog(run func(context.Context, Request) (Result, error)) *Dialog {
	env := &screen.Env{Live: mindmap.NewLive(), Look: look.New(look.Light, false)}
	return New(env, Exporter{
		Formats: []Format{{Name: "dot", Title: "Graphviz", Usual: true}, {Name: "png", Title: "Picture", Usual: true}, {Name: "csv", Title: "Table"}},
		Folder:  func() string { return "/home/sam" }, Run: run,
	}, mindmap.ID{7})
}

func view(d *Dialog) string {
	s, _ := d.View(screen.Size{W: 70, H: 20})
	return ansi.Strip(s)
}

// press presses a key and carries out what comes of it, but for ticks.
func press(d *Dialog, codes ...rune) {
	for _, c := range codes {
		_, cmd := d.Update(tea.KeyPressMsg{Code: c})
		finish(d, cmd)
	}
}

func finish(d *Dialog, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	batch, ok := cmd().(tea.BatchMsg)
	if !ok {
		return
	}
	d.Update(batch[0]()) // the work; the other is the tick that draws its progress
}

func TestExportsWhatIsChosen(t *testing.T) {
	var asked Request
	d := dialog(func(_ context.Context, r Request) (Result, error) {
		r.Progress(1, 2, "map.png")
		asked = r
		return Result{Paths: []string{"/home/sam/day.csv"}, Notes: []string{"a note"}}, nil
	})
	press(d, tea.KeyDown, tea.KeySpace, tea.KeyDown, tea.KeySpace, tea.KeyDown, tea.KeySpace, tea.KeyEnter)
	if d2 := cmp.Diff([]string{"dot", "csv"}, asked.Formats); d2 != "" || asked.Question != (mindmap.ID{7}) || asked.Replace {
		t.Errorf("asked for %+v: %s", asked, d2)
	}
	for _, want := range []string{"Export into /home/sam", "1 file written", "/home/sam/day.csv", "a note"} {
		if !strings.Contains(view(d), want) {
			t.Errorf("lacks %q:\n%s", want, view(d))
		}
	}
}

type hinted struct{}

func (hinted) Error() string { return "day.png is there already" }
func (hinted) Hint() string  { return "switch on replacing" }

func TestErrorsSayWhatToDo(t *testing.T) {
	d := dialog(func(context.Context, Request) (Result, error) { return Result{}, hinted{} })
	press(d, tea.KeyEnter)
	if v := view(d); !strings.Contains(v, "✗ day.png is there already") || !strings.Contains(v, "switch on replacing") {
		t.Errorf("the error is not told:\n%s", v)
	}
	press(d, tea.KeySpace, tea.KeyDown, tea.KeySpace, tea.KeyEnter)
	if v := view(d); !strings.Contains(v, "choose a format first") {
		t.Errorf("nothing was chosen:\n%s", v)
	}
}

func TestGivenUpWorkIsDropped(t *testing.T) {
	d := dialog(func(ctx context.Context, _ Request) (Result, error) {
		<-ctx.Done()
		return Result{}, ctx.Err()
	})
	_, cmd := d.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	intent, _ := d.Update(tea.KeyPressMsg{Code: tea.KeyEscape})
	if intent != nil {
		t.Fatalf("esc left the screen while work was under way: %v", intent)
	}
	finish(d, cmd)
	if v := view(d); !strings.Contains(v, "given up") || strings.Contains(v, context.Canceled.Error()) {
		t.Errorf("a stale result came through:\n%s", v)
	}
	if intent, _ := d.Update(tea.KeyPressMsg{Code: tea.KeyEscape}); intent != (screen.Pop{}) {
		t.Errorf("esc did not go back: %v", intent)
	}
}
