//go:build unix

package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestFaultsInATerminal plays in a real terminal what people met in front of a room.
func TestFaultsInATerminal(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What hinders?", "What helps?")
	x := start(t, 90, 30, home, "open", path).sees("1/2 What hinders?")

	// The quit question stayed armed under what was typed next.
	x.press("ctrl+c").sees("Quit mindwall?").send("Kindness").misses("Quit").press("enter").sees("● Kindness")
	x.press("ctrl+c").sees("Quit mindwall?").press("up").misses("Quit").press("esc").sees("↑ correct the last")

	// Ctrl+W pressed once too often asked for a file, and the wall moved there.
	x.send("Bus fare").sees("“Bus fare”").send("\x17\x17\x17\x17").misses("save as").send("Bus fares").press("enter").sees("● Bus fares")
	if moved, _ := filepath.Glob(filepath.Join(home, "*")); strings.Contains(strings.Join(moved, " "), "Bus") {
		t.Errorf("the wall moved: %q", moved)
	}

	// The row above the line said one thing, and Enter did another.
	x.send("Rent #").sees("↵ answer “Rent” → unsorted").press("enter").sees("● Rent")
	x.press("up", "up").sees("▸ Rent").send("#Money +3").sees("a caption is missing before +3").press("enter").sees("› #Money +3").misses("enter file")
	x.send("\x7f\x7f\x7f").sees("↵ file 1 answer → new theme Money").press("enter").sees("A Money 1")

	// Ctrl+Z after Ctrl+C brought the cleared line back, for ever, and never reached the wall.
	x.press("esc").send("oops").press("ctrl+c").sees("line cleared").press("ctrl+z").sees("› oops").press("ctrl+z").misses("oops")
	x.press("ctrl+z").sees("undone: file “Rent” under “Money”").press("ctrl+y").sees("A Money 1").press("f8")

	// A paste whose end never comes made the console deaf: it ends after a pause, and at Ctrl+C.
	x.send("\x1b[200~No end").sees("› No end").press("enter").sees("● No end")
	x.send("\x1b[200~No end either").press("ctrl+c").sees("line cleared").send("Heard").press("enter").sees("● Heard")
	x.press("ctrl+c").sees("Quit mindwall?").press("enter")
	if code := x.ends(); code != 0 {
		t.Errorf("exit code %d:\n%s", code, x.screen())
	}
}
