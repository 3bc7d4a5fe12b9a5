// Package saytest helps tests to find what is said in another language than it should be.
package saytest

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"mindwall/mindmap/say"
	"mindwall/mindmap/wordlist"
)

// Date is a date whose words are none of a stranger's.
const Date = "2026-03-09"

// word is letters with their marks. Single ones are letters of themes.
var word = regexp.MustCompile(`\p{L}[\p{L}\p{M}]+`)

// Strangers are the words of a text that a language has neither in its catalogue nor in [Date]: English ones, in a text of
// a wall whose own texts have no letters.
func Strangers(t testing.TB, lang, text string) (found []string) {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	data, err := os.ReadFile(filepath.Join(filepath.Dir(here), "..", say.In(lang).Language()+".words"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, message := range wordlist.Parse(string(data)) {
		for _, entry := range message.Entries {
			_, text, _ := strings.Cut(entry, ": ")
			all.WriteString(text + "\n")
		}
	}
	catalogue := strings.ToLower(all.String() + say.In(lang).Date(Date))
	known := map[string]bool{}
	for _, w := range word.FindAllString(catalogue, -1) {
		known[w] = true
	}
	told := map[string]bool{}
	for _, w := range word.FindAllString(strings.ToLower(text), -1) {
		if !known[w] && !told[w] && !unspaced(w, catalogue) {
			told[w] = true
			found = append(found, w)
		}
	}
	return found
}

// unspaced reports whether a word is of a script that has no blanks between words, and is made of letters of the catalogue.
func unspaced(word, catalogue string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool {
		return !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) && r != 'ー' || !strings.ContainsRune(catalogue, r)
	})
}
