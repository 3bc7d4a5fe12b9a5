//go:build unix && !nohub

package main

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"mindwall/mindmap/desk"
)

// running is a program that stays until it is told to end.
type running struct {
	t     *testing.T
	cmd   *exec.Cmd
	line  string // the first on standard output; empty when none was waited for
	mu    sync.Mutex
	words bytes.Buffer // on standard error
}

// stay starts a program in a home of its own.
func stay(t *testing.T, home, author string, prints bool, args ...string) *running {
	t.Helper()
	r := &running{t: t, cmd: exec.Command("mindwall", args...)}
	r.cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "TMPDIR="+home, "MINDWALL_AUTHOR="+author)
	r.cmd.Stderr = r
	out, err := r.cmd.StdoutPipe()
	if err == nil {
		err = r.cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.end(os.Kill) })
	if prints {
		line, err := bufio.NewReader(out).ReadString('\n')
		if err != nil {
			r.end(os.Kill)
			t.Fatalf("%s prints no line: %v\n%s", args[0], err, r.said())
		}
		r.line = strings.TrimSpace(line)
	}
	return r
}

// Write implements [io.Writer], for standard error.
func (r *running) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.words.Write(p)
}

func (r *running) said() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.words.String()
}

// end tells the program to end, or kills it.
func (r *running) end(how os.Signal) (code int) {
	if r.cmd.ProcessState == nil {
		_ = r.cmd.Process.Signal(how)
		_ = r.cmd.Wait()
	}
	return r.cmd.ProcessState.ExitCode()
}

// says adds an answer to a wall, beside whoever has it open, and reads waits until a wall holds one.
func says(t *testing.T, path, caption string) {
	t.Helper()
	record(t, path, answersTo(t, path, caption, 1)...)
}

func reads(t *testing.T, path, caption string, who ...*running) {
	t.Helper()
	for began := time.Now(); time.Since(began) < 30*time.Second; time.Sleep(50 * time.Millisecond) {
		d, err := desk.Read(path)
		if err != nil {
			continue // it is not there yet
		}
		found := false
		for _, q := range d.Board().Questions {
			for a := range q.AllAnswers {
				found = found || strings.HasPrefix(a.Text, caption)
			}
		}
		if d.Close(); found {
			return
		}
	}
	for _, r := range who {
		t.Logf("%v said:\n%s", r.cmd.Args, r.said())
	}
	t.Fatalf("%s never holds %q", path, caption)
}

// A wall is shared by one program and joined by another, by the line. Killed and started again the line is the same, and what was
// said meanwhile arrives. Told to end they end in order, and nothing of the hub is left.
func TestShareAndJoin(t *testing.T) {
	home, other := t.TempDir(), t.TempDir()
	path, theirs := newWallFile(t, home, "What helps?"), filepath.Join(other, "theirs.wall")
	says(t, path, "Buses")
	share := stay(t, home, "ruth", true, "share", path, "--listen", "127.0.0.1:0") // the usual port may be another test's
	if !strings.HasPrefix(share.line, "mindwall://127.0.0.1:") {
		t.Fatalf("the line is %s", share.line)
	}
	join := stay(t, other, "bert", false, "join", share.line, theirs, "--no-open", "--accept-redactions")
	reads(t, theirs, "Buses", share, join)
	says(t, theirs, "Bikes")
	reads(t, path, "Bikes", share, join)
	share.end(os.Kill)
	says(t, path, "While it was away")
	again := stay(t, home, "ruth", true, "share", path, "--listen", "127.0.0.1")
	if again.line != share.line {
		t.Errorf("the line was %s, and is %s", share.line, again.line)
	}
	reads(t, theirs, "While it was away", again, join)
	mindwall(t, home, "redact", path, boardIn(t, path).Questions[0].Unsorted[0].ID.String())
	lost := func() bool { // the words of what was said first, "Buses"
		for _, side := range []string{"", "-wal"} {
			for _, wall := range []string{path, theirs} {
				if content, _ := os.ReadFile(wall + side); bytes.Contains(content, []byte("Buses")) {
					return false
				}
			}
		}
		return true
	}
	for began := time.Now(); !lost(); time.Sleep(50 * time.Millisecond) {
		if time.Since(began) > 30*time.Second {
			t.Fatalf("the words are still in a file:\n%s", join.said())
		}
	}
	for _, r := range []*running{again, join} {
		if code := r.end(syscall.SIGTERM); code != 0 {
			t.Errorf("%v ends with %d:\n%s", r.cmd.Args, code, r.said())
		}
	}
	for _, r := range []*running{share, again, join} {
		if strings.Contains(r.said(), strings.SplitAfter(share.line, "#")[1]) {
			t.Errorf("the key is told: %s", r.said())
		}
	}
	if left, _ := filepath.Glob(filepath.Join(home, "mindwall-hub-*")); len(left) > 0 {
		t.Errorf("of the hub is left %q", left)
	}
}

// A hub on a machine of its own takes any wall that comes with its line. The one who brings a wall tells the others its whole line.
func TestHubOfItsOwn(t *testing.T) {
	home, other := t.TempDir(), t.TempDir()
	path := newWallFile(t, home, "What helps?")
	says(t, path, "Buses")
	hub := stay(t, home, "", true, "hub", filepath.Join(home, "hub"), "--listen", "127.0.0.1:0")
	ruth := stay(t, home, "ruth", false, "join", hub.line, path, "--no-open")
	var whole string
	for began := time.Now(); whole == "" && time.Since(began) < 20*time.Second; time.Sleep(20 * time.Millisecond) {
		_, rest, _ := strings.Cut(ruth.said(), "others join this wall with: ")
		whole, _, _ = strings.Cut(rest, "\n")
	}
	theirs := filepath.Join(other, "theirs.wall")
	bert := stay(t, other, "bert", false, "join", strings.Trim(whole, "'"), theirs, "--no-open")
	reads(t, theirs, "Buses", hub, ruth, bert)
	says(t, theirs, "Bikes")
	reads(t, path, "Bikes", hub, ruth, bert)
	line := hub.line
	if code := hub.end(syscall.SIGTERM); code != 0 {
		t.Errorf("the hub ends with %d:\n%s", code, hub.said())
	}
	at, _, _ := strings.Cut(strings.TrimPrefix(line, "mindwall://"), "/")
	if hub = stay(t, home, "", true, "hub", filepath.Join(home, "hub"), "--listen", at); hub.line != line {
		t.Errorf("the line was %s, and is %s", line, hub.line)
	}
	says(t, path, "After its night")
	reads(t, theirs, "After its night", hub, ruth, bert)
}
