package kept

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/demo"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/scribe"
)

// asks makes a wall of one question, or asks another one on it.
func asks(t *testing.T, path, question string) {
	t.Helper()
	if _, err := os.Stat(path); err != nil {
		if err := desk.Create(path, demo.Entries()); err != nil {
			t.Fatal(err)
		}
	}
	d, err := desk.Open(path, desk.Writer{Author: "sam"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Change(t.Context(), func(p *desk.Pen) error {
		return p.Record(mindmap.Draft{ID: scribe.RandomID(), Op: mindmap.AskQuestion{Text: question}})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

func questions(t *testing.T, path string) string {
	t.Helper()
	d, err := desk.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var all []string
	for _, q := range d.Board().Questions {
		all = append(all, q.Text)
	}
	return strings.Join(all, " ")
}

// A copy is made, and brought up to date, and what somebody did in it elsewhere stays.
func TestACopyIsMadeAndBroughtUpToDate(t *testing.T) {
	path, to := filepath.Join(t.TempDir(), "day.wall"), filepath.Join(t.TempDir(), "day.wall")
	copyTo := func(want string) {
		t.Helper()
		target, err := Lacking(path, to)
		if err != nil || target != want {
			t.Fatalf("a copy goes to %q (%v), want %q", target, err, want)
		}
		if target == "" {
			return
		}
		if err := Copy(t.Context(), path, target, desk.Writer{Author: "sam"}); err != nil {
			t.Fatal(err)
		}
	}
	asks(t, path, "One?")
	copyTo(to)
	copyTo("")
	asks(t, to, "Elsewhere?")
	copyTo("")
	asks(t, path, "Two?")
	copyTo(to)
	copyTo("")
	for _, want := range []string{"One?", "Two?", "Elsewhere?"} {
		if got := questions(t, to); !strings.Contains(got, want) {
			t.Errorf("the copy asks %s, and not %s", got, want)
		}
	}
	if got := questions(t, path); strings.Contains(got, "Elsewhere?") {
		t.Errorf("the wall asks %s", got)
	}
}

// What has the name already and is no copy stays as it is.
func TestOtherFilesStay(t *testing.T) {
	path, to := filepath.Join(t.TempDir(), "day.wall"), filepath.Join(t.TempDir(), "day.wall")
	if err := os.WriteFile(to, []byte("notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	asks(t, path, "One?")
	target, err := Lacking(path, to)
	if want := strings.TrimSuffix(to, ".wall") + " 2.wall"; err != nil || target != want {
		t.Fatalf("a copy goes to %q (%v), want %q", target, err, want)
	}
	if err := Copy(t.Context(), path, target, desk.Writer{Author: "sam"}); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadFile(to); err != nil || string(left) != "notes" {
		t.Errorf("left %q, %v", left, err)
	}
	if target, err := Lacking(path, to); err != nil || target != "" {
		t.Errorf("another copy goes to %q, %v", target, err)
	}
}
