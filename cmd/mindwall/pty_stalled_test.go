//go:build linux

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// ends waits for a program to end, and kills one that does not.
func ends(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	ended := make(chan struct{})
	go func() {
		_, _ = cmd.Process.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(longest):
		_ = cmd.Process.Kill()
		t.Error("the program goes on")
	}
}

// stall has a terminal read nothing any more. What is painted for many sizes of the window is more than it holds.
func (x *terminal) stall() {
	x.t.Helper()
	hold := make(chan struct{})
	x.t.Cleanup(func() { close(hold) })
	x.mu.Lock()
	go func() {
		<-hold
		x.mu.Unlock()
	}()
	for i := range 60 {
		if err := pty.Setsize(x.file, &pty.Winsize{Cols: uint16(120 + i%2), Rows: 40}); err != nil {
			x.t.Fatal(err)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// told tells a program to end, in each of the ways that there are.
var told = map[string]func(x *terminal) error{
	"SIGTERM": func(x *terminal) error { return x.cmd.Process.Signal(syscall.SIGTERM) },
	"SIGHUP":  func(x *terminal) error { return x.cmd.Process.Signal(syscall.SIGHUP) },
	"SIGINT":  func(x *terminal) error { return x.cmd.Process.Signal(syscall.SIGINT) },
	"SIGHUP twice, by the terminal and by the shell": func(x *terminal) error {
		return errors.Join(x.cmd.Process.Signal(syscall.SIGHUP), x.cmd.Process.Signal(syscall.SIGHUP))
	},
	"the window closes": func(x *terminal) error { return x.file.Close() },
}

// Every screen ends when it is told to, in whatever way, though its terminal reads nothing; what was typed meanwhile is on the
// wall.
func TestEveryScreenEndsInATerminalThatDoesNotRead(t *testing.T) {
	const many = 100
	for screen, c := range map[string]struct {
		args  []string
		shows string
		types bool
	}{
		"console": {[]string{"open"}, "Type what is said", true},
		"plain":   {[]string{"open", "--plain"}, "Type an answer", true},
		"room":    {[]string{"show"}, "What helps?", false},
		"replay":  {[]string{"replay"}, "What helps?", false},
		"home":    {nil, "New wall", false},
	} {
		for way, tell := range told {
			if screen != "console" && strings.HasPrefix(way, "SIGINT") || screen != "console" && strings.Contains(way, "twice") {
				continue
			}
			t.Run(screen+", "+way, func(t *testing.T) {
				home := t.TempDir()
				path := newWallFile(t, home, "What helps?")
				args := slices.Clone(c.args)
				if len(args) > 0 {
					args = append(args, path)
				}
				x := start(t, 80, 24, home, args...).sees(c.shows)
				x.stall()
				if c.types {
					for i := range many {
						if _, err := io.WriteString(x.file, fmt.Sprintf("Said while nobody looked %d\r", i)); err != nil {
							t.Fatal(err)
						}
					}
					for end := time.Now().Add(longest); !strings.Contains(mindwall(t, home, "log", path), fmt.Sprint("nobody looked ", many-1)); time.Sleep(50 * time.Millisecond) {
						if time.Now().After(end) {
							t.Fatal("what is typed is not saved")
						}
					}
				}
				if err := tell(x); err != nil {
					t.Fatal(err)
				}
				ends(t, x.cmd)
				if got := strings.Count(mindwall(t, home, "log", path), "nobody looked"); c.types && got != many {
					t.Errorf("%d answers are saved of %d", got, many)
				}
			})
		}
	}
}

// A closed window ends every screen, also behind a program that keeps the signal for it to itself, as su does; what was half typed is
// there again.
func TestAClosedWindowEndsEveryScreenBehindAnotherProgram(t *testing.T) {
	for screen, c := range map[string]struct{ line, shows string }{
		"console": {"mindwall open our.wall", "Type what is said"},
		"room":    {"mindwall show our.wall", "What helps?"},
		"home":    {"mindwall", "New wall"},
	} {
		t.Run(screen, func(t *testing.T) {
			home := t.TempDir()
			path := newWallFile(t, home, "What helps?")
			if err := os.Rename(path, filepath.Join(home, "our.wall")); err != nil {
				t.Fatal(err)
			}
			x := startProgram(t, "sh", 80, 24, home, "-c", fmt.Sprintf("trap '' HUP; cd '%s'; %s; :", home, c.line)).sees(c.shows)
			if screen == "console" {
				x.send("half a thought").sees("answer “half a thought”")
			}
			x.stall()
			if err := x.file.Close(); err != nil {
				t.Fatal(err)
			}
			ends(t, x.cmd)
			if screen == "console" {
				start(t, 80, 24, home, "open", filepath.Join(home, "our.wall")).sees("half a thought")
			}
		})
	}
}

// fullPipe is a pipe that takes nothing more, and that nobody reads.
func fullPipe(t *testing.T) *os.File {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = r.Close(), w.Close() })
	for err == nil { // until there is no room
		_ = w.SetWriteDeadline(time.Now().Add(10 * time.Millisecond))
		_, err = w.Write(make([]byte, 1<<10))
	}
	return w
}

// Commands end when they are told to, though nobody reads what they print, or say; what they were given is on the wall.
func TestEveryCommandEndsThoughNobodyReads(t *testing.T) {
	const many = 300
	var input strings.Builder
	for i := range many {
		fmt.Fprintf(&input, "Given while nobody looked %d\n", i)
	}
	for name, c := range map[string]struct {
		args  []string
		given bool
	}{
		"log":    {[]string{"log", "WALL"}, false},
		"info":   {[]string{"info", "WALL"}, false},
		"export": {[]string{"export", "WALL", "--format", "svg", "--to", "-"}, false},
		"files":  {[]string{"export", "WALL", "--format", "svg,json", "--to", "DIR"}, false},
		"add":    {[]string{"add", "WALL", "--question", "1", "-"}, true},
		"plain":  {[]string{"open", "--plain", "WALL"}, true},
	} {
		signals := []syscall.Signal{syscall.SIGTERM}
		if c.given {
			signals = append(signals, syscall.SIGHUP, syscall.SIGINT)
		}
		for _, sig := range signals {
			t.Run(fmt.Sprint(name, ", ", sig), func(t *testing.T) {
				home := t.TempDir()
				path := newWallFile(t, home, "What helps?")
				program, err := exec.LookPath("mindwall")
				if err != nil {
					t.Fatal(err)
				}
				cmd := exec.Command(program)
				for _, a := range c.args {
					cmd.Args = append(cmd.Args, strings.NewReplacer("WALL", path, "DIR", home).Replace(a))
				}
				cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "MINDWALL_AUTHOR=ruth")
				cmd.Stdout, cmd.Stderr = fullPipe(t), fullPipe(t)
				in, err := cmd.StdinPipe()
				if err == nil {
					err = cmd.Start()
				}
				if err != nil {
					t.Fatal(err)
				}
				defer in.Close() // more may come: it is not the end of the input that ends it
				if c.given {
					if _, err := io.WriteString(in, input.String()); err != nil {
						t.Fatal(err)
					}
					for end := time.Now().Add(longest); !strings.Contains(mindwall(t, home, "log", path), fmt.Sprint("nobody looked ", many-1)); time.Sleep(100 * time.Millisecond) {
						if time.Now().After(end) {
							t.Fatal("what is given is not saved")
						}
					}
				} else {
					time.Sleep(200 * time.Millisecond) // it prints, or is about to
				}
				if err := cmd.Process.Signal(sig); err != nil {
					t.Fatal(err)
				}
				ends(t, cmd)
			})
		}
	}
}
