package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap/desk"
)

// fullDisk is a small disk with a wall of a question and an answer on it, and not a byte free. It returns what makes room.
func fullDisk(t *testing.T, home string) (path string, makeRoom func()) {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=400k"); err != nil {
		t.Skipf("cannot mount a small disk: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	path = newWallFile(t, folder, "What helps?")
	mindwall(t, home, "add", path, "--question", "1", "Said before")
	ballast := filepath.Join(folder, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 1<<20), 0o600); !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	return path, func() {
		t.Helper()
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
	}
}

// TestAConsoleOnAFullDisk opens a wall on a full disk in a console and in a room view, and types. Both go on by themselves
// when there is room, with all that was typed, in order.
func TestAConsoleOnAFullDisk(t *testing.T) {
	home := t.TempDir()
	path, makeRoom := fullDisk(t, home)
	room := start(t, 100, 30, home, "show", path).sees("Said before")
	x := start(t, 80, 24, home, "open", path).sees("Said before", "CANNOT SAVE: the disk is full")
	x.say("One", "Two", "Three").sees("Three", "NOT SAVED (3): the disk is full")
	x.press("ctrl+c").sees("Quit mindwall?").press("enter").sees("Save the wall in another file with Ctrl+P")
	makeRoom()
	x.sees("saved again", "✓ saved").say("Four").sees("Four", "✓ saved")
	room.sees("Three", "Four")
	x.press("ctrl+c").sees("Quit mindwall?").press("enter")
	if code := x.ends(); code != 0 {
		t.Fatalf("exit code %d\n%s", code, x.screen())
	}
	wantSaid(t, path, "Said before", "One", "Two", "Three", "Four")
}

// wantSaid holds what was said, in order.
func wantSaid(t *testing.T, path string, want ...string) {
	t.Helper()
	d, err := desk.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var said []string
	for a := range d.Board().Questions[0].AllAnswers {
		said = append(said, a.Text)
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Error(diff)
	}
}

// TestLinesAreAddedWhenThereIsRoom gives lines to add while the disk is full: it says so, and they are on the wall when
// there is room. Without more to come it fails, and names the disk.
func TestLinesAreAddedWhenThereIsRoom(t *testing.T) {
	home := t.TempDir()
	path, makeRoom := fullDisk(t, home)
	once := anAdd(home, path, "Said in vain")
	out, err := once.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "the disk is full") || !strings.Contains(string(out), "hint: make room") {
		t.Fatalf("%v: %s", err, out)
	}
	cmd := anAdd(home, path, "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(in, "One\nTwo\n")
	complaint, _ := bufio.NewReader(said).ReadString('\n')
	if !strings.Contains(complaint, "the disk is full") {
		t.Errorf("add says %q", complaint)
	}
	makeRoom()
	_, _ = io.WriteString(in, "Three\n")
	if err := errors.Join(in.Close(), cmd.Wait()); err != nil {
		t.Error(err)
	}
	wantSaid(t, path, "Said before", "One", "Two", "Three")
}
