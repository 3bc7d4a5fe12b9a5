package main

import (
	"testing"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// FuzzShown reads any text as what the room is shown, which any program may have written beside the wall.
func FuzzShown(f *testing.F) {
	f.Add(screen.Shown{Scene: screen.MapScene, Question: mindmap.ID{1}}.Encode())
	f.Add(`{"scene":"none","question":7,"timer":{"end":"then"}}`)
	f.Fuzz(func(t *testing.T, text string) {
		shown := screen.DecodeShown(text)
		if again := screen.DecodeShown(shown.Encode()); again.Encode() != shown.Encode() {
			t.Fatalf("%q is read as %s, and again as %s", text, shown.Encode(), again.Encode())
		}
	})
}
