//go:build unix

package main

import "testing"

// A replay plays to its end, and goes where its keys say.
func TestAReplayIsPlayed(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?", "What hinders?")
	mindwall(t, home, "add", path, "--question", "1", "--theme", "Warm things", "Tea and cake", "A walk")
	mindwall(t, home, "add", path, "--question", "2", "Bus fares")
	x := start(t, 80, 24, home, "replay", path, "--in", "2s").sees("What hinders?", "1 answer", "■ 0:0", "? keys")
	const toHome, pageDown = "\x1b[H", "\x1b[6~"
	x.send(toHome).sees("■ 0:00", "What helps?").press("right").sees("● Tea and cake", "A Warm things").press("right").sees("● A walk")
	x.send(pageDown).sees("What hinders?").press("right").sees("● Bus fares").press("left", "left").sees("A walk")
	x.send("?").sees("a step back").send("x")
	x.press("esc").ends()
	x.wantsBack()
}
