//go:build unix

package main

import "testing"

// What somebody keeps apart is not asked again when the wall is opened the next time.
func TestPairsKeptApartAreRemembered(t *testing.T) {
	const f11 = "\x1b[23~"
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	mindwall(t, home, "add", path, "--question", "1", "No bus after five", "No buses after five", "Cake")
	x := start(t, 100, 30, home, "open", path).sees("No buses after five").send(f11).sees("Themes for the unsorted")
	x.send(f11).sees("No buses after five", "keep both").press("delete").sees("[✗]")
	x.press("esc").sees("ctrl+k cluster").press("ctrl+c", "enter").ends()
	x = start(t, 100, 30, home, "open", path).sees("No buses after five").send(f11).sees("Themes for the unsorted")
	x.send(f11).sees("No two answers seem to say the same")
}
