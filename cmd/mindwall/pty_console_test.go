//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"mindwall/mindmap/shown"
)

// clickOn sends the mouse reports of clicks on a text that is seen, at once; mods is 16 for one with Ctrl.
func (x *terminal) clickOn(text string, mods ...int) *terminal {
	x.t.Helper()
	x.sees(text)
	for y, row := range strings.Split(x.screen(), "\n") {
		if before, _, ok := strings.Cut(row, text); ok {
			column, clicks := len([]rune(before))+2, ""
			for _, mod := range mods {
				clicks += fmt.Sprintf("\x1b[<%d;%d;%dM\x1b[<%d;%d;%dm", mod, column, y+1, mod, column, y+1)
			}
			return x.send(clicks)
		}
	}
	x.t.Fatalf("%q is gone:\n%s", text, x.screen())
	return x
}

// TestTheConsoleByKeyboardAlone does what a facilitator does, one thing after the other, in a real terminal.
func TestTheConsoleByKeyboardAlone(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What hinders?", "What helps?")
	x := start(t, 96, 36, home, "open", path).sees("1/2 What hinders?")

	// Capture: theme by completion, nested, quote, tally, a block, history.
	x.say("#Money worries", "#Mind/Anxiety").sees("A Money worries", "Anxiety")
	x.send("Rent #mon").sees("▸A Money worries").press("tab", "enter").sees("A Money worries 1")
	x.say("Panic on the bus #Mind/Anxiety +3 | I get off at the first stop").sees("Panic on the", "×3 ❞")
	x.send("\x1b[200~Long forms\nNobody answers\n\x1b[201~").sees("2 lines pasted").press("enter").sees("Long forms", "Nobody answers")
	x.send("\x1b[1;5A").sees("correct › Nobody answers").send("\x1b[1;5A").sees("correct › Long forms").press("esc")

	// Clustering: marks, range, letter, name, undo and redo, reorder, side, sort, fold.
	x.press("ctrl+a").sees("2 marked").press("alt+a").sees("2 answers filed under Money worries").press("ctrl+z").sees("2 marked").press("ctrl+y")
	x.sees("A Money worries 3").send("/Long").sees("Find · 1 of").press("enter").sees("▸ Long forms").press("space").sees("◆ Long forms")
	x.send("#Forms").press("enter").sees("C Forms 1").send("\x10").send("other side").press("enter")
	x.press("f8").send("/Rent").press("enter").sees("▸ Rent").send("\x1b[1;3B").sees("▸ Rent")
	x.send("+").sees("Rent ×2").send("+6").sees("count › +6").press("enter").sees("Rent ×8").send("-").sees("Rent ×7")
	x.send("/Money").press("enter").sees("▸A Money worries").send("\x13").sees("sorted by tally").send("\x13").sees("by hand")
	x.press("tab").misses("Rent").press("tab").sees("Rent").press("f8")

	// Repeats: merge and split, park and bring back, move to another question, remove.
	x.say("The rent", "Rent again").send("/rent").sees("Find").send("\x01").sees("marked").send("\x07").sees("⊕").send("\x04").sees("split").press("f8")
	x.send("/again").press("enter").sees("▸ Rent again").press("f6").sees("parked").send("\x10").send("list what is parked").press("enter")
	x.sees("Parked for later").press("enter").sees("back on the map").send("/again").press("enter").send("\x1bOS").sees("What helps?").press("enter").sees("moved to question 2")
	x.send("/The rent").press("enter").press("delete").sees("removed · Ctrl+Z").press("ctrl+z").sees("The rent").press("f8")

	// Questions, read-back, presenting, timer, looks, help.
	x.press("ctrl+n").say("And now?").sees("3/3 And now?").press("ctrl+pgup").sees("2/3 What helps?", "Rent again").press("alt+1").sees("1/3")
	x.send("\x10").send("read back").press("enter").sees("▸").misses("saved").press("f8").sees("saved")
	x.press("f5").misses("saved").send("Typed while presenting").sees("› Typed while presenting").press("enter").sees("Typed while presenting").misses("›").press("f8")
	x.sees("saved").press("f7").sees("in pairs").send("0:02").press("enter").sees("⧗").sees("time is up")
	x.press("f7").sees("in pairs").send("0:02").press("enter").sees("⧗").press("f1").sees("Clustering")
	x.untilState(path, "ends the timer while another screen is on top", func(state map[string]string) bool {
		timer := shown.Decode(state[shown.Key]).Timer
		return !timer.IsZero() && timer.Left(time.Now()) == 0
	})
	x.press("esc").sees("time is up", "⧗ 0:00")
	x.send("\x0c").sees("look:").press("f1").sees("Clustering", "File under a theme by its letter").send("\x1b").sees("saved")
	x.press("ctrl+c").sees("Quit mindwall?").press("enter")
	if code := x.ends(); code != 0 {
		t.Fatalf("exit code %d:\n%s", code, x.screen())
	}
	info := mindwall(t, home, "info", path)
	for _, want := range []string{"What hinders?", "What helps?", "And now?"} {
		if !strings.Contains(info, want) {
			t.Errorf("info lacks %q:\n%s", want, info)
		}
	}
}

