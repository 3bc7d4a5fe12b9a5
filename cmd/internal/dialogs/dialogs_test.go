package dialogs

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mindwall/mindmap/demo"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/survey"
	"mindwall/tui/exportdialog"
)

// opens opens the sample event in a folder of its own.
func opens(t *testing.T) *desk.Desk {
	t.Helper()
	path := filepath.Join(t.TempDir(), "day.wall")
	if err := desk.Create(path, demo.Entries()); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(path, desk.Writer{Author: "ruth"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// Files are written beside the wall, and never over what is there unless that is asked for.
func TestExportWritesBesideTheWall(t *testing.T) {
	d := opens(t)
	e := Export(d, false)
	if folder := filepath.Dir(d.Path()); e.Folder() != folder {
		t.Errorf("files go to %s, want %s", e.Folder(), folder)
	}
	for _, f := range e.Formats {
		if f.Usual != (f.Name == "dot" || f.Name == "png") {
			t.Errorf("%s is usual: %v", f.Name, f.Usual)
		}
	}
	request := exportdialog.Request{Formats: []string{"md", "csv"}, Board: d.Board(), Look: "dark", Paper: e.Papers[0]}
	done, err := e.Run(t.Context(), request)
	if err != nil || len(done.Paths) != 2 {
		t.Fatalf("%q, %v", done.Paths, err)
	}
	for _, path := range done.Paths {
		if _, err := os.Stat(path); err != nil || filepath.Dir(path) != e.Folder() || !strings.HasPrefix(filepath.Base(path), "day") {
			t.Errorf("wrote %s, %v", path, err)
		}
	}
	if _, err := e.Run(t.Context(), request); err == nil {
		t.Error("files were replaced unasked")
	}
	request.Replace = true
	if _, err := e.Run(t.Context(), request); err != nil {
		t.Error(err)
	}
}

// The sample event is in the temporary folder, where nobody would look for files.
func TestExportOfTheSampleGoesWhereOneIs(t *testing.T) {
	t.Chdir(t.TempDir())
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if folder := Export(opens(t), true).Folder(); folder != here {
		t.Errorf("files go to %s, want %s", folder, here)
	}
}

// What a survey and an outline bring is recorded as one act, whose last entry the screen waits for.
func TestImportRecords(t *testing.T) {
	d := opens(t)
	i := Import(d)
	folder := t.TempDir()
	question := d.Board().Questions[0]
	write := func(name, content string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	sheet, err := i.Open(write("said.csv", question.Text+"\nA lift on Mondays\nSomebody who rings\n"), survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := &desk.Intake{Sheet: sheet, Mapping: i.Guess(sheet, d.Board())}
	done, err := i.Record(t.Context(), in)
	if err != nil || done.New() != 2 || done.Entries == 0 || !d.Live().Has(done.Last) {
		t.Errorf("the survey brought %+v, %v", done, err)
	}
	if outline, err := i.Outline(write("said.txt", question.Text+"\n"), d.Board()); outline != nil {
		t.Errorf("a list of answers is taken for an outline: %v", err)
	}
	outline, err := i.Outline(write("said.md", "# Lunch\n\n## "+question.Text+"\n\n- Cake\n"), d.Board())
	if err != nil || outline == nil {
		t.Fatalf("%v, %v", outline, err)
	}
	done, err = i.Bring(t.Context(), outline)
	if err != nil || done.New() != 1 || !d.Live().Has(done.Last) {
		t.Errorf("the outline brought %+v, %v", done.Came, err)
	}
}
