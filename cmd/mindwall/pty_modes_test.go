//go:build unix

package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// painters are the values of MINDWALL_PAINT, and with them who paints.
var painters = map[string]string{"on demand": "", "by the library": "library"}

// byEach runs a test with each painter.
func byEach(t *testing.T, test func(t *testing.T)) {
	for name, wish := range painters {
		t.Run(name, func(t *testing.T) {
			t.Setenv("MINDWALL_PAINT", wish)
			test(t)
		})
	}
}

// The sequences that set what of a terminal's state is no cell.
var (
	modeSequence     = regexp.MustCompile(`^\x1b\[\?(\d+)([hl])`)
	keyboardSequence = regexp.MustCompile(`^\x1b\[([<>])(\d*)u`)
	otherKeys        = regexp.MustCompile(`^\x1b\[>4(;\d)?m`)
	stringSequence   = regexp.MustCompile(`^\x1b\](\d+);?([^\x07\x1b]*)[\x07\x1b]`)
	cursorStyle      = regexp.MustCompile(`^\x1b\[(\d*) q`)
)

// leftOver is what output has set of a terminal's state and not given back.
func leftOver(raw []byte) []string {
	set := map[string]string{}
	note := func(what, value string, asFound bool) {
		if set[what] = value; asFound {
			delete(set, what)
		}
	}
	keyboards := 0
	for rest := string(raw); ; rest = rest[1:] {
		i := strings.IndexByte(rest, '\x1b')
		if i < 0 {
			break
		}
		rest = rest[i:]
		if m := modeSequence.FindStringSubmatch(rest); m != nil {
			usuallyOn := m[1] == "25" || m[1] == "7"
			note("mode "+m[1], m[2], (m[2] == "h") == usuallyOn)
		} else if m := keyboardSequence.FindStringSubmatch(rest); m != nil {
			keyboards += map[string]int{">": 1, "<": -1}[m[1]]
			note("keyboards", fmt.Sprint(keyboards), keyboards == 0)
		} else if m := otherKeys.FindStringSubmatch(rest); m != nil {
			note("other keys", m[1], m[1] == "")
		} else if m := cursorStyle.FindStringSubmatch(rest); m != nil {
			note("cursor style", m[1], m[1] == "" || m[1] == "0" || m[1] == "1")
		} else if m := stringSequence.FindStringSubmatch(rest); m != nil {
			noteString(note, m[1], m[2])
		}
	}
	var all []string
	for what, value := range set {
		all = append(all, what+": "+value)
	}
	slices.Sort(all)
	return all
}

func noteString(note func(what, value string, asFound bool), number, value string) {
	names := map[string]string{"0": "title", "2": "title", "10": "foreground", "11": "background", "12": "cursor colour"}
	switch {
	case number == "110" || number == "111" || number == "112":
		note(names[number[1:]], "", true)
	case names[number] != "" && value != "?":
		note(names[number], value, value == "")
	}
}

// isRaw reports whether keys are handed on as they are pressed.
func (x *terminal) isRaw() bool {
	x.t.Helper()
	cmd := exec.Command("stty", "-a")
	cmd.Stdin = x.file
	out, err := cmd.Output()
	if err != nil {
		x.t.Skipf("stty: %v", err)
	}
	return strings.Contains(string(out), "-icanon")
}

func (x *terminal) output() []byte {
	x.mu.Lock()
	defer x.mu.Unlock()
	return slices.Clone(x.raw)
}

// wantsBack wants the terminal as it was found.
func (x *terminal) wantsBack() {
	x.t.Helper()
	if left := leftOver(x.output()); len(left) > 0 {
		x.t.Errorf("not given back: %q", left)
	}
}

// What a screen sets of the terminal is the same with both painters, and all of it is given back: at the end, by a
// signal, and in a panic, before that is told.
func TestTerminalModesAreSetAndGivenBack(t *testing.T) {
	all := []string{"background: #0f151d", "foreground: #f2f5f8", "keyboards: 1", "mode 1049: h", "mode 2004: h", "other keys: ;2"}
	want := map[string][]string{
		"open":   append(slices.Clone(all), "cursor style: 6", "mode 1002: h", "mode 1006: h", "title: mindwall – Our day"),
		"show":   append(slices.Clone(all), "mode 25: l", "title: mindwall – Our day"),
		"replay": append(slices.Clone(all), "mode 25: l", "mode 1002: h", "mode 1006: h", "title: mindwall – Our day"),
		"":       append(slices.Clone(all), "mode 25: l", "title: mindwall"),
	}
	first := map[string]string{"open": "Type what is said", "show": "What helps?", "replay": "What helps?", "": "Try the demo"}
	byEach(t, func(t *testing.T) {
		home := t.TempDir()
		path := newWallFile(t, home, "What helps?")
		for command, modes := range want {
			var args []string
			if command != "" {
				args = []string{command, path}
			}
			x := start(t, 80, 24, home, args...).sees(first[command])
			x.setsModes(modes)
			if !x.isRaw() {
				t.Errorf("mindwall %s: the terminal is not raw", command)
			}
			x.press("ctrl+c", "enter").ends()
			x.wantsBack()
			if command == "" {
				continue // it comes back from any screen but by its keys
			}
			x = start(t, 80, 24, home, args...).sees(first[command])
			if err := x.cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			x.ends()
			x.wantsBack()
		}
	})
}

