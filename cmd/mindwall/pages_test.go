//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"unicode"
)

// pages are all that people read of the project, in Markdown.
func pages(t *testing.T) []string {
	t.Helper()
	paths := []string{"../../README.md", "../../CONTRIBUTING.md", "../../CHANGELOG.md"}
	more, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(more) < 10 {
		t.Fatalf("pages are %v, %v", more, err)
	}
	return append(paths, more...)
}

// shBlock is a block that is marked as commands of a shell, also one in a list.
var shBlock = regexp.MustCompile("(?ms)^( *)```sh\n(.*?)^ *```$")

// stays matches commands that go on until somebody ends them: screens and doors.
var stays = regexp.MustCompile(`^mindwall( \S+\.wall| demo| new| open| show| replay| serve| share| hub| join| check --(room|keys)|$)`)

// TestPagesHoldWhatWorks copies what stands on the pages as commands into a terminal, one after the other, in an empty folder: each
// block marked sh holds only such as work as they stand.
func TestPagesHoldWhatWorks(t *testing.T) {
	tried := 0
	for _, path := range pages(t) {
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			home, folder := t.TempDir(), t.TempDir()
			for _, block := range shBlock.FindAllStringSubmatch(string(page), -1) {
				for line := range strings.Lines(block[2]) {
					line = strings.TrimSpace(line)
					if line == "" || strings.HasPrefix(line, "#") {
						continue
					}
					tried++
					runLine(t, home, folder, line)
				}
			}
		})
	}
	if tried < 30 {
		t.Errorf("only %d commands were tried", tried)
	}
}

// runLine runs a line as it is typed. One that stays has to show something, and then to end when it is told to.
func runLine(t *testing.T, home, folder, line string) {
	t.Helper()
	command, _, _ := strings.Cut(line, " #")
	if tool := strings.Fields(command)[0]; tool != "mindwall" {
		if _, err := exec.LookPath(tool); err != nil && os.Getenv("MINDWALL_REQUIRE_TOOLS") != "1" {
			t.Logf("passed over, as there is no %s here: %s", tool, line)
			return
		}
	}
	x := startProgram(t, "sh", 120, 40, home, "-c", fmt.Sprintf("cd '%s' && %s", folder, line))
	if stays.MatchString(command) && !strings.Contains(command, "--no-open") && !strings.Contains(command, "--once") && !strings.Contains(command, "--export") {
		x.until(func(s string) bool { return strings.TrimSpace(s) != "" }, "shows anything of "+line)
		if err := syscall.Kill(-x.cmd.Process.Pid, syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		x.ends()
		return
	}
	if code := x.ends(); code != 0 {
		t.Fatalf("%s\nended with %d: a block marked sh holds what works as it stands, one line after the other; else mark it text.\n%s",
			line, code, strings.TrimSpace(x.screen()))
	}
}

// link is one of Markdown to another file, to a heading, or to both.
var link = regexp.MustCompile(`\]\(([^)#:]*)(?:#([^)]*))?\)`)

// headings are what a link may name behind # of a page, as GitHub calls its headings.
func headings(t *testing.T, path string) map[string]bool {
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	names, code := map[string]bool{}, false
	for line := range strings.Lines(string(page)) {
		level, heading, _ := strings.Cut(line, " ")
		switch {
		case strings.HasPrefix(strings.TrimSpace(line), "```"):
			code = !code
		case !code && level != "" && strings.Trim(level, "#") == "":
			names[strings.Map(func(r rune) rune {
				switch {
				case r == ' ':
					return '-'
				case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
					return unicode.ToLower(r)
				}
				return -1
			}, strings.TrimSpace(heading))] = true
		}
	}
	return names
}

// TestPagesLinkToWhatIsThere follows the links from page to page, and holds that somebody leads to each.
func TestPagesLinkToWhatIsThere(t *testing.T) {
	led := map[string]bool{}
	for _, path := range pages(t) {
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range link.FindAllStringSubmatch(string(page), -1) {
			to := path
			if found[1] != "" {
				to = filepath.Join(filepath.Dir(path), found[1])
				led[to] = true
			}
			if !exists(to) || found[2] != "" && !headings(t, to)[found[2]] {
				t.Errorf("%s leads to %s#%s, and there is none", path, found[1], found[2])
			}
		}
	}
	for _, path := range pages(t) {
		if !led[path] && filepath.Base(path) != "README.md" {
			t.Errorf("no page leads to %s", path)
		}
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
