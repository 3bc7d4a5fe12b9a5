package drive

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// TestADriverIsTheRoot plays what a driver is for: typing, other programs, and time.
func TestADriverIsTheRoot(t *testing.T) {
	Test(t, func(t *testing.T) {
		d := New(t, Options{Questions: []string{"Why?", "And?"}}).Say("Rent #Money +2", "Bus fare").Sees("✓ saved")
		d.WallIs("A Money\n  Rent ×2\n- Bus fare\n").Sees("● Bus fare").Pass(5 * time.Second).Misses("● Bus fare")
		d.Arrive(mindmap.AddAnswer{Question: d.Shown.Question, Caption: "Said elsewhere", Source: mindmap.Survey}).Sees("Said elsewhere")
		d.Press("alt+2").WallIs("").Press("f7").Type("0:03").Press("enter").Pass(4 * time.Second).Sees("time is up")
		if d.Rings != 1 {
			t.Errorf("the bell rang %d times", d.Rings)
		}
		if d.Press("ctrl+c", "enter"); !d.Quit {
			t.Error("the program did not end")
		}
	})
}

// recorder is a test that notes whether it failed.
type recorder struct{ failed bool }

func (*recorder) Helper()                 {}
func (r *recorder) Errorf(string, ...any) { r.failed = true }
func (r *recorder) Fatalf(string, ...any) { r.failed = true }

// TestScreensAreHeldToTheirWindow holds that a driver fails a test over what no window can show.
func TestScreensAreHeldToTheirWindow(t *testing.T) {
	for _, c := range []struct {
		drawn  string
		size   screen.Size
		cursor *tea.Cursor
		bad    bool
	}{
		{drawn: "\x1b[1mabcd\x1b[m\nef", size: Size(4, 2), cursor: tea.NewCursor(3, 1)},
		{drawn: "", size: Size(0, 0)},
		{drawn: "ab", size: Size(4, 2), bad: true},
		{drawn: "ab\ncd\nef", size: Size(4, 2), bad: true},
		{drawn: "abcde\nef", size: Size(4, 2), bad: true},
		{drawn: "漢字x\nef", size: Size(4, 2), bad: true},
		{drawn: "a\tb\nef", size: Size(4, 2), bad: true},
		{drawn: "a\u202eb\nef", size: Size(4, 2), bad: true},
		{drawn: "ab\ncd", size: Size(4, 2), cursor: tea.NewCursor(4, 0), bad: true},
		{drawn: "ab\ncd", size: Size(4, 2), cursor: tea.NewCursor(0, 2), bad: true},
		{drawn: "a", size: Size(0, 3), bad: true},
	} {
		var r recorder
		d := &Driver{T: &r, Size: c.size, seen: tea.NewView(c.drawn)}
		d.seen.Cursor = c.cursor
		if d.check(); r.failed != c.bad {
			t.Errorf("%q in %v: failed %v", c.drawn, c.size, r.failed)
		}
	}
}

// TestAWallIsPrepared makes one of an outline.
func TestAWallIsPrepared(t *testing.T) {
	Test(t, func(t *testing.T) {
		d := New(t, Options{Wall: "? Why?\n# Mind/Anxiety\n- Dread +3\n#\n- Buses\n? And?"})
		d.WallIs("A Mind\n  A Anxiety\n    Dread ×3\n- Buses\n").Sees("1/2 Why?", "Dread ×3", "2 answers")
		d.Sides = true
		d.WallIs("Ar Mind\n  Ar Anxiety\n    Dread ×3\n- Buses\n")
	})
}

func TestScripts(t *testing.T) { Scripts(t, "testdata/*.txt") }
