package desk

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestANameGoesBesideTheWall holds where a wall is saved elsewhere: never in the folder that the program happened to be
// started in.
func TestANameGoesBesideTheWall(t *testing.T) {
	home, err := os.UserHomeDir()
	if err != nil {
		t.Skip(err)
	}
	path := newWall(t, Writer{Author: "ruth"})
	folder, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	d := openDesk(t, path, Writer{Author: "ruth"})
	defer d.Close()
	for name, want := range map[string]string{
		"other":                              filepath.Join(folder, "other.wall"),
		"other.wall":                         filepath.Join(folder, "other.wall"),
		"sub/other.backup":                   filepath.Join(folder, "sub", "other.backup"),
		"~/other":                            filepath.Join(home, "other.wall"),
		filepath.Join(folder, "x", "y.wall"): filepath.Join(folder, "x", "y.wall"),
	} {
		if got := d.Beside(name); got != want {
			t.Errorf("%q is kept at %q, want %q", name, got, want)
		}
	}
}

// TestOneFileUnderTwoNames holds that a wall that was moved is known to have been by any name of its file, as where names
// that differ by case alone are one.
func TestOneFileUnderTwoNames(t *testing.T) {
	path := newWall(t, Writer{Author: "ruth"})
	again, copied := path+"-again", filepath.Join(t.TempDir(), "copy.wall")
	if err := os.Link(path, again); err != nil {
		t.Skip(err)
	}
	d := openDesk(t, path, Writer{Author: "ruth"})
	if err := errors.Join(d.Copy(t.Context(), copied), d.Close()); err != nil {
		t.Fatal(err)
	}
	word, err := json.Marshal(moved{From: path, To: "elsewhere"})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{path: "elsewhere", again: "elsewhere", copied: ""} {
		if got := wentOn(map[string]string{movedKey: string(word)}, name); got != want {
			t.Errorf("%s went on in %q, want %q", name, got, want)
		}
	}
}
