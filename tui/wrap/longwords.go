package wrap

import (
	"strings"
	"unicode/utf8"

	"mindwall/mindmap/syllable"
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

// breakAt is how many bytes of a word come before a break, of at most width cells: up to the last syllable that begins
// there, else as much as fits.
func breakAt(word string, width int) int {
	var ends, runes []int // of its characters, in bytes and in runes
	most, used := 0, 0
	for at := 0; at < len(word); {
		cluster, w := cells.Next(word[at:])
		at += len(cluster)
		if used += w; used <= width || most == 0 {
			most++
		}
		ends, runes = append(ends, at), append(runes, utf8.RuneCountInString(word[:at]))
	}
	letters := []rune(word)
	for n := min(most, len(ends)-syllable.Beside); n >= syllable.Beside; n-- {
		if syllable.Begins(letters, runes[n-1]) {
			return ends[n-1]
		}
	}
	return ends[most-1]
}
