package room

import (
	"encoding/binary"
	"errors"
	"image/color"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shown"
	"mindwall/tui/forms"
	"mindwall/tui/internal/keytest"
	"mindwall/tui/look"
	"mindwall/tui/stage"
)

// driver is a room view without a terminal, beside a console's scribe that writes on a board of its own.
type driver struct {
	t     *testing.T
	m     *model
	now   time.Time
	wall  *scribe.Scribe
	chose look.Kind
}

func newDriver(t *testing.T) *driver {
	d := &driver{t: t, now: time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)}
	made := uint64(0)
	d.wall = &scribe.Scribe{
		Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1}, Now: func() time.Time { return d.now },
		NewID: func() mindmap.ID {
			made++
			var id mindmap.ID
			binary.BigEndian.PutUint64(id[8:], made)
			return id
		},
	}
	d.m = newModel(Options{
		Live: fold.NewLive(), Now: func() time.Time { return d.now }, LookChosen: func(k look.Kind) { d.chose = k },
	})
	d.m.Init()
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.do(mindmap.AskQuestion{Text: "What would you change?"})
	return d
}

func (d *driver) send(msg tea.Msg) tea.Cmd {
	_, cmd := d.m.Update(msg)
	d.m.View()
	return cmd
}

// do lets the console write, and what it wrote arrive.
func (d *driver) do(ops ...mindmap.Op) []mindmap.Entry {
	d.t.Helper()
	entries, err := d.wall.Do(ops...)
	if err != nil {
		d.t.Fatal(err)
	}
	d.send(ArrivedMsg{Entries: entries})
	return entries
}

func (d *driver) say(caption string) mindmap.ID {
	d.t.Helper()
	q := d.wall.Live.Board().Questions[0]
	return d.do(mindmap.AddAnswer{Question: q.ID, Caption: caption})[0].ID
}

func (d *driver) press(name string) tea.Cmd { return d.send(keytest.Press(name)) }

func (d *driver) view() string { return ansi.Strip(d.m.View().Content) }

func (d *driver) sees(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if !strings.Contains(d.view(), text) {
			d.t.Fatalf("the room does not see %q:\n%s", text, d.view())
		}
	}
}

func (d *driver) misses(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if strings.Contains(d.view(), text) {
			d.t.Fatalf("the room sees %q:\n%s", text, d.view())
		}
	}
}

// later lets time go by and hands the view what it asked to be woken with.
func (d *driver) later(t time.Duration, msg tea.Msg) {
	d.now = d.now.Add(t)
	d.send(msg)
}

// An answer stands out when it comes, and no more after some seconds; nothing has to be pressed for either.
func TestNewAnswerStandsOutForAWhile(t *testing.T) {
	d := newDriver(t)
	d.say("More time")
	d.sees("What would you change?", "● More time")
	d.later(freshFor-time.Second, expireMsg{})
	d.sees("● More time")
	d.later(time.Second, expireMsg{})
	d.sees("• More time")
}

// An answer that is filed or counted up is seen to be.
func TestFiledAnswerStandsOutAtItsNewPlace(t *testing.T) {
	d := newDriver(t)
	first := d.say("More time")
	d.later(freshFor, expireMsg{})
	d.say("Less paper")
	d.later(freshFor, expireMsg{})
	q := d.wall.Live.Board().Questions[0]
	theme, drafts, err := plan.Theme(d.wall.Live.Board(), q, []string{"Hours"}, d.wall.ID)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := d.wall.Record(append(drafts, mindmap.Draft{Op: mindmap.Move{Node: first, Question: q.ID, Theme: theme}})...)
	if err != nil {
		t.Fatal(err)
	}
	d.send(ArrivedMsg{Entries: entries})
	d.sees("A Hours ×1 ──● More time")
	d.misses("● Less paper")
	d.later(freshFor, expireMsg{})
	d.do(mindmap.TallyAnswer{Answer: first, Delta: 2})
	d.sees("● More time ×3")
}

// An import does not light the whole wall.
func TestManyAtOnceAreCalm(t *testing.T) {
	d := newDriver(t)
	q := d.wall.Live.Board().Questions[0]
	var ops []mindmap.Op
	for range 12 {
		ops = append(ops, mindmap.AddAnswer{Question: q.ID, Caption: "From the survey"})
	}
	d.do(ops...)
	if n := strings.Count(d.view(), "●"); n != 1 {
		t.Fatalf("%d answers stand out:\n%s", n, d.view())
	}
}

// What somebody types stands out, also when an import arrives at the same moment.
func TestTypedBesideAnImport(t *testing.T) {
	d := newDriver(t)
	q := d.wall.Live.Board().Questions[0]
	var ops []mindmap.Op
	for range 100 {
		ops = append(ops, mindmap.AddAnswer{Question: q.ID, Caption: "From the survey"})
	}
	typed, err := d.wall.Do(mindmap.AddAnswer{Question: q.ID, Caption: "Typed by hand"})
	if err != nil {
		t.Fatal(err)
	}
	imported, err := d.wall.Do(ops...)
	if err != nil {
		t.Fatal(err)
	}
	d.send(ArrivedMsg{Entries: append(typed, imported...)})
	d.sees("● Typed by hand", "● From the survey")
	if n := strings.Count(d.view(), "●"); n != 2 {
		t.Fatalf("%d answers stand out:\n%s", n, d.view())
	}
}

