//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"mindwall/cmd/internal/opened"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/wallfile"
)

// roomIn shows a wall to the room in a terminal of that size, until the test ends.
func roomIn(t *testing.T, cols, rows int, home, path string) *terminal {
	t.Helper()
	t.Setenv("TERM", "xterm-256color")
	t.Setenv("XDG_CONFIG_HOME", home)
	file, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(file, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}); err != nil {
		t.Fatal(err)
	}
	x := newTerminal(t, cols, rows)
	x.file = file
	go x.read()
	ctx, cancel := context.WithCancel(context.Background())
	left := make(chan error, 1)
	go func() { left <- opened.Room(ctx, shell.New(context.Background(), tty, tty, os.Stderr), path, "") }()
	t.Cleanup(func() {
		cancel()
		select {
		case err := <-left:
			if err != nil {
				t.Errorf("the room view ends with: %v", err)
			}
		case <-time.After(longest):
			t.Error("the room view does not end")
		}
		tty.Close()
		<-x.done
		file.Close()
		x.vt.Close()
	})
	return x
}

// misses waits until a text is not on the screen.
func (x *terminal) misses(text string) *terminal {
	x.t.Helper()
	x.until(func(s string) bool { return !strings.Contains(s, text) }, "without "+text)
	return x
}

// shows wants a text to stay on the screen for so long.
func (x *terminal) shows(text string, d time.Duration) {
	x.t.Helper()
	for end := time.Now().Add(d); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if s := x.screen(); !strings.Contains(s, text) {
			x.t.Fatalf("%q does not stay:\n%s", text, s)
		}
	}
}

