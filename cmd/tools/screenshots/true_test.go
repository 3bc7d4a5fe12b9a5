package main

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"
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
		if err != nil || !same(t, now, before) {
			t.Errorf("%s is no longer what the program draws (%v): .ci/pages", file.Name(), err)
		}
	}
}

// same reports whether two pictures are, whatever a PNG was packed with.
func same(t *testing.T, a, b []byte) bool {
	t.Helper()
	if bytes.Equal(a, b) || !bytes.HasPrefix(a, []byte("\x89PNG")) {
		return bytes.Equal(a, b)
	}
	var pixels [2]*image.RGBA
	for i, data := range [][]byte{a, b} {
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		pixels[i] = image.NewRGBA(picture.Bounds())
		draw.Draw(pixels[i], picture.Bounds(), picture, picture.Bounds().Min, draw.Src)
	}
	return pixels[0].Bounds() == pixels[1].Bounds() && bytes.Equal(pixels[0].Pix, pixels[1].Pix)
}