// The room sees what the facilitator chose, and what is wrong for as long as it is.
func TestFollowsTheFacilitator(t *testing.T) {
	d := newDriver(t)
	second := d.do(mindmap.AskQuestion{Text: "And why?"})[0].ID
	d.say("More time")
	d.send(ShownMsg{shown.Shown{Scene: shown.Map, Question: second}})
	d.sees("And why?")
	d.misses("More time")
	d.send(ShownMsg{shown.Shown{Scene: shown.Blank}})
	d.misses("And why?", "What would")
	d.send(LostMsg{Err: errors.New("the file was renamed")})
	d.sees("! the file was renamed")
	d.send(FoundMsg{Entries: d.wall.Live.Entries(), Shown: shown.Shown{Scene: shown.Map, Question: d.wall.Live.Board().Questions[0].ID}})
	d.sees("More time")
	d.misses("renamed", "●")
}

// The timer counts down in the room, in figures where there is room for them, and its end is told of: for a while in place
// of the question, then beside it. Something wakes the view whenever that changes, and nothing when it does not any more.
func TestTimer(t *testing.T) {
	d := newDriver(t)
	d.send(tea.WindowSizeMsg{Width: 30, Height: 12}) // letters are easier to look for
	ends := d.now.Add(90 * time.Second)
	if d.send(ShownMsg{shown.Shown{Timer: shown.Timer{Ends: ends, Length: 90 * time.Second}}}) == nil {
		t.Fatal("nothing wakes the view when a second has gone by")
	}
	wakes := func(after time.Duration, want bool) {
		t.Helper()
		d.now = d.now.Add(after)
		if cmd := d.send(secondMsg{ends}); (cmd != nil) != want {
			t.Errorf("%v after its end something wakes the view: %v", d.now.Sub(ends), cmd != nil)
		}
	}
	d.sees("⧗ 1:30", "What would")
	wakes(time.Second, true)
	d.sees("⧗ 1:29")
	wakes(89*time.Second, true)
	d.sees("TIME IS UP")
	d.misses("What would")
	wakes(stage.UpFor, true)
	d.sees("⧗ 0:00", "What would")
	d.misses("TIME IS UP")
	wakes(stage.FinishFor-stage.UpFor, false)
	d.sees("What would")
	d.misses("⧗", "0:00")
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.send(ShownMsg{shown.Shown{Timer: shown.Timer{Ends: d.now.Add(7 * time.Second), Length: time.Minute}}})
	d.sees("█ █ ▄ █ █   █", "▀▀▀   ▀▀▀   ▀")
}

// A console of 0.1 takes a timer off when it ends, and the room sees the end of it all the same. One that is taken off at
// any other moment is gone without a word: it was stopped, or somebody at the console has seen that it is over.
func TestTimerTakenOff(t *testing.T) {
	for _, c := range []struct {
		after time.Duration // its end
		kept  bool
	}{{-time.Minute, false}, {-200 * time.Millisecond, true}, {0, true}, {300 * time.Millisecond, true}, {3 * time.Second, false}, {30 * time.Second, false}} {
		d := newDriver(t)
		d.send(tea.WindowSizeMsg{Width: 30, Height: 12})
		ends := d.now.Add(2 * time.Minute)
		d.send(ShownMsg{shown.Shown{Timer: shown.Timer{Ends: ends}}})
		d.now = ends.Add(c.after)
		d.send(ShownMsg{})
		if d.now = ends.Add(max(c.after, 500*time.Millisecond)); strings.Contains(d.view(), "TIME IS UP") != c.kept {
			t.Errorf("taken off %v after its end, the room sees\n%s", c.after, d.view())
		}
	}
}

// Keys choose how it looks and nothing else.
func TestKeys(t *testing.T) {
	d := newDriver(t)
	for range 9 {
		d.say("More time for everybody")
	}
	d.press("l")
	if d.m.kind != look.Dark || d.chose != look.Dark {
		t.Fatalf("the look is %v, %v was told", d.m.kind, d.chose)
	}
	d.press("+")
	if d.m.hold != forms.AtColumns {
		t.Fatal("+ shows no less")
	}
	d.press("0")
	if d.m.hold != forms.Free {
		t.Fatal("0 does not show all that fits")
	}
	d.press("?")
	d.sees("these keys")
	d.press("q") // leaves the page of keys alone
	d.sees("More time")
	for _, name := range []string{"q", "esc", "ctrl+c"} {
		if cmd := d.press(name); cmd == nil {
			t.Fatalf("%s does not leave", name)
		}
	}
}