// writer opens a wall to write into it, as a console does.
func writer(t *testing.T, path string) *desk.Desk {
	t.Helper()
	d, err := shell.New(context.Background(), os.Stdin, os.Stdout, os.Stderr).OpenWall(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

func hears(t *testing.T, d *desk.Desk, caption string) {
	t.Helper()
	if err := d.Record(mindmap.Draft{Op: mindmap.AddAnswer{Question: d.Board().Questions[0].ID, Caption: caption}}); err != nil {
		t.Fatal(err)
	}
}

// inTime is how soon the room sees what was typed in another window.
const inTime = 100 * time.Millisecond

// What is typed in one window is seen in the room's at once, and so is what the facilitator chooses to show.
func TestTheRoomFollows(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?", "What hinders?")
	x := roomIn(t, 80, 24, home, path).sees("What helps?", "1/2")
	w := writer(t, path)
	fastest := longest
	for i := range 8 {
		caption := fmt.Sprintf("Answer number %d", i)
		hears(t, w, caption)
		stored := time.Now()
		x.sees("● " + caption)
		fastest = min(fastest, time.Since(stored))
	}
	if fastest > inTime {
		t.Errorf("an answer is seen %v after it was stored, at the best", fastest)
	}
	t.Logf("seen %v after it was stored, at the best", fastest)
	show := func(s shown.Shown) {
		t.Helper()
		file, err := wallfile.Open(path)
		if err == nil {
			err = errors.Join(file.SetState(context.Background(), map[string]string{shown.Key: s.Encode()}), file.Close())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	show(shown.Shown{Scene: shown.Map, Question: w.Board().Questions[1].ID})
	x.sees("What hinders?", "2/2").misses("Answer number")
	show(shown.Shown{Scene: shown.Blank})
	x.misses("What hinders?")
	show(shown.Shown{Scene: shown.Map, Question: w.Board().Questions[0].ID})
	x.sees("What helps?").press("esc")
}

// The room is told when the file is away, keeps what it sees, and goes on when there is one again.
func TestTheRoomOutlivesItsFile(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	w := writer(t, path)
	hears(t, w, "Cake")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	x := roomIn(t, 93, 26, home, path).sees("What helps?", "Cake")
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	x.sees("renamed", "Cake")
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	x.misses("renamed").sees("Cake")
	w = writer(t, path)
	hears(t, w, "Tea")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	x.sees("Tea")

	other := newWallFile(t, t.TempDir(), "What hinders?")
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	x.sees("What hinders?").misses("Cake")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	x.sees("removed", "What hinders?")
	if err := os.WriteFile(path, []byte("no wall at all"), 0o600); err != nil {
		t.Fatal(err)
	}
	x.shows("removed", 500*time.Millisecond)
	x.sees("What hinders?")
	if err := os.Rename(newWallFile(t, t.TempDir(), "What next?"), path); err != nil {
		t.Fatal(err)
	}
	x.sees("What next?").misses("removed")
}

// A folder that goes and comes back, as with a stick or a drive of the network, is waited for as well.
func TestTheRoomOutlivesItsFolder(t *testing.T) {
	home := t.TempDir()
	folder := filepath.Join(home, "stick")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	path := newWallFile(t, folder, "What helps?")
	x := roomIn(t, 93, 26, home, path).sees("What helps?")
	if err := os.Rename(folder, folder+" away"); err != nil {
		t.Fatal(err)
	}
	x.sees("renamed", "What helps?")
	if err := os.Rename(folder+" away", folder); err != nil {
		t.Fatal(err)
	}
	x.misses("renamed")
	w := writer(t, path)
	hears(t, w, "Tea")
	x.sees("● Tea")
}

// Either window goes on when the other one is killed.
func TestEitherWindowOutlivesAKilledOne(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	console := start(t, 80, 24, home, "open", path).sees("Type what is said")
	room := start(t, 80, 24, home, "show", path).sees("What helps?")
	console.say("Before")
	room.sees("● Before")
	kill := func(x *terminal) {
		t.Helper()
		if err := x.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		x.ends()
	}
	kill(console)
	mindwall(t, home, "add", path, "--question", "1", "Without a console")
	room.sees("● Without a console", "Before")
	console = start(t, 80, 24, home, "open", path).sees("Without a console")
	console.say("With another console")
	room.sees("● With another console")
	kill(room)
	console.say("Nobody looks").sees("Nobody looks", "✓ saved")
	start(t, 80, 24, home, "show", path).sees("Nobody looks").send("q").ends()
}

// Two windows on one wall: the facilitator types into one, the room reads the other.
func TestTypedInOneWindowSeenInTheOther(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?", "What hinders?")
	console := start(t, 100, 30, home, "open", path).sees("1/2 What helps?")
	x := start(t, 80, 24, home, "show", path).sees("What helps?", "1/2")
	fastest := longest
	for i := range 5 {
		caption := fmt.Sprintf("Cake number %d", i)
		console.send(caption).sees(caption).press("enter")
		pressed := time.Now()
		x.sees("● " + caption)
		fastest = min(fastest, time.Since(pressed))
	}
	if fastest > inTime {
		t.Errorf("an answer is seen %v after Enter, at the best", fastest)
	}
	t.Logf("seen %v after Enter, at the best", fastest)
	console.say("Tea #Warm things")
	x.sees("● Tea", "A Warm")
	console.press("alt+2")
	x.sees("What hinders?", "2/2")
	x.send("q")
	if code := x.ends(); code != 0 {
		t.Fatalf("the room view ends with %d", code)
	}
}

// When the console's wall is saved elsewhere, the room goes along, and so does one that is opened on the old file; another
// console on it says where the wall went on.
func TestTheRoomGoesAlongWithAWallThatMoves(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	console := start(t, 100, 30, home, "open", path).sees("1/1 What helps?")
	other := start(t, 160, 30, home, "open", path).sees("1/1 What helps?")
	room := start(t, 80, 24, home, "show", path).sees("What helps?")
	console.say("Before").sees("✓ saved")
	room.sees("Before")
	console.press("ctrl+p").send("save").press("enter").sees("save as").send("moved").press("enter").sees("the wall goes on there", "✓ saved")
	moved := filepath.Join(filepath.Dir(path), "moved.wall")
	other.sees("it goes on in " + moved)
	console.say("After").sees("✓ saved", "After")
	room.sees("After")
	late := start(t, 80, 24, home, "show", path).sees("Before", "After")
	console.say("Later")
	room.sees("Later").send("q").ends()
	late.sees("Later").send("q").ends()
	console.leave()
	other.leave()
	if out := talk(t, home, "", "add", path, "--question", "1", "Into the old one"); !strings.Contains(out, "the wall goes on in "+moved) {
		t.Errorf("add does not say where the wall went on:\n%s", out)
	}
	wantHeld(t, heldIn(t, moved), []string{"Before", "After", "Later"})
}
