package features

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"mindwall/mindmap/affinity/words"
	"mindwall/mindmap/wordlist"
)

// axes is how many there are in english.words. An axis has two sides that contradict each other.
const axes = 12

// Sense is what may set two texts apart although they use the same words.
type Sense struct {
	sides   [axes]int8 // which side of each axis the text is on: above zero, below, or neither
	numbers string     // all of them, in order
	Denies  bool       // there is a "not" or the like in it
	own     bool       // it speaks of the speaker
	their   bool       // it speaks of others
	turned  bool       // there is a "by" in it, or a form of "be"
}

// Opposes reports whether two texts contradict each other plainly: opposite sides of an axis, different numbers, or one
// speaks of the speaker and the other of others.
func (s *Sense) Opposes(o *Sense) bool {
	for i := range s.sides {
		if int(s.sides[i])*int(o.sides[i]) < 0 {
			return true
		}
	}
	if s.own && !s.their && o.their && !o.own || o.own && !o.their && s.their && !s.own {
		return true
	}
	return s.numbers != o.numbers && s.numbers != "" && o.numbers != ""
}

// denialReach is how many words after a "not" it turns round.
const denialReach = 3

// senseOf reads the sense of a text. Sides and denials are known in English only.
func senseOf(language string, tokens []words.Token) Sense {
	var s Sense
	english := language == "en"
	reach := 0
	for _, t := range tokens {
		if number := numberOf(t.Word, english); number != "" {
			s.numbers += number + " "
		}
		if !english {
			continue
		}
		if side, ok := readEnglish().sides[t.Word]; ok {
			if reach > 0 {
				side.sign = -side.sign
			}
			s.sides[side.axis] += side.sign
		}
		if readEnglish().denials[t.Word] {
			s.Denies = true
			reach = denialReach + 1
		}
		reach = max(0, reach-1)
		s.own, s.their = s.own || readEnglish().own[t.Word], s.their || readEnglish().their[t.Word]
		s.turned = s.turned || readEnglish().turns[t.Word]
	}
	return s
}

// numberOf is the number that a word is, in digits where it is an English word for one; empty for any other word.
func numberOf(word string, english bool) string {
	if r, _ := utf8.DecodeRuneInString(word); unicode.IsDigit(r) {
		return word
	}
	if !english {
		return ""
	}
	return readEnglish().numbers[word]
}

// contrasts are the English words that set texts apart.
type contrasts struct {
	numbers map[string]string // in digits
	denials map[string]bool
	own     map[string]bool
	their   map[string]bool
	turns   map[string]bool
	sides   map[string]side
}

// side is one of the two of an axis: above zero, or below.
type side struct {
	axis int
	sign int8
}

//go:embed english.words
var englishText string

// readEnglish reads english.words when it is first called.
var readEnglish = sync.OnceValue(func() contrasts {
	list := wordlist.Parse(englishText)
	c := contrasts{numbers: map[string]string{}, denials: setOf(list, "denials"), own: setOf(list, "own"), their: setOf(list, "their"), turns: setOf(list, "turns"), sides: map[string]side{}}
	for i, word := range list.Entries("numbers") {
		c.numbers[word] = strconv.Itoa(i + 2)
	}
	for axis, both := range list.Entries("axes") {
		above, below, _ := strings.Cut(both, " / ")
		for sign, some := range map[int8]string{1: above, -1: below} {
			for _, word := range strings.Fields(some) {
				c.sides[word] = side{axis, sign}
			}
		}
	}
	return c
})

func setOf(list wordlist.List, name string) map[string]bool {
	set := map[string]bool{}
	for _, word := range list.Entries(name) {
		set[word] = true
	}
	return set
}

// Swapped reports whether two texts say the same of each other's ends: who blames whom. A "by" or an "are" in one of
// them alone turns it round again.
func Swapped(a, b []*Word, s, o *Sense) bool {
	n := len(a)
	if n < 3 || n != len(b) || s.turned != o.turned {
		return false
	}
	for i := range a {
		j := i
		if i == 0 || i == n-1 {
			j = n - 1 - i
		}
		if a[i].Stem.Text != b[j].Stem.Text {
			return false
		}
	}
	return a[0].Stem.Text != a[n-1].Stem.Text
}
