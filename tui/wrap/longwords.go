package wrap

import (
	"slices"
	"strings"
	"unicode"

	"mindwall/tui/cells"
)

// breakWords breaks words that are wider than a row, with a hyphen to say so. Words with wide characters are left
// alone: they may be broken anywhere.
func breakWords(s string, width int) string {
	if width < 4 || Longest(s) <= width {
		return s
	}
	words := fields(s)
	for i, word := range words {
		if cells.Width(word) > width && !hasWide(word) {
			words[i] = breakWord(word, width)
		}
	}
	return strings.Join(words, " ")
}

// breakWord breaks a word into parts that fit, each but the last with a hyphen, and a blank after it.
func breakWord(word string, width int) string {
	var parts []string
	for cells.Width(word) > width {
		at := breakAt(word, width-1)
		parts = append(parts, word[:at]+"-")
		word = word[at:]
	}
	return strings.Join(append(parts, word), " ")
}

// minPart is how many characters of a word stay together on either side of a break.
const minPart = 3

// breakAt is how many bytes of a word come before a break, of at most width cells: up to the last syllable that begins
// there, else as much as fits.
func breakAt(word string, width int) int {
	var ends []int // of its characters, in bytes
	most, used := 0, 0
	for at := 0; at < len(word); {
		cluster, w := cells.Next(word[at:])
		at += len(cluster)
		if used += w; used <= width || most == 0 {
			most++
		}
		ends = append(ends, at)
	}
	for n := min(most, len(ends)-minPart); n >= minPart; n-- {
		if beginsSyllable(word, ends[n-1]) {
			return ends[n-1]
		}
	}
	return ends[most-1]
}

// beginsSyllable reports whether a syllable begins at a byte of a word, by the rule of thumb that serves many languages
// that have vowels: at a consonant before a vowel, when there is a vowel in what comes before.
func beginsSyllable(word string, at int) bool {
	next := []rune(word[at:])
	before := []rune(word[:at])
	return len(next) > 1 && isConsonant(next[0]) && isVowel(next[1]) && slices.ContainsFunc(before, isVowel) &&
		!together(before[len(before)-1], next[0])
}

// together reports whether two letters are written for one sound.
func together(a, b rune) bool {
	switch string([]rune{unicode.ToLower(a), unicode.ToLower(b)}) {
	case "ch", "ck", "ph", "rh", "sh", "th", "qu":
		return true
	}
	return false
}

func isVowel(r rune) bool {
	return strings.ContainsRune("aeiouyäöüáàâãåæéèêëíìîïóòôõøúùûýœαεηιουωάέήίόύώаеёиоуыэюяіїє", unicode.ToLower(r))
}

func isConsonant(r rune) bool {
	return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) && unicode.IsLetter(r) && !isVowel(r)
}