// TestTheConsoleByMouse selects, marks, files, scrolls and corrects by mouse reports.
func TestTheConsoleByMouse(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What hinders?")
	x := start(t, 90, 30, home, "open", path).sees("1/1 What hinders?").say("Rent", "Food", "Fear", "#Money").sees("A Money")
	x.clickOn("Rent", 0).sees("▸ Rent").clickOn("Rent", 16).sees("◆ Rent").clickOn("Food", 16).sees("2 marked")
	x.clickOn("A Money", 0).sees("2 answers filed under Money").clickOn("Fear", 0).sees("▸ Fear")
	x.clickOn("Rent", 0, 0).sees("correct › Rent").press("esc")
	for i := range 40 {
		x.say(fmt.Sprintf("Answer %d", i))
	}
	x.sees("● Answer 39").send(strings.Repeat("\x1b[<64;50;10M", 20)).sees("Answer 0").send(strings.Repeat("\x1b[<65;50;10M", 30)).sees("Answer 39")
}

// TestExportFollowsSaveAs exports after the wall was saved in another file: beside that one, under its name.
func TestExportFollowsSaveAs(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What hinders?")
	x := start(t, 90, 30, home, "open", path).sees("1/1 What hinders?").say("Rent").sees("✓ saved")
	other := filepath.Join(home, "other", "moved.wall")
	if err := os.Mkdir(filepath.Dir(other), 0o755); err != nil {
		t.Fatal(err)
	}
	x.send("\x10").sees("do ›").send("save the").press("enter").sees("save as ›").send(other).press("enter").sees("the wall goes on there").press("ctrl+x").sees("Export into").press("enter").sees("2 files written")
	if made, _ := filepath.Glob(filepath.Join(home, "other", "moved-q1-*.dot")); len(made) != 1 {
		t.Errorf("found %v beside the new file\n%s", made, x.screen())
	}
}

// TestTwoConsolesOfOneWall runs two consoles of one person on one machine: what one undoes and has half typed is its own.
func TestTwoConsolesOfOneWall(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What hinders?")
	one := start(t, 80, 24, home, "open", path).sees("Type what is said").say("Rent").sees("Rent", "✓ saved")
	two := start(t, 80, 24, home, "open", path).sees("Rent").say("Food").sees("Food", "✓ saved")
	one.sees("Food").press("ctrl+z").sees("undone: add “Rent”")
	two.press("ctrl+z").sees("undone: add “Food”").send("of the second").sees("› of the second")
	one.send("of the first").sees("› of the first")
	for _, x := range []*terminal{one, two} {
		if err := x.cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		x.ends()
	}
	three := start(t, 80, 24, home, "open", path).sees("› of the ")
	start(t, 80, 24, home, "open", path).sees("› of the ")
	three.sees("› of the ")
}

// TestKeysAreTried presses keys on the page of mindwall check --keys, in a terminal that is not known.
func TestKeysAreTried(t *testing.T) {
	x := start(t, 100, 28, t.TempDir(), "check", "--keys").sees("Press the keys that you use", "· ctrl+k")
	x.send("\x0b").sees("▸ ctrl+k", "Cluster the unsorted", "✓ ctrl+k").press("alt+b").sees("File under a theme by its letter", "✓ alt+letter")
	x.send("å").sees("Was it Option+A?").press("esc").sees("Once more leaves").press("esc")
	if code := x.ends(); code != 0 {
		t.Errorf("it ends with %d", code)
	}
}
