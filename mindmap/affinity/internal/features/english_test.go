package features

import (
	"strings"
	"testing"

	"mindwall/mindmap/affinity/words"
	"mindwall/mindmap/wordlist"
)

// What is in english.words is found as texts are read: in lower case, without apostrophes, one word each.
func TestEnglishWordsAreSound(t *testing.T) {
	list := wordlist.Parse(englishText)
	for _, section := range list {
		seen := map[string]bool{}
		for _, w := range strings.Fields(strings.ReplaceAll(strings.Join(section.Entries, " "), " / ", " ")) {
			if tokens := words.For("en").Tokens(w); len(tokens) != 1 || tokens[0].Word != w {
				t.Errorf("%q is not a word as texts are read", w)
			}
			if seen[w] {
				t.Errorf("%q is twice among the %s", w, section.Name)
			}
			seen[w] = true
		}
	}
	for _, axis := range list.Entries("axes") {
		if above, below, ok := strings.Cut(axis, " / "); !ok || above == "" || below == "" {
			t.Errorf("axis %q has not two sides", axis)
		}
	}
	c := readEnglish()
	if n := len(list.Entries("axes")); n != axes || c.numbers["ten"] != "10" || !c.denials["dont"] || c.sides["never"] != (side{axes - 1, -1}) {
		t.Errorf("%d axes; read as %v", n, c)
	}
}
