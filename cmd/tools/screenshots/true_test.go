package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestPicturesAreTrue makes all pictures anew and holds them to the ones that are shown to people.
func TestPicturesAreTrue(t *testing.T) {
	folder := t.TempDir()
	if err := run(folder); err != nil {
		t.Fatal(err)
	}
	const shown = "../../../docs/pictures"
	made, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if there, err := os.ReadDir(shown); err != nil || len(there) != len(made) {
		t.Errorf("%d pictures are made and %d shown (%v)", len(made), len(there), err)
	}
	for _, file := range made {
		now, err := os.ReadFile(filepath.Join(folder, file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		before, err := os.ReadFile(filepath.Join(shown, file.Name()))
		if err != nil || !bytes.Equal(now, before) {
			t.Errorf("%s is no longer what the program draws (%v): go -C cmd/tools run ./screenshots ../../docs/pictures", file.Name(), err)
		}
	}
}
