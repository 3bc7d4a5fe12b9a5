package export

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"mindwall/mindmap"

	"mindwall/export/internal/walltest"
)

// hostileNames are titles and questions that would lead out of a folder, if they were taken as they are.
var hostileNames = []string{
	"../../outside", "/etc/passwd", `..\..\outside`, "~/outside", "a/../../b", "C:\\Windows\\x", "-rf", ".", "..", "nul", "x\x00/y", "$(touch y)", "%2e%2e%2fx",
}

// TestExportsStayInTheirFolder writes files of questions, of walls and of reports with such names, and looks what was made.
func TestExportsStayInTheirFolder(t *testing.T) {
	for _, name := range hostileNames {
		above := t.TempDir()
		dir := filepath.Join(above, "in", "here")
		b := walltest.Of(name, name, name, name, name)
		r, err := Run(context.Background(), Request{Board: b, WallName: name, Dir: dir, Formats: mustParse(t, "dot,json")})
		if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		made, err := Report(context.Background(), ReportRequest{Board: b, WallName: name, To: filepath.Join(dir, "report.md")})
		if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		r.Paths = append(r.Paths, made.Paths...)
		files := 0
		err = filepath.WalkDir(above, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			files++
			if filepath.Dir(path) != dir {
				t.Errorf("%q: wrote %s", name, path)
			}
			return nil
		})
		if err != nil || files != len(r.Paths) {
			t.Errorf("%q: %d files, %d paths told: %v", name, files, len(r.Paths), err)
		}
	}
}

func TestExportsMayBeReadByAll(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have no such modes there")
	}
	plain := filepath.Join(t.TempDir(), "plain") // what the umask leaves of 0644
	if err := os.WriteFile(plain, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	usual, err := os.Stat(plain)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Run(context.Background(), Request{Board: walltest.Day(), WallName: "day", Dir: t.TempDir(), Formats: mustParse(t, "csv,png,xmind")})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range r.Paths {
		if info, err := os.Stat(path); err != nil || info.Mode() != usual.Mode() {
			t.Errorf("%s has the mode %v, want %v; %v", path, info.Mode(), usual.Mode(), err)
		}
	}
}

// TestAFolderExchangedForALinkIsNotFollowed puts a link in the place of the folder while files are being made in it.
func TestAFolderExchangedForALinkIsNotFollowed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights there, and an open folder stays where it is")
	}
	top := t.TempDir()
	dir, moved, outside := filepath.Join(top, "dir"), filepath.Join(top, "moved"), filepath.Join(top, "outside")
	if err := os.Mkdir(outside, 0o755); err != nil {
		t.Fatal(err)
	}
	exchange := Format{Name: "exchange", Ext: "txt", Write: func(_ context.Context, w io.Writer, _ *Job) error {
		if err := os.Rename(dir, moved); err != nil {
			return err
		}
		if err := os.Symlink(outside, dir); err != nil {
			return err
		}
		_, err := io.WriteString(w, "words")
		return err
	}}
	formats := append([]Format{exchange}, mustParse(t, "json,csv")...)
	if _, err := Run(context.Background(), Request{Board: walltest.Day(), WallName: "day", Dir: dir, Formats: formats}); err != nil {
		t.Fatal(err)
	}
	if got := names(t, outside); len(got) != 0 {
		t.Errorf("wrote %q through the link", got)
	}
	if got := strings.Join(names(t, moved), " "); got != "day.csv day.json day.txt" {
		t.Errorf("the folder holds %q", got)
	}
}

// TestOtherQuestionsOfAWallDoNotLeave exports one question, and looks for words of the others in all formats.
func TestOtherQuestionsOfAWallDoNotLeave(t *testing.T) {
	m := walltest.New()
	m.Event("Day", "", "", "")
	first := m.Ask("First?")
	m.Say(first, m.Theme(first, mindmap.ID{}, "Theme"), "Said of the first")
	second := m.Ask("Second?")
	m.Say(second, mindmap.ID{}, "Elsewhere")
	dir := t.TempDir()
	r, err := Run(context.Background(), Request{Board: m.Board(), WallName: "day", Dir: dir, Formats: mustParse(t, "all"), Question: first})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range r.Paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(unpacked(t, data)), "Elsewhere") {
			t.Errorf("%s tells of another question", path)
		}
	}
}
