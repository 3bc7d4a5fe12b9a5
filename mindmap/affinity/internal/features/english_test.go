package features

import (
	"strings"
	"testing"

	"mindwall/mindmap/affinity/words"
)

// What is in english.txt is found as texts are read: in lower case, without apostrophes, one word each.
func TestEnglishWordsAreSound(t *testing.T) {
	c, seen, axis := readEnglish(), map[string]string{}, 0
	for line := range strings.Lines(englishText) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		kind, list, ok := strings.Cut(line, ": ")
		if !ok || kind != "numbers" && kind != "denials" && kind != "axis" {
			t.Errorf("line %q", line)
		}
		if kind == "axis" {
			if above, below, ok := strings.Cut(list, " / "); !ok || above == "" || below == "" {
				t.Errorf("axis %q has not two sides", list)
			}
			axis++
		}
		for _, w := range strings.Fields(strings.ReplaceAll(list, "/", " ")) {
			if tokens := words.For("en").Tokens(w); len(tokens) != 1 || tokens[0].Word != w {
				t.Errorf("%q is not a word as texts are read", w)
			}
			if seen[w] == kind {
				t.Errorf("%q is there twice", w)
			}
			seen[w] = kind
		}
	}
	if axis != axes || c.numbers["ten"] != "10" || !c.denials["dont"] || c.sides["never"] != (side{axes - 1, -1}) {
		t.Errorf("%d axes; read as %v", axis, c)
	}
}
