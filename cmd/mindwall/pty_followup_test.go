//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestTheNextEvent goes from one event to the next in a real terminal: the home screen offers last time's wall, the room is shown what
// was said, and both are compared, with pages written beside the wall.
func TestTheNextEvent(t *testing.T) {
	home := t.TempDir()
	last := newWallFile(t, home, "What hinders?", "What helps?")
	x := start(t, 80, 24, home, "open", last).sees("1/2 What hinders?")
	x.say("Rent #Money +2", "No bus #Getting there").sees("No bus", "✓ saved").press("ctrl+c", "enter")
	if code := x.ends(); code != 0 {
		t.Fatalf("it ended with %d", code)
	}
	before, err := os.ReadFile(last)
	if err != nil {
		t.Fatal(err)
	}

	x = start(t, 160, 40, home).sees("Lately").press("up").sees("follow it up").send("\x0e").sees("The next event’s wall", "one more than last time")
	x.press("enter", "enter", "enter", "enter", "enter", "enter").sees("1/2 What hinders?", "A Money", "/last time shows the room")
	x.send("/last").press("enter").sees("the room sees: what was said last time").press("f5").sees("Last time you said", "A Money", "×2").press("f5")
	x.say("Energy bills #Money").sees("Energy bills", "✓ saved")
	x.send("/compare").press("enter").sees("Compare this wall", "› "+last).press("enter").sees("Compare day → our-day", "Getting there")
	x.send("\x18").sees("Export the comparison").press("enter").sees("1 file written").press("esc", "esc", "esc").sees("Energy bills").press("ctrl+c", "enter").sees("Your wall is kept in").press("esc")
	if code := x.ends(); code != 0 {
		t.Fatalf("it ended with %d", code)
	}
	after, err := os.ReadFile(last)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("last time's wall was changed, %v", err)
	}
	pages, err := filepath.Glob(filepath.Join(home, "*", "*-compared.html"))
	if err != nil || len(pages) != 1 {
		t.Errorf("%d pages were written, %v", len(pages), err)
	}
}