// The look that was chosen in the console is worn here, until one is chosen for this window, and again when it is asked to
// follow. A window that began with a look of its own is held apart from the start.
func TestTheLookFollowsTheConsole(t *testing.T) {
	d := newDriver(t)
	wears := func(want look.Kind) {
		t.Helper()
		if d.m.kind != want || d.m.look.Kind != want {
			t.Fatalf("it wears %v (%v), want %v", d.m.kind, d.m.look.Kind, want)
		}
	}
	chosen := func(text string) { d.send(ShownMsg{shown.Shown{Look: text}}) }
	chosen("")
	wears(look.Light)
	chosen("dark")
	wears(look.Dark)
	chosen("") // a console of 0.1, or one that was started anew
	wears(look.Dark)
	chosen("invisible") // one of a later version
	wears(look.Dark)
	d.press("l")
	wears(look.Contrast)
	chosen("light")
	wears(look.Contrast)
	d.press("f")
	wears(look.Light)
	chosen("dark")
	wears(look.Dark)

	d.m = newModel(Options{Live: d.wall.Live, Look: look.Contrast, LookHeld: true, Shown: shown.Shown{Look: "dark"}})
	wears(look.Contrast)
	chosen("light")
	wears(look.Contrast)
	d.press("end")
	wears(look.Light)

	d.m = newModel(Options{Live: d.wall.Live, Look: look.Light, Shown: shown.Shown{Look: "dark"}})
	wears(look.Dark)
}

// The terminal's background decides as long as nobody has.
func TestTheLookOfTheBackground(t *testing.T) {
	d := newDriver(t)
	d.m = newModel(Options{Live: d.wall.Live, FollowBackground: true})
	background := func(c color.Color, want look.Kind) {
		t.Helper()
		if d.send(tea.BackgroundColorMsg{Color: c}); d.m.kind != want {
			t.Fatalf("it wears %v, want %v", d.m.kind, want)
		}
	}
	background(color.Black, look.Dark)
	d.press("l")
	background(color.White, look.Contrast)
	if cmd := d.press("f"); cmd == nil || d.m.kind != look.Light {
		t.Fatalf("the background is not asked for, it wears %v", d.m.kind)
	}
	background(color.Black, look.Dark)
	d.send(ShownMsg{shown.Shown{Look: "contrast"}})
	background(color.White, look.Contrast)
}

func TestNoTwoKeysCollide(t *testing.T) {
	keys := newKeys()
	seen := map[string]bool{}
	for _, b := range keys.all() {
		for _, k := range b.Keys() {
			if seen[k] {
				t.Errorf("%q does two things", k)
			}
			seen[k] = true
		}
	}
}

// Before the window's size is known, and in a window of any size, drawing works and fits.
func TestAnySize(t *testing.T) {
	d := newDriver(t)
	d.say("More time")
	d.send(LostMsg{Err: errors.New("the file was renamed, replaced or removed")})
	for _, w := range []int{0, 1, 7, 30, 200} {
		for _, h := range []int{0, 1, 2, 9, 60} {
			for range 2 {
				d.press("?")
				d.send(tea.WindowSizeMsg{Width: w, Height: h})
				content := d.m.View().Content
				rows := strings.Split(content, "\n")
				if len(rows) > max(h, 1) {
					t.Fatalf("%d rows at %d×%d", len(rows), w, h)
				}
				for _, row := range rows {
					if ansi.StringWidth(row) > w {
						t.Fatalf("%q at %d×%d", row, w, h)
					}
				}
			}
		}
	}
}

// TestAcrossIsLookedForElsewhere holds that a picture is painted before what goes across the questions is known, that it is looked for once,
// and again when something came.
func TestAcrossIsLookedForElsewhere(t *testing.T) {
	d := newDriver(t)
	d.do(mindmap.AskQuestion{Text: "What gets in the way?"})
	d.say("A bus after five")
	found := func(cmd tea.Cmd) tea.Msg {
		t.Helper()
		if cmd == nil {
			t.Fatal("nothing is looked for")
		}
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			msg = batch[len(batch)-1]()
		}
		return msg
	}
	first := d.send(ShownMsg{Shown: shown.Shown{Scene: shown.Across}})
	d.sees("Across the questions")
	d.misses("Nothing stands out")
	entries, err := d.wall.Do(mindmap.AddAnswer{Question: d.m.live.Board().Questions[1].ID, Caption: "No bus after five", Tally: 1})
	if err != nil {
		t.Fatal(err)
	}
	d.send(ArrivedMsg{Entries: entries})
	second := d.send(found(first))
	d.sees("Nothing stands out")
	d.send(found(second))
	d.sees("In common: bus, five", "No bus after five", "A bus after five")
	if cmd := d.send(tea.WindowSizeMsg{Width: 100, Height: 30}); cmd != nil {
		t.Error("it is looked for again though nothing came")
	}
	d.send(ShownMsg{Shown: shown.Shown{Scene: shown.Map}})
	d.misses("In common")
}
