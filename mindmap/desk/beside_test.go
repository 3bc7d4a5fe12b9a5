package desk

import (
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
