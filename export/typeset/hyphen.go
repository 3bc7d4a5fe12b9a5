package typeset

import (
	"unicode"

	"mindwall/mindmap/syllable"
)

const (
	// wholeLetters is how many letters a word may have that is never broken, however narrow its column is.
	wholeLetters = 24
	// softHyphen stands in a text where a word was broken. It is drawn as a hyphen, and is no part of the words.
	softHyphen = '\u00ad'
)

// hyphenated reports whether words of the letter's script are broken with a hyphen. Others are broken between any two clusters
// (Chinese, Thai), or never (Arabic, whose letters join).
func hyphenated(r rune) bool {
	return unicode.IsLetter(r) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai,
		unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan, unicode.Arabic, unicode.Hebrew, unicode.Syriac)
}

// hyphenate puts soft hyphens into words of more than [wholeLetters] that are wider than the measure: as few as will do, each
// between two syllables where that can be told. Advances are the widths of the runes.
func hyphenate(text []rune, advances []float64, measure, hyphen float64) []rune {
	var out []rune
	copied := 0
	words(text, func(from, to int) {
		signs := 0.0 // behind the word, before which no line breaks
		for i := to; i < len(text) && text[i] != ' ' && !unicode.IsLetter(text[i]); i++ {
			signs += advances[i]
		}
		for rest := total(advances[from:to]) + signs; rest > measure; rest = total(advances[from:to]) + signs {
			if to-from < 2*syllable.Beside {
				break
			}
			cut := from + lastBreak(text[from:to], endOfPart(advances[from:to], rest, measure, hyphen))
			// Too few letters to be broken once more, and too wide for a line, are not left over.
			if early := to - 2*syllable.Beside; cut > early && early > from && total(advances[cut:to])+signs > measure {
				for cut = early; cut > from+1 && unicode.IsMark(text[cut]); {
					cut--
				}
			}
			out = append(append(out, text[copied:cut]...), softHyphen)
			copied, from = cut, cut
		}
	})
	if copied == 0 {
		return text
	}
	return append(out, text[copied:]...)
}

// endOfPart is how many runes of what is left of a word stand before a hyphen: as many as fit, but about half of them where the
// other half then fits.
func endOfPart(advances []float64, rest, measure, hyphen float64) int {
	const spare = 0.15 // of the measure, for syllables
	limit := measure
	if half := rest/2 + spare*measure; half < measure && rest-half+2*spare*measure < measure {
		limit = half
	}
	x := hyphen
	for i, w := range advances {
		if x += w; x > limit && i > 0 {
			return i
		}
	}
	return len(advances)
}

// Syllables is a text with soft hyphens between the syllables of words of more than [wholeLetters], for who breaks lines elsewhere.
func Syllables(s string) string {
	text := []rune(s)
	var out []rune
	copied := 0
	words(text, func(from, to int) {
		for cut := syllable.Beside; cut <= to-from-syllable.Beside; cut++ {
			if syllable.Begins(text[from:to], cut) {
				out, copied = append(append(out, text[copied:from+cut]...), softHyphen), from+cut
			}
		}
	})
	return string(append(out, text[copied:]...))
}

func total(list []float64) (s float64) {
	for _, v := range list {
		s += v
	}
	return s
}

// words calls yield with the bounds of each run of letters that is long enough to be broken.
func words(text []rune, yield func(from, to int)) {
	for from := 0; from < len(text); from++ {
		to := from
		for to < len(text) && (hyphenated(text[to]) || to > from && unicode.IsMark(text[to])) {
			to++
		}
		if letters(text[from:to]) > wholeLetters {
			yield(from, to)
		}
		from = max(from, to)
	}
}

func letters(text []rune) (n int) {
	for _, r := range text {
		if !unicode.IsMark(r) {
			n++
		}
	}
	return n
}

// lastBreak is the last place up to limit at which a word may be broken: before the consonants that begin a syllable, else
// between any two letters.
func lastBreak(word []rune, limit int) int {
	for cut := limit; cut >= syllable.Beside; cut-- {
		if syllable.Begins(word, cut) {
			return cut
		}
	}
	cut := limit
	for cut > 1 && unicode.IsMark(word[cut]) {
		cut--
	}
	return max(cut, 1)
}
