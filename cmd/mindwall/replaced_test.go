//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAWallTakenFromUnderTheScreens takes a wall away while a console and a room view show it, and puts another in its
// place, or none, or one that was made anew. Nothing is written into that one, nothing of it is shown as the old one,
// the console says what is the matter and keeps what it has, and all of it can be saved elsewhere.
func TestAWallTakenFromUnderTheScreens(t *testing.T) {
	for name, take := range map[string]func(t *testing.T, home, path string){
		"another put over it": func(t *testing.T, home, path string) { rename(t, otherWall(t, home), path) },
		"renamed, another put there": func(t *testing.T, home, path string) {
			rename(t, path, path+".old")
			rename(t, otherWall(t, home), path)
		},
		"removed and made anew": func(t *testing.T, home, path string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			rename(t, otherWall(t, home), path)
		},
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			path := newWallFile(t, home, "What helps?")
			console := start(t, 100, 30, home, "open", path).sees("1/1 What helps?")
			room := start(t, 100, 30, home, "show", path).sees("What helps?")
			console.say("Soup").sees("✓ saved")
			room.sees("Soup")
			take(t, home, path)
			console.sees("renamed, replaced or removed")
			room.sees("What hinders?", "Stairs").misses("Soup")
			mindwall(t, home, "add", path, "--question", "1", "Rain")
			room.sees("Rain")
			console.say("Bread").sees("NOT SAVED", "Bread")
			elsewhere := filepath.Join(home, "elsewhere.wall")
			console.press("ctrl+p", "enter").send(elsewhere).press("enter").sees("✓ saved", "the wall goes on there")
			console.say("Tea").sees("✓ saved", "Tea")
			console.leave()
			room.send("q").ends()
			wantHeld(t, heldIn(t, elsewhere), []string{"Soup", "Bread", "Tea"})
			wantHeld(t, heldIn(t, path), []string{"Stairs", "Rain"})
			if held := captions(heldIn(t, path)); len(held) != 2 {
				t.Errorf("the other wall holds %q", held)
			}
			if out := mindwall(t, home, "check", path); !strings.Contains(out, ": sound, ") {
				t.Error(out)
			}
			if old := path + ".old"; name == "renamed, another put there" {
				wantHeld(t, heldIn(t, old), []string{"Soup"})
			}
		})
	}
}

// otherWall makes a wall of another event.
func otherWall(t *testing.T, home string) string {
	t.Helper()
	path := filepath.Join(home, "other.wall")
	mindwall(t, home, "new", path, "--no-open", "--title", "Another day", "--question", "What hinders?")
	mindwall(t, home, "add", path, "--question", "1", "Stairs")
	return path
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}
