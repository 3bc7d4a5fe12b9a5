package console

import (
	"testing"

	"mindwall/tui/screen"
)

// TestTheRoomIsLedByTheMap holds that the room follows the theme that the selection is under, what is folded, and where
// a read-back begins.
func TestTheRoomIsLedByTheMap(t *testing.T) {
	x := newHarness(t, 93, 40, "Why?").say("Rent #Money", "Alone #Mind", "Panic #Mind/Fear", "Buses")
	q := x.c.current()
	mind := q.Themes[1]
	find(x, "panic")
	if got := x.c.Shown().Theme; got != mind.Themes[0].ID {
		t.Errorf("the room sees %s first", got)
	}
	x.c.ShownChanged()
	if x.press("f3"); !x.c.ShownChanged() || len(x.c.Shown().Folded) != 2 {
		t.Errorf("the room sees %v folded", x.c.Shown().Folded)
	}
	x.press("shift+f3", "f9").sees("Mind")
	if got := x.c.Shown().Theme; got != mind.ID {
		t.Errorf("it is read back from %s on", got)
	}
	x.press("f9")
	if !x.c.selected.IsZero() {
		t.Error("after a read-back its answer stays selected")
	}
	if find(x, "buses").press("f9"); x.c.Shown().Theme != screen.UnsortedID(q.ID) {
		t.Errorf("from the unsorted it is read back from %s on", x.c.Shown().Theme)
	}
	if x.press("esc"); !x.c.selected.IsZero() {
		t.Error("after a read-back that was let go its answer stays selected")
	}
	if find(x, "buses").press("f5"); !x.c.selected.IsZero() {
		t.Error("something is selected where no selection is seen")
	}
	x.say("Trains").sees("Trains ●")
}
