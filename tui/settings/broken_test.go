package settings

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/tui/look"
)

// What cannot be used of the files here is told once, is put aside with every byte, and costs nothing else.
func TestBrokenFilesArePutAside(t *testing.T) {
	for what, content := range map[string][]byte{
		"no text":   {0xff, 0xfe, 'a', 0, 0},
		"binary":    []byte("look = dark\x00\n"),
		"very long": bytes.Repeat([]byte("# a comment\n"), 200_000),
		"cut":       []byte(`[{"path": "/a/day`),
	} {
		for _, name := range []string{"settings.txt", "recent.json", "own.json"} {
			if name == "settings.txt" && what == "cut" {
				continue // it is a wrong line
			}
			t.Run(what+" "+name, func(t *testing.T) {
				f := Folder(t.TempDir())
				file := filepath.Join(string(f), name)
				for round := range 2 { // the second is not written over the first
					if err := os.WriteFile(file, content, 0o600); err != nil {
						t.Fatal(err)
					}
					told := uses(f, byte(round))
					if len(told) != 1 || !strings.Contains(fault.Advice(nil).For(told[0]), name+".broken") {
						t.Fatalf("told is %q", told)
					}
					if more := uses(f, byte(round+10)); len(more) > 0 {
						t.Errorf("it is told again: %q", more)
					}
				}
				for _, aside := range []string{".broken", ".broken-2"} {
					if kept, err := os.ReadFile(file + aside); err != nil || !bytes.Equal(kept, content) {
						t.Errorf("%s is not what was there: %v", name+aside, err)
					}
				}
			})
		}
	}
}

// uses does what a run of the program does with the folder, and returns what is told.
func uses(f Folder, n byte) (told []error) {
	s, told := f.Load()
	if s != defaults() {
		told = append(told, fmt.Errorf("the settings are %+v", s))
	}
	if _, err := f.Recent(); err != nil {
		told = append(told, err)
	}
	if _, err := f.Opening(mindmap.ID{1}, mindmap.ID{n + 1}); err != nil {
		told = append(told, err)
	}
	if err := f.Remember(Recent{Path: "/a/day.wall", Opened: time.Unix(0, 0)}); err != nil {
		told = append(told, err)
	}
	return told
}

// A folder that is none, or may not be used, and files that are none cost no more than a message each: nothing waits for a
// pipe, and nothing is lost that lies there.
func TestOddSettings(t *testing.T) {
	for what, make := range map[string]func(f Folder) error{
		"the folder is a file":      func(f Folder) error { return os.WriteFile(string(f), []byte("mine"), 0o600) },
		"the settings are a folder": func(f Folder) error { return os.MkdirAll(f.File(), 0o700) },
		"all are folders": func(f Folder) error {
			for _, name := range []string{f.File(), f.recentFile(), f.ownFile()} {
				if err := os.MkdirAll(name, 0o700); err != nil {
					return err
				}
			}
			return nil
		},
		"the folder may not be written to": func(f Folder) error { return os.MkdirAll(string(f), 0o500) },
	} {
		t.Run(what, func(t *testing.T) {
			f := Folder(filepath.Join(t.TempDir(), "mindwall"))
			if err := make(f); err != nil {
				t.Fatal(err)
			}
			before, err := os.Lstat(string(f))
			if err != nil {
				t.Fatal(err)
			}
			for n := range byte(2) {
				for _, err := range uses(f, n) {
					if strings.Contains(err.Error(), "the settings are") {
						t.Error(err)
					}
				}
			}
			if after, err := os.Lstat(string(f)); err != nil || !os.SameFile(before, after) || before.Mode() != after.Mode() {
				t.Errorf("the folder was changed: %v", err)
			}
		})
	}
}

// Of a file with many wrong lines, as one of a newer version or of another program, some are told, and the right ones hold.
func TestManyWrongLines(t *testing.T) {
	f := Folder(t.TempDir())
	content := strings.Repeat("this is no setting "+strings.Repeat("x", 1000)+"\n", 900) + "look = dark\n"
	if err := os.WriteFile(f.File(), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	s, problems := f.Load()
	if s.Look != look.Dark || len(problems) != maxProblems+1 || !strings.Contains(problems[maxProblems].Error(), "895 more lines") {
		t.Errorf("the settings are %+v, with %d problems, the last: %v", s, len(problems), problems[len(problems)-1])
	}
	if n := len(problems[0].Error()); n > 300 {
		t.Errorf("a problem has %d bytes", n)
	}
}

// A list of ten thousand walls is read no further than is shown.
func TestTenThousandRecentWalls(t *testing.T) {
	f := Folder(t.TempDir())
	var content strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&content, `%c{"path": "/walls/day%d.wall", "title": "Day"}`, ",["[min(1-min(i, 1), 1)], i)
	}
	if err := os.WriteFile(f.recentFile(), []byte(content.String()+"]"), 0o600); err != nil {
		t.Fatal(err)
	}
	list, err := f.Recent()
	if err != nil || len(list) != maxRecent || list[0].Path != "/walls/day0.wall" {
		t.Fatalf("the list has %d walls: %v", len(list), err)
	}
	if err := f.Remember(Recent{Path: "/walls/new.wall"}); err != nil {
		t.Fatal(err)
	}
	if list, err := f.Recent(); err != nil || len(list) != maxRecent || list[0].Path != "/walls/new.wall" {
		t.Errorf("then it has %d walls: %v", len(list), err)
	}
}