// setsModes waits for the terminal to be set so. That widths are those of grapheme clusters the library says with its
// next picture only, whenever that comes.
func (x *terminal) setsModes(want []string) {
	x.t.Helper()
	slices.Sort(want)
	var set []string
	for end := time.Now().Add(longest); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		set = slices.DeleteFunc(leftOver(x.output()), func(s string) bool { return s == "mode 2027: h" })
		if slices.Equal(set, want) {
			return
		}
	}
	x.t.Errorf("set is\n%q, want\n%q", set, want)
}

// A mistake ends the console: the terminal is as it was, and what is told of the mistake can be read on it.
func TestTheTerminalAfterAPanic(t *testing.T) {
	byEach(t, func(t *testing.T) {
		x := startProgram(t, "mindwall-breaks", 80, 24, t.TempDir()).sees("What helps?").send("Kindness").press("enter")
		if code := x.ends(); code != 1 {
			t.Errorf("exit code %d", code)
		}
		x.wantsBack()
		raw := string(x.output())
		if told, left := strings.Index(raw, "a mistake"), strings.LastIndex(raw, "\x1b[?1049l"); told < left {
			t.Errorf("the mistake is told at %d, and the screen left at %d", told, left)
		}
	})
}

// SIGTSTP stops the program when the terminal is given back, and after SIGCONT it is there again, with what came
// meanwhile, in a window that has another size.
func TestSuspendedAndContinued(t *testing.T) {
	byEach(t, func(t *testing.T) {
		home := t.TempDir()
		path := newWallFile(t, home, "What helps?")
		x := newTerminal(t, 80, 24)
		// The shell is what can let a program go on. Its own terminal is the one that the program has.
		mindwallPath, err := exec.LookPath("mindwall")
		if err != nil {
			t.Fatal(err)
		}
		x.cmd = exec.Command("bash", "-c", `set -m; "$0" open "$1"; echo stopped: $?; fg >/dev/null; echo over: $?`, mindwallPath, path)
		x.cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "TERM=xterm-256color", "NO_COLOR=")
		if x.file, err = pty.StartWithSize(x.cmd, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
			t.Fatal(err)
		}
		go x.read()
		t.Cleanup(func() {
			_ = x.cmd.Process.Kill()
			_ = x.cmd.Wait()
			x.file.Close()
			<-x.done
			x.vt.Close()
		})
		x.sees("Type what is said").send("Soup").sees("› Soup")
		child := childOf(t, x.cmd.Process.Pid)
		before := len(x.output())
		if err := syscall.Kill(child, syscall.SIGTSTP); err != nil {
			t.Fatal(err)
		}
		wrote := func(text string) { // the shell lets it go on at once: what it says is hardly seen
			t.Helper()
			x.until(func(string) bool { return strings.Contains(string(x.output()[before:]), text) }, "writes "+text)
		}
		wrote("stopped: 147")
		wrote("What helps?")
		between := string(x.output()[before:])
		left, _, _ := strings.Cut(between, "stopped: ")
		if over := leftOver(x.output()[:before+len(left)]); len(over) > 0 {
			t.Errorf("stopped with %q", over)
		}
		x.sees("› Soup").send(" and bread").sees("› Soup and bread").press("enter").sees("● Soup and bread")
		x.press("ctrl+c").sees("Quit mindwall?").press("enter").sees("over: 0")
		x.wantsBack()
	})
}

// childOf is the first process that a process started.
func childOf(t *testing.T, pid int) int {
	t.Helper()
	out, err := exec.Command("pgrep", "-P", fmt.Sprint(pid)).Output()
	if err != nil {
		t.Skipf("pgrep: %v", err)
	}
	var child int
	if _, err := fmt.Sscan(string(out), &child); err != nil {
		t.Fatal(err)
	}
	return child
}

// A terminal that does not read holds up no saving and no end, and when it reads again it is as it was.
func TestATerminalThatDoesNotRead(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What helps?")
	x := start(t, 80, 24, home, "open", path).sees("Type what is said")
	hold := make(chan struct{})
	x.mu.Lock() // the reader waits behind it, and the terminal fills
	go func() {
		<-hold
		x.mu.Unlock()
	}()
	for i := range 200 {
		if _, err := io.WriteString(x.file, fmt.Sprintf("Said while nobody looked %d\r", i)); err != nil {
			t.Fatal(err)
		}
	}
	for end := time.Now().Add(longest); !strings.Contains(mindwall(t, home, "log", path), "nobody looked 199"); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("what is typed is not saved")
		}
	}
	if err := x.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- x.cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(longest):
		t.Fatal("the program goes on")
	}
	close(hold)
	<-x.done
	// Of what was thrown away a sequence may be left that is none, such as of a mode 20266.
	known := func(s string) bool { return !strings.HasPrefix(s, "mode ") || len(s) <= len("mode 2026: h") }
	if left := slices.DeleteFunc(leftOver(x.output()), func(s string) bool { return !known(s) }); len(left) > 0 {
		t.Errorf("not given back: %q", left)
	}
}
