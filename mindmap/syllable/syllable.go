// Package syllable tells where a word that is too long for its row may be broken, on screens and in pictures alike: by a rule
// of thumb that serves the many languages whose alphabets have vowels.
package syllable

import (
	"slices"
	"strings"
	"unicode"
)

// Beside is how many letters of a word stand at least on either side of a hyphen.
const Beside = 3

// vowels are those of the alphabets whose words are parted into syllables.
const vowels = "aeiouyäöüåæøœáàâãăąéèêëęěíìîïıóòôõőúùûűůýÿ" + "αεηιουωάέήίόύώϊϋ" + "аеёиоуыэюяіїє"

// clusters are consonants that stand for one sound or are said in one breath, and so begin a syllable together; those that begin
// another one come before it.
var clusters = []string{
	"schl", "schm", "schn", "schr", "schw", "str", "spr", "sch", "cr", "cl", "ch", "ck", "ph", "rh", "th", "sh", "gh", "qu", "st", "sp", "tr", "dr", "br", "gr", "kr", "pr", "fr", "pl", "bl", "kl", "fl", "gl",
}

// Begins reports whether a syllable begins at a rune of a word: a vowel stands somewhere before it, and from it on one
// consonant, or several that sound as one, and a vowel.
func Begins(word []rune, at int) bool {
	if at+Beside > len(word) || !unicode.IsLetter(word[at]) || isVowel(word[at]) || !slices.ContainsFunc(word[:at], isVowel) {
		return false
	}
	before, rest, start := lower(word[max(0, at-3):at]), lower(word[at:min(len(word), at+5)]), 1
	for _, c := range clusters {
		if strings.HasPrefix(rest, c) {
			start = len(c)
			break
		}
		for i := 1; i < len(c); i++ { // the break would part them
			if strings.HasSuffix(before, c[:i]) && strings.HasPrefix(rest, c[i:]) {
				return false
			}
		}
	}
	runes := []rune(rest)
	return len(runes) > start && isVowel(runes[start])
}

func lower(letters []rune) string { return strings.ToLower(string(letters)) }

func isVowel(r rune) bool { return strings.ContainsRune(vowels, unicode.ToLower(r)) }
