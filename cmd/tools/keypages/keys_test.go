package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestThePagesNameTheKeys writes the pages anew and holds them to those that are read.
func TestThePagesNameTheKeys(t *testing.T) {
	const docs = "../../../docs"
	folder := t.TempDir()
	for _, name := range []string{"keys.md", "terminals.md"} {
		page, err := os.ReadFile(filepath.Join(docs, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), page, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(folder); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"keys.md", "terminals.md", "card.pdf"} {
		now, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		before, err := os.ReadFile(filepath.Join(docs, name))
		if err != nil || !bytes.Equal(now, before) {
			t.Errorf("%s is no longer true (%v): .ci/pages", name, err)
		}
	}
}

func TestKeysAreNamedAsOnKeyboards(t *testing.T) {
	for key, want := range map[string]string{
		"ctrl+u/k": "Ctrl+U/K", "ctrl+pgdn/up": "Ctrl+PgDn/PgUp", "alt+A…": "Alt+A…", "shift+f3": "Shift+F3", "f11": "F11", "↑↓←→": "↑↓←→",
		"+7 enter": "+7 Enter", "⌫/del": "Backspace/Delete", "/2 alt+2": "/2, Alt+2", "/fold all": "/fold all", "#b": "#b", "… #theme": "… #theme",
		"! text": "! text", "ctrl+pgdown": "Ctrl+PgDn", "alt+up": "Alt+↑", "/": "/", "?": "?", "ctrl + +": "Ctrl + +",
	} {
		if got := named(key); got != want {
			t.Errorf("%q is %q, want %q", key, got, want)
		}
	}
}

func TestAPageWithoutAPlaceForItsTableIsLeft(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys.md")
	if err := os.WriteFile(path, []byte("# Keys\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := refresh(path, "table"); err == nil {
		t.Error("no error")
	}
	if page, err := os.ReadFile(path); err != nil || string(page) != "# Keys\n" {
		t.Errorf("it is %q, %v", page, err)
	}
}
