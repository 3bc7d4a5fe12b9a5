//go:build unix

package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"mindwall/cmd/internal/vterm"
	"mindwall/mindmap/wallfile"
)

// terminal is a program in a pseudo-terminal, seen through a terminal emulator.
type terminal struct {
	t    *testing.T
	cmd  *exec.Cmd
	file *os.File
	mu   sync.Mutex // of vt, which the reader writes
	vt   *vterm.Terminal
	done chan struct{}
	raw  []byte
}

// newTerminal is a terminal without a program.
func newTerminal(t *testing.T, cols, rows int) *terminal {
	x := &terminal{t: t, done: make(chan struct{})}
	answer := func(text string) { _, _ = io.WriteString(x.file, text) } // a program that has ended asks nothing
	x.vt = vterm.New(cols, rows, vterm.Options{Reply: answer})
	return x
}

// start runs mindwall in a terminal of that size. Its home is the test's.
func start(t *testing.T, cols, rows int, home string, args ...string) *terminal {
	t.Helper()
	return startProgram(t, "mindwall", cols, rows, home, args...)
}

// startProgram runs one of the programs that this test binary can be.
func startProgram(t *testing.T, name string, cols, rows int, home string, args ...string) *terminal {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatal(err)
	}
	x := newTerminal(t, cols, rows)
	x.cmd = exec.Command(path, args...)
	x.cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "TMPDIR="+home,
		"TERM=xterm-256color", "MINDWALL_AUTHOR=ruth", "TZ=UTC", "NO_COLOR=")
	x.file, err = pty.StartWithSize(x.cmd, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)})
	if err != nil {
		t.Fatal(err)
	}
	go x.read()
	t.Cleanup(func() {
		_ = x.cmd.Process.Kill()
		_, _ = x.cmd.Process.Wait()
		x.file.Close()
		<-x.done
		x.vt.Close()
	})
	return x
}

func (x *terminal) read() {
	defer close(x.done)
	buf := make([]byte, 64<<10)
	for {
		n, err := x.file.Read(buf)
		if n > 0 {
			x.mu.Lock()
			_, _ = x.vt.Write(buf[:n])
			x.raw = append(x.raw, buf[:n]...)
			x.mu.Unlock()
		}
		if err != nil {
			return
		}
	}
}

// screen is the picture that somebody before the terminal sees: a whole one.
func (x *terminal) screen() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.vt.Shown()
}

// keys are what a terminal sends for keys by name. Escape is sent as newer terminals do: after a lone byte a program waits
// for a moment, as it may be the first of more, and so would a test.
var keys = map[string]string{
	"enter": "\r", "esc": "\x1b[27u", "tab": "\t", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"space": " ", "delete": "\x1b[3~", "ctrl+z": "\x1a", "ctrl+y": "\x19", "ctrl+a": "\x01", "ctrl+c": "\x03", "ctrl+n": "\x0e",
	"ctrl+x": "\x18", "ctrl+p": "\x10", "ctrl+pgdown": "\x1b[6;5~", "ctrl+pgup": "\x1b[5;5~", "f1": "\x1bOP", "f5": "\x1b[15~",
	"f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~", "alt+a": "\x1ba", "alt+b": "\x1bb", "alt+1": "\x1b1", "alt+2": "\x1b2", "alt+3": "\x1b3",
}

func (x *terminal) send(s string) *terminal {
	x.t.Helper()
	if _, err := io.WriteString(x.file, s); err != nil {
		x.t.Fatalf("type %q: %v\n%s", s, err, x.screen())
	}
	return x
}

func (x *terminal) press(names ...string) *terminal {
	x.t.Helper()
	for _, name := range names {
		s, ok := keys[name]
		if !ok {
			x.t.Fatalf("no key %q", name)
		}
		x.send(s)
	}
	return x
}

// say types answers, and waits of each until it has left the line: what is on the screen may be in the line alone before.
func (x *terminal) say(lines ...string) *terminal {
	x.t.Helper()
	for _, l := range lines {
		words := strings.Fields(l)
		last := words[len(words)-1]
		inLine := func(s string) bool { return strings.Contains(lineOf(s), last) }
		x.send(l)
		x.until(inLine, "shows "+last+" in the line")
		x.press("enter")
		x.until(func(s string) bool { return !inLine(s) }, "takes "+last+" out of the line")
	}
	return x
}

var prompt = regexp.MustCompile(`^ *\S* ?›`)

// lineOf is the row of the screen that is typed into.
func lineOf(screen string) string {
	rows := strings.Split(screen, "\n")
	for _, row := range slices.Backward(rows) {
		if prompt.MatchString(row) {
			return row
		}
	}
	return ""
}

// longest is how long a screen may take on a busy machine.
const longest = 20 * time.Second

func (x *terminal) sees(texts ...string) *terminal {
	x.t.Helper()
	for _, text := range texts {
		x.until(func(s string) bool { return strings.Contains(s, text) }, "sees "+text)
	}
	return x
}

func (x *terminal) until(ok func(string) bool, what string) {
	x.t.Helper()
	for end := time.Now().Add(longest); ; time.Sleep(5 * time.Millisecond) {
		s := x.screen()
		if ok(s) {
			return
		}
		if time.Now().After(end) {
			x.t.Fatalf("never %s:\n%s", what, s)
		}
	}
}

// untilState waits for what the wall's file says of the moment.
func (x *terminal) untilState(path, what string, ok func(state map[string]string) bool) {
	x.t.Helper()
	file, err := wallfile.OpenReadOnly(path)
	if err != nil {
		x.t.Fatal(err)
	}
	defer file.Close()
	x.until(func(string) bool {
		state, err := file.State(context.Background())
		return err == nil && ok(state)
	}, what)
}

