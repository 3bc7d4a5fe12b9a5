package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestPicturesAreTrue makes all pictures anew and holds those of the screen to the ones that are shown to people.
func TestPicturesAreTrue(t *testing.T) {
	folder := t.TempDir()
	if err := run(folder); err != nil {
		t.Fatal(err)
	}
	const shown = "../../../docs/pictures"
	made, err := filepath.Glob(filepath.Join(folder, "*.svg"))
	if err != nil || len(made) == 0 {
		t.Fatalf("no picture was made: %v", err)
	}
	for _, path := range made {
		now, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		before, err := os.ReadFile(filepath.Join(shown, filepath.Base(path)))
		if err != nil || !bytes.Equal(now, before) {
			t.Errorf("%s is no longer what the program draws (%v): go -C cmd/tools run ./screenshots ../../docs/pictures", filepath.Base(path), err)
		}
	}
}
