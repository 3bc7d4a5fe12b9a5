//go:build unix

package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// inTerminal runs mindwall in a pseudo-terminal of that kind to its end, and returns what was shown.
func inTerminal(t *testing.T, kind, answers string, args ...string) string {
	t.Helper()
	cmd := exec.Command("mindwall", args...)
	home := t.TempDir()
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "TMPDIR="+home, "TERM="+kind)
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 100, Rows: 30})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := io.WriteString(file, answers); err != nil {
		t.Fatal(err)
	}
	shown, _ := io.ReadAll(file) // ends with an error on Linux: the other end is closed
	_ = cmd.Wait()
	return string(shown)
}

func TestADumbTerminalIsNotDrawnOn(t *testing.T) {
	shown := inTerminal(t, "dumb", "", "demo")
	if !strings.Contains(shown, "TERM is dumb") || !strings.Contains(shown, "hint: mindwall demo --no-open") {
		t.Errorf("shown: %q", shown)
	}
	if strings.Contains(shown, "\x1b") {
		t.Errorf("escape sequences on a terminal that knows none: %q", shown)
	}
}

// An error is told without asking the terminal anything: what is typed meanwhile is for the shell.
func TestErrorsAskNothing(t *testing.T) {
	for _, args := range [][]string{{"inof"}, {"info", "--wrong"}, {"info"}, {"info", "none.wall"}} {
		if shown := inTerminal(t, "xterm-256color", "", args...); strings.Contains(shown, "\x1b") || !strings.HasPrefix(shown, "mindwall: ") {
			t.Errorf("%q: shown %q", args, shown)
		}
	}
}

// Nor does help: a terminal that does not answer would keep people waiting for seconds.
func TestHelpAsksNothing(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"help", "export"}, {"help", "environment"}, {"new", "-h"}} {
		shown := inTerminal(t, "xterm-256color", "", args...)
		if rest := strings.NewReplacer("\x1b[1m", "", "\x1b[m", "", "\x1b[0m", "").Replace(shown); strings.Contains(rest, "\x1b") || rest == shown {
			t.Errorf("%q: shown %q", args, shown)
		}
	}
}

// A person at a terminal reads tables; what other programs read stays as it is.
func TestTablesAreForATerminal(t *testing.T) {
	path := newWallFile(t, t.TempDir(), "What gets in the way?")
	for _, c := range []struct{ command, terminal, line string }{
		{"info", "│ 1 │ What gets in the way?", "1  What gets in the way?"}, {"log", "│ ask “What gets in the way?”", "ask “What gets in the way?”"},
	} {
		if shown := inTerminal(t, "xterm-256color", "", c.command, path); !strings.Contains(shown, c.terminal) || strings.Contains(shown, "\x1b]") {
			t.Errorf("%s on a terminal: %q", c.command, shown)
		}
		if shown := inTerminal(t, "dumb", "", c.command, path); strings.ContainsAny(shown, "│\x1b") || !strings.Contains(shown, c.line) {
			t.Errorf("%s on a dumb terminal: %q", c.command, shown)
		}
		out, err := exec.Command("mindwall", c.command, path).Output()
		if err != nil || strings.ContainsAny(string(out), "│\x1b") || !strings.Contains(string(out), c.line) {
			t.Errorf("%s piped: %q, %v", c.command, out, err)
		}
	}
}

func TestCheckHearsTheTerminal(t *testing.T) {
	shown := inTerminal(t, "xterm-256color", "\x1b[1;3R\x1b[?1006;2$y\x1b[?62;22c", "check")
	for _, want := range []string{"size        100 × 30", "Unicode     yes", "mouse       yes"} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %q in %q", want, shown)
		}
	}
}

// Plain mode is left by the key that leaves every program of lines, and what was typed before it is kept.
func TestPlainModeEndsWhenInterrupted(t *testing.T) {
	home := t.TempDir()
	wall := filepath.Join(home, "day.wall")
	if out, err := exec.Command("mindwall", "demo", "--no-open", "--to", wall).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	cmd := exec.Command("mindwall", "open", "--plain", wall)
	cmd.Env = append(os.Environ(), "XDG_CONFIG_HOME="+filepath.Join(home, "config"))
	file, err := pty.Start(cmd)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	kill := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() })
	defer kill.Stop()
	lines := bufio.NewReader(file)
	for _, step := range []struct{ after, typed string }{{"Question 1", "Typed by hand\n"}, {"saved", "\x03"}} {
		for line := ""; !strings.Contains(line, step.after); {
			if line, err = lines.ReadString('\n'); err != nil {
				t.Fatalf("before %q was seen: %v", step.after, err)
			}
		}
		if _, err := io.WriteString(file, step.typed); err != nil {
			t.Fatal(err)
		}
	}
	_, _ = io.Copy(io.Discard, lines)
	if err := cmd.Wait(); err != nil {
		t.Errorf("left with %v", err)
	}
	out, err := exec.Command("mindwall", "log", wall).Output()
	if err != nil || !strings.Contains(string(out), "Typed by hand") {
		t.Errorf("%v, log is\n%s", err, out)
	}
}

func TestTestCardNeedsAWindow(t *testing.T) {
	shown := inTerminal(t, "xterm-256color", "", "check", "--room")
	for _, want := range []string{"Can you read this from the back?", "100 × 29", "Theme 8"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the card lacks %q:\n%s", want, shown)
		}
	}
	if out, err := exec.Command("mindwall", "check", "--room").CombinedOutput(); err == nil || !strings.Contains(string(out), "this needs a terminal") {
		t.Errorf("without a terminal: %v, %s", err, out)
	}
}