// ends waits for the program to leave, and tells its exit code.
func (x *terminal) ends() int {
	x.t.Helper()
	select {
	case <-x.done:
	case <-time.After(longest):
		x.t.Fatalf("the program goes on:\n%s", x.screen())
	}
	_ = x.cmd.Wait()
	return x.cmd.ProcessState.ExitCode()
}

// mindwall runs a command that needs no terminal.
func mindwall(t *testing.T, home string, args ...string) string {
	t.Helper()
	cmd := exec.Command("mindwall", args...)
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "MINDWALL_AUTHOR=ruth")
	out, err := cmd.Output()
	if err != nil {
		stderr := ""
		if e, ok := err.(*exec.ExitError); ok {
			stderr = string(e.Stderr)
		}
		t.Fatalf("mindwall %v: %v\n%s", args, err, stderr)
	}
	return string(out)
}

func newWallFile(t *testing.T, home string, questions ...string) string {
	t.Helper()
	path := filepath.Join(home, "day.wall")
	args := []string{"new", path, "--title", "Our day", "--no-open"}
	for _, q := range questions {
		args = append(args, "--question", q)
	}
	mindwall(t, home, args...)
	return path
}

// TestAnEventInATerminal is an event from beginning to end: thirty answers under three questions, clustered, undone
// and redone, and all there when the wall is opened again.
func TestAnEventInATerminal(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?", "What hinders?", "What next?")
	x := start(t, 110, 34, home, "open", path).sees("1/3 What helps?", "Type what is said")
	for q := 1; q <= 3; q++ {
		x.press(fmt.Sprintf("alt+%d", q)).sees(fmt.Sprintf("%d/3", q))
		x.say("#Money", "#Mind").sees("A Money", "B Mind")
		for i := 1; i <= 10; i++ {
			x.say(fmt.Sprintf("Answer %d-%d", q, i))
			if i%3 == 0 {
				x.press("alt+a")
			}
		}
		x.sees("10 answers", "7 unsorted")
		x.press("ctrl+a").sees("7 marked").press("alt+b").sees("7 answers filed under Mind")
		x.press("ctrl+z").sees("7 marked").press("ctrl+y").sees("B Mind 7")
	}
	x.say("A typo hre").press("up").sees("correct ›").send("\x7f\x7f\x7fhere").press("enter").sees("A typo here")
	x.sees("saved").press("ctrl+c").sees("Quit mindwall?").press("enter")
	if code := x.ends(); code != 0 {
		t.Fatalf("exit code %d\n%s", code, x.screen())
	}
	info := mindwall(t, home, "info", path)
	for _, want := range []string{"10 answers, 2 themes\n", "11 answers, 2 themes, 1 unsorted"} {
		if !strings.Contains(info, want) {
			t.Errorf("info lacks %q:\n%s", want, info)
		}
	}
	start(t, 110, 34, home, "open", path).press("alt+3").sees("A typo here", "Answer 3-10")
}

// TestKilledRightAfterSaved kills the console as soon as an answer shows as saved.
func TestKilledRightAfterSaved(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	for i := range 2 {
		x := start(t, 80, 24, home, "open", path).sees("1/1 What helps?")
		answer := fmt.Sprintf("Survivor %d", i)
		x.say(answer)
		// Not what the screen holds: before Enter is read, the answer in the line stands beside the "saved" of the last one.
		x.until(func(string) bool { return x.shownAsSaved() == i+1 }, "saved "+answer)
		if err := x.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		x.ends()
		if log := mindwall(t, home, "log", path); !strings.Contains(log, answer) {
			t.Fatalf("%q is gone:\n%s", answer, log)
		}
	}
}

// TestHalfTypedLineSurvives ends the program from outside, and finds the line again.
func TestHalfTypedLineSurvives(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(sig.String(), func(t *testing.T) {
			home := t.TempDir()
			path := newWallFile(t, home, "What helps?")
			x := start(t, 80, 24, home, "open", path).sees("Type what is said").send("Half an ans").sees("› Half an ans")
			if err := x.cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			x.ends()
			if raw := string(x.raw); !strings.Contains(raw, "\x1b[?1049l") {
				t.Error("the terminal was not restored")
			}
			start(t, 80, 24, home, "open", path).sees("› Half an ans")
		})
	}
}

// TestKilledOverAHalfTypedLine kills the program when the line was kept because nothing was typed for a while, and finds
// it again.
func TestKilledOverAHalfTypedLine(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	x := start(t, 80, 24, home, "open", path).sees("Type what is said").send("Half an ans").sees("› Half an ans")
	x.untilState(path, "keeps the line", func(state map[string]string) bool {
		return slices.Contains(slices.Collect(maps.Values(state)), "Half an ans")
	})
	if err := x.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	x.ends()
	start(t, 80, 24, home, "open", path).sees("› Half an ans")
}

// TestAnotherProcessIsSeen adds from outside while the console is open.
func TestAnotherProcessIsSeen(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	x := start(t, 80, 24, home, "open", path).sees("Type what is said")
	mindwall(t, home, "add", path, "--question", "1", "--theme", "Garden/Shed", "From the kitchen table")
	x.sees("A Garden", "Shed", "From the kitchen table")
	x.say("And from here #Garden").sees("And from here")
}

// TestTinyAndGrown opens in a window that is far too small, and goes on when it is enlarged.
func TestTinyAndGrown(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	x := start(t, 10, 5, home, "open", path).sees("This")
	x.mu.Lock()
	x.vt.Resize(80, 24)
	x.mu.Unlock()
	if err := pty.Setsize(x.file, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	x.sees("1/1 What helps?").say("Soup").sees("Soup", "saved")
}
