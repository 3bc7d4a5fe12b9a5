package main

import (
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
)

// FuzzShown reads any text as what the room is shown, which any program may have written beside the wall.
func FuzzShown(f *testing.F) {
	f.Add(shown.Shown{Scene: shown.Map, Question: mindmap.ID{1}}.Encode())
	f.Add(`{"scene":"none","question":7,"timer":{"end":"then"}}`)
	f.Fuzz(func(t *testing.T, text string) {
		s := shown.Decode(text)
		if again := shown.Decode(s.Encode()); again.Encode() != s.Encode() {
			t.Fatalf("%q is read as %s, and again as %s", text, s.Encode(), again.Encode())
		}
	})
}
