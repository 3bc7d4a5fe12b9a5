//go:build unix

package main

import (
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"mindwall/cmd/internal/shell"
)

const f10 = "\x1b[21~"

// A survey comes in while the wall is open, and one key takes it back.
func TestImportInTheConsole(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What gets in the way?", "What helps?")
	x := start(t, 100, 30, home, "open", path)
	x.sees("What gets in the way?").say("Said in the room").sees("Said in the room")
	x.send(f10).sees("The file that the survey tool exported")
	x.send("\x1b[200~'" + writeSurvey(t, 10_000) + "'\x1b[201~").press("enter")
	x.sees("Microsoft Forms, 10000 rows", "left out: tells who answered").press("enter")
	x.sees("20000 new · 0 known", "10000 cells").press("enter")
	began := time.Now()
	x.sees("10001 answers counting 20000 rows imported, unsorted")
	t.Logf("20,000 answers of 10,000 rows are on the wall %v after Enter", time.Since(began).Round(time.Millisecond))
	x.press("enter").sees("Waiting").press("ctrl+z").sees("undone:")
	x.until(func(s string) bool { return !strings.Contains(s, "Waiting 1") }, "is as before")
	x.sees("Said in the room")
	x.press("ctrl+c", "enter")
	x.ends()
	if usage, ok := x.cmd.ProcessState.SysUsage().(*syscall.Rusage); ok && runtime.GOOS == "linux" {
		t.Logf("the console took at most %d MB", usage.Maxrss>>10)
	}
	out := mindwall(t, home, "info", path)
	if !strings.Contains(out, "1 answer, 0 themes, 1 unsorted") || strings.Contains(out, "from the survey") {
		t.Errorf("after undo:\n%s", out)
	}
}

// On a terminal an import is shown and asked about first; anything but a yes changes nothing.
func TestImportAsks(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What gets in the way?", "What helps?")
	from := writeSurvey(t, 3)
	ask := func() *terminal {
		return start(t, 100, 60, home, "import", path, from).sees("6 new, 0 known", "→ question 1", "Import 6 answers? [y/N]")
	}
	for _, no := range []string{"\r", "n\r", "what\r"} {
		x := ask().send(no).sees("nothing was imported")
		if code := x.ends(); code != shell.ExitDone {
			t.Errorf("after %q: exit code %d", no, code)
		}
	}
	x := ask().press("ctrl+c").sees("interrupted")
	if code := x.ends(); code != shell.ExitFailed {
		t.Errorf("interrupted: exit code %d", code)
	}
	if info := mindwall(t, home, "info", path); !strings.Contains(info, "no answers") {
		t.Errorf("the wall was changed:\n%s", info)
	}
	ask().send("y\r").sees("imported 6 answers").ends()
	if info := mindwall(t, home, "info", path); !strings.Contains(info, "3 from the survey") {
		t.Errorf("the wall was not changed:\n%s", info)
	}
}

// On a terminal a merge asks before words that were taken out in the other wall go from this one; anything but a yes merges
// nothing.
func TestMergeAsks(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	id := regexp.MustCompile("[0-9a-f]{32}").FindString(mindwall(t, home, "add", path, "--question", "1", "Words about Ada"))
	other := duplicate(t, path)
	mindwall(t, home, "redact", other, id)
	x := start(t, 250, 30, home, "merge", path, other).sees("those of 1 answer", "let them go? [y/N]") // in one row, however long the path
	if code := x.send("\r").sees("nothing was merged").ends(); code != shell.ExitFailed {
		t.Errorf("exit code %d", code)
	}
	if log := mindwall(t, home, "log", path); !strings.Contains(log, "Ada") {
		t.Errorf("the words are gone:\n%s", log)
	}
	start(t, 100, 30, home, "merge", path, other).sees("[y/N]").send("y\r").sees("for good").ends()
	if log := mindwall(t, home, "log", path); strings.Contains(log, "Ada") {
		t.Errorf("the words are still there:\n%s", log)
	}
}
