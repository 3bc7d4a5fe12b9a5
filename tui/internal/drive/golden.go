package drive

import (
	"flag"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/go-cmp/cmp"

	"mindwall/tui/screen"
)

var update = flag.Bool("update", false, "write the goldens anew")

// Sizes are the windows that a screen is drawn in for goldens: a small one, a usual one, a large one.
func Sizes() []screen.Size { return []screen.Size{{W: 60, H: 20}, {W: 80, H: 24}, {W: 120, H: 40}} }

// Golden wants the screen to be as testdata has it under that name.
func (d *Driver) Golden(name string) *Driver {
	d.T.Helper()
	Golden(d.T, name, d.Screen()+"\n")
	return d
}

// Golden wants a text to be as testdata has it under that name; go test -update writes it anew.
func Golden(t TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatalf("%v", err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
