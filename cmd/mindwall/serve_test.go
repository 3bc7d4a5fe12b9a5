//go:build unix

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
)

// serving is a program that lets phones in.
type serving struct {
	t       *testing.T
	cmd     *exec.Cmd
	address string
	words   bytes.Buffer // on standard error
}

func serve(t *testing.T, home, path string, flags ...string) *serving {
	t.Helper()
	s := &serving{t: t, cmd: exec.Command("mindwall", append([]string{"serve", path, "--listen", "127.0.0.1"}, flags...)...)}
	s.cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"))
	s.cmd.Stderr = &s.words
	out, err := s.cmd.StdoutPipe()
	if err == nil {
		err = s.cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.cmd.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		_ = s.cmd.Wait()
		t.Fatalf("no address: %v\n%s", err, s.words.String())
	}
	s.address = strings.TrimSpace(line)
	return s
}

// end tells the program to end, or kills it.
func (s *serving) end(how os.Signal) (code int) {
	_ = s.cmd.Process.Signal(how)
	_ = s.cmd.Wait()
	return s.cmd.ProcessState.ExitCode()
}

var issuedNumber = regexp.MustCompile(`"me":"([0-9a-f]+)"`)

func (s *serving) page() string {
	s.t.Helper()
	got, err := http.Get(s.address)
	if err != nil {
		s.t.Fatal(err)
	}
	defer got.Body.Close()
	body, _ := io.ReadAll(got.Body)
	return string(body)
}

func (s *serving) post(number, sent string, question mindmap.ID, words string) int {
	s.t.Helper()
	r, err := http.NewRequest(http.MethodPost, s.address+"/post", strings.NewReader(fmt.Sprintf(`{"id":%q,"q":%q,"t":%q}`, sent, question, words)))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Me", number)
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer got.Body.Close()
	return got.StatusCode
}

// A program that lets phones in may be killed at any time: address, code and key stay with the wall, and what a phone sends again
// is there once. Told to end, it ends in order.
func TestServeBesideAConsole(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What gets in the way?", "What helps?")
	console, err := desk.Open(path, desk.Writer{Author: "ruth"})
	if err != nil {
		t.Fatal(err)
	}
	arrived := make(chan desk.Arrived, 100)
	console.Start(func(msg any) {
		if a, ok := msg.(desk.Arrived); ok {
			arrived <- a
		}
	})
	q := console.Board().Questions[0].ID
	s := serve(t, home, path, "--straight", "--code", "kkmmpp", "--listen", "127.0.0.1:0") // the usual port may be another test's
	if !regexp.MustCompile(`^http://127\.0\.0\.1:\d+/KKMMPP$`).MatchString(s.address) {
		t.Fatalf("the address is %q", s.address)
	}
	number := issuedNumber.FindStringSubmatch(s.page())[1]
	first, sent := s.address, strings.Repeat("ab", 16)
	for range 2 {
		if code := s.post(number, sent, q, "No bus after five"); code != http.StatusOK {
			t.Fatalf("status %d", code)
		}
		s.end(syscall.SIGKILL)
		s = serve(t, home, path)
		if s.address != first {
			t.Errorf("after a restart the address is %s, and was %s", s.address, first)
		}
	}
	for late := time.After(longest); console.Board().Questions[0].Answers == 0; {
		select {
		case a := <-arrived:
			a.AddTo(console.Live())
		case <-late:
			t.Fatal("the console is not told")
		}
	}
	if got := console.Board().Questions[0]; got.Answers != 1 || got.Unsorted[0].Text != "No bus after five" {
		t.Errorf("the console shows %d answers", got.Answers)
	}
	if code := s.end(syscall.SIGTERM); code != 0 {
		t.Errorf("told to end, it ended with %d: %s", code, s.words.String())
	}
	if said := s.words.String(); !strings.Contains(said, first) || strings.Contains(said, number) {
		t.Errorf("said: %s", said)
	}
	if err := console.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(path + "-*"); len(left) > 0 {
		t.Errorf("left beside the wall: %q", left)
	}
}

// Before and after the event all questions are asked, and what comes is from the survey.
func TestServeASurvey(t *testing.T) {
	home := t.TempDir()
	path := newWallFile(t, home, "What gets in the way?", "What helps?")
	s := serve(t, home, path, "--mode", "survey", "--inbox")
	page := s.page()
	if !strings.Contains(page, "What gets in the way?") || !strings.Contains(page, "What helps?") {
		t.Error("the page does not ask all questions")
	}
	q := boardIn(t, path).Questions[1].ID
	if code := s.post(issuedNumber.FindStringSubmatch(page)[1], strings.Repeat("01", 16), q, "A neighbour"); code != http.StatusOK {
		t.Fatalf("status %d", code)
	}
	if code := s.end(os.Interrupt); code != 0 {
		t.Errorf("ended with %d", code)
	}
	if inbox := boardIn(t, path).Inbox; len(inbox) != 1 || inbox[0].Source != mindmap.Survey {
		t.Errorf("in the inbox: %+v", inbox)
	}
}
