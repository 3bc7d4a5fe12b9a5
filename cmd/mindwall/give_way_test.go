//go:build unix

package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Whoever has a wall open by lines, as a session without drawing or an add that waits for more, lets go of the file for a moment
// while words are taken out, and goes on.
func TestWordsAreTakenOutBesideLines(t *testing.T) {
	for _, args := range [][]string{{"open", "--plain"}, {"add", "--question", "1"}} {
		t.Run(args[0], func(t *testing.T) {
			home := t.TempDir()
			path := newWallFile(t, home, "What helps?")
			args = append(args, path)
			if args[0] == "add" {
				args = append(args, "-")
			}
			cmd := exec.Command("mindwall", args...)
			cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "MINDWALL_AUTHOR=lee")
			in, out := pipes(t, cmd)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			defer func() { _ = cmd.Process.Kill() }()
			says := func(words string) {
				t.Helper()
				if _, err := fmt.Fprintln(in, words); err != nil {
					t.Fatal(err)
				}
				for {
					line, err := out.ReadString('\n')
					if err != nil {
						t.Fatalf("%q is not told to be on the wall: %v", words, err)
					}
					if strings.Contains(line, words) {
						return
					}
				}
			}
			says("Ada next door is ill")
			mindwall(t, home, "redact", path, boardIn(t, path).Questions[0].Unsorted[0].ID.String())
			says("Buses")
			if err := in.Close(); err != nil {
				t.Fatal(err)
			}
			_, _ = io.ReadAll(out)
			if err := cmd.Wait(); err != nil {
				t.Error(err)
			}
			held, err := os.ReadFile(path)
			if answers := boardIn(t, path).Questions[0].Unsorted; err != nil || len(answers) != 2 || answers[0].Text != "" || answers[1].Text != "Buses" || strings.Contains(string(held), "Ada") {
				t.Errorf("on the wall are %d answers, %v", len(answers), err)
			}
		})
	}
}

// pipes are the ends of a program's input and output.
func pipes(t *testing.T, cmd *exec.Cmd) (io.WriteCloser, *bufio.Reader) {
	t.Helper()
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	return in, bufio.NewReader(out)
}
