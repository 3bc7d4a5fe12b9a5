package capture

import (
	"unicode"
	"unicode/utf8"

	"mindwall/tui/cells"
)

// after is the border between clusters that follows at.
func after(s string, at int) int {
	cluster, _ := cells.Next(s[at:])
	return at + len(cluster)
}

// before is the border between clusters that precedes at, itself such a border. Between ASCII characters it is a byte
// back; else clusters are walked from the start, since they cannot be told backwards.
func before(s string, at int) int {
	if at == 0 {
		return 0
	}
	if at == 1 || s[at-1] < utf8.RuneSelf && s[at-2] < utf8.RuneSelf {
		return at - 1
	}
	last := 0
	for i := 0; i < at; i = after(s, i) {
		last = i
	}
	return last
}

// snap is the first border between clusters at or after at. An edit may join what stands on both sides of it.
func snap(s string, at int) int {
	if at >= len(s) {
		return len(s)
	}
	if at == 0 || s[at] < utf8.RuneSelf && s[at-1] < utf8.RuneSelf {
		return at
	}
	i := 0
	for i < at {
		i = after(s, i)
	}
	return i
}

// wordBefore is where the word before at begins.
func wordBefore(s string, at int) int {
	inWord := false
	for at > 0 {
		prev := before(s, at)
		if isWord(s[prev:]) {
			inWord = true
		} else if inWord {
			break
		}
		at = prev
	}
	return at
}

// wordAfter is where the word after at ends.
func wordAfter(s string, at int) int {
	inWord := false
	for at < len(s) {
		if isWord(s[at:]) {
			inWord = true
		} else if inWord {
			break
		}
		at = after(s, at)
	}
	return at
}

// isWord reports whether s begins with a character of a word.
func isWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isWordRune(r)
}

func isWordRune(r rune) bool {
	return r == '\'' || r == '’' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}
