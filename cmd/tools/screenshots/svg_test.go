package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// texts reads an image as any reader would, and returns the texts in it.
func texts(t *testing.T, image []byte) (all []string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(image))
	inText := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, image)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "text"
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				all = append(all, string(token))
			}
		}
	}
}

func TestDrawTerminalIsAnImageOfItsText(t *testing.T) {
	l := look.New(look.Dark, false)
	rows := l.Title.Wrap("<Rent & food>") + " 等待\n" + l.Muted.Wrap("── ×2")
	got := strings.Join(texts(t, drawTerminal(rows, screen.Size{W: 30, H: 2}, l, nil)), " ")
	for _, want := range []string{"<Rent & food>", "等待", "×2"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

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
