package features

import (
	_ "embed"
	"fmt"
	"hash/crc32"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"mindwall/mindmap/affinity/words"
	"mindwall/mindmap/wordlist"
)

// axes and memberships are how many there are in english.words. An axis has two sides that contradict each other; of the
// members of one kind an answer means one.
const (
	axes        = 12
	memberships = 11
)

// Sense is what may set two texts apart although they use the same words.
type Sense struct {
	sides   [axes]int8          // which side of each axis the text is on: above zero, below, or neither
	numbers string              // all of them, in order
	Denies  bool                // there is a "not" or the like in it
	lacks   bool                // there is a "no", a "hardly" or the like in it
	own     person              // how it speaks of the speaker
	their   person              // how it speaks of others
	turned  bool                // there is a "by" in it, or a form of "be"
	members [memberships]uint16 // a bit for each that is named
	aims    string              // where both sides of an axis are taken: each with the word that follows
}

// person is how a text speaks of somebody: whether at all, what that one does, and what is done to them, each a hash of
// the stem of the verb; 0 for nothing.
type person struct {
	named         bool
	does, suffers uint32
}

// turnsTo reports whether what somebody does in one text is done to them in the other.
func (p person) turnsTo(o person) bool {
	return p.does != 0 && p.does == o.suffers || p.suffers != 0 && p.suffers == o.does
}

// Opposes reports whether two texts contradict each other plainly: opposite sides of an axis, or the same of each other's
// words, different numbers, different members of a kind, or one speaks of the speaker and the other of others, or of the one
// as who does what is done to them in the other.
func (s *Sense) Opposes(o *Sense) bool {
	for i := range s.sides {
		if int(s.sides[i])*int(o.sides[i]) < 0 {
			return true
		}
	}
	for i, m := range s.members {
		if m != 0 && o.members[i] != 0 && m&o.members[i] == 0 {
			return true
		}
	}
	if s.own.named && !s.their.named && o.their.named && !o.own.named || o.own.named && !o.their.named && s.their.named && !s.own.named {
		return true
	}
	if s.turned == o.turned && (s.own.turnsTo(o.own) || s.their.turnsTo(o.their)) {
		return true
	}
	if crosses(s.aims, o.aims) {
		return true
	}
	return s.numbers != o.numbers && s.numbers != "" && o.numbers != ""
}

// denialReach is how many words after a "not" it turns round.
const denialReach = 3

// senseOf reads the sense of a text. All but numbers is known in English only.
func senseOf(l *words.Language, tokens []words.Token) Sense {
	var s Sense
	english := l.Base == "en"
	reach := 0
	var aims []aim
	aiming := false
	for i, t := range tokens {
		if number := numberOf(t.Word, english); number != "" {
			s.numbers += number + " "
		}
		if !english {
			continue
		}
		list := readEnglish()
		if aiming {
			aims[len(aims)-1].at, aiming = t.Word, false
		}
		if side, ok := list.sides[t.Word]; ok {
			if reach > 0 {
				side.sign = -side.sign
			}
			s.sides[side.axis] += side.sign
			aims, aiming = append(aims, aim{side: side}), true
		}
		if list.denials[t.Word] {
			s.Denies = true
			reach = denialReach + 1
		}
		reach = max(0, reach-1)
		if m, ok := list.member(t.Word); ok {
			s.members[m.kind] |= m.bit
		}
		if list.own[t.Word] {
			s.own.meet(l, tokens, i, list.does, list.suffers)
		}
		if list.their[t.Word] {
			s.their.meet(l, tokens, i, list.does, list.suffers)
		}
		s.turned, s.lacks = s.turned || list.turns[t.Word], s.lacks || list.lacks[t.Word]
	}
	s.aims = aimsOf(aims)
	return s
}

// verbReach is how many words lie between a pronoun and its verb at most, the verb included: "I do not help", "looks after
// me".
const verbReach = 3

// meet takes in a pronoun, the token at a place.
func (p *person) meet(l *words.Language, tokens []words.Token, at int, does, suffers map[string]bool) {
	p.named = true
	switch word := tokens[at].Word; {
	case does[word] && p.does == 0:
		p.does = verbIn(l, slices.Values(tokens[at+1:min(len(tokens), at+1+verbReach)]))
	case suffers[word] && p.suffers == 0:
		p.suffers = verbIn(l, func(yield func(words.Token) bool) {
			for i := at - 1; i >= max(0, at-verbReach) && yield(tokens[i]); i-- {
			}
		})
	}
}

// verbIn is the hash of the stem of the first word that is more than a small one; 0 when there is none.
func verbIn(l *words.Language, tokens iter.Seq[words.Token]) uint32 {
	for t := range tokens {
		if !l.Stops(t.Word) {
			return crc32.ChecksumIEEE([]byte(l.Stem(t.Word)))
		}
	}
	return 0
}

// aim is a side of an axis that a text takes, and the word that it is said of.
type aim struct {
	side
	at string
}

// aimsOf is the aims of a text that takes both sides of an axis, in the order of their words; empty for any other.
func aimsOf(aims []aim) string {
	if !slices.ContainsFunc(aims, func(a aim) bool {
		return slices.ContainsFunc(aims, func(b aim) bool { return a.axis == b.axis && a.sign == -b.sign })
	}) {
		return ""
	}
	slices.SortFunc(aims, func(a, b aim) int { return strings.Compare(a.at, b.at) })
	out := ""
	for _, a := range aims {
		out += fmt.Sprintf("%s %d %d\n", a.at, a.axis, a.sign)
	}
	return out
}

// crosses reports whether two texts that take both sides of an axis say the opposite of the same words.
func crosses(aims, others string) bool {
	return aims != others && aims != "" && strings.ReplaceAll(aims, " -1\n", " 1\n") == strings.ReplaceAll(others, " -1\n", " 1\n")
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
	does    map[string]bool
	suffers map[string]bool
	turns   map[string]bool
	sides   map[string]side
	members map[string]member
	same    map[string]int32 // by stem, the number of its line, or member, from 1
	lacks   map[string]bool
}

// sameAs is the number of the words that say the same as one, and that of its axis, both from 1; 0 for none.
func (c *contrasts) sameAs(word string, stem *Stem) (same int32, axis int8) {
	if n, err := strconv.ParseInt(numberOf(word, true), 10, 32); err == nil {
		return -1 - int32(n), 0
	}
	if side, ok := c.sides[word]; ok {
		axis = int8(side.axis + 1)
	}
	return c.same[stem.Text], axis
}

// member is the member of a kind that a word names, or several of which it names; ok is false for any other word.
func (c *contrasts) member(word string) (m member, ok bool) {
	if m, ok = c.members[word]; !ok {
		m, ok = c.members[strings.TrimSuffix(word, "s")]
	}
	return m, ok
}

// member is one of a kind.
type member struct {
	kind int
	bit  uint16
}

// side is one of the two of an axis: above zero, or below.
type side struct {
	axis int
	sign int8
}

//go:embed english.words
var englishText string

// readEnglish reads english.words when it is first called.
var readEnglish = sync.OnceValue(func() *contrasts {
	list := wordlist.Parse(englishText)
	stem := words.For("en").Stem
	c := contrasts{numbers: map[string]string{}, denials: setOf(list, "denials"), own: setOf(list, "own"), their: setOf(list, "their"), does: setOf(list, "does"), suffers: setOf(list, "suffers"), turns: setOf(list, "turns"),
		sides: map[string]side{}, members: map[string]member{}, same: map[string]int32{}, lacks: setOf(list, "lacks")}
	for i, word := range list.Entries("numbers") {
		if n := i + 2; n <= 20 {
			c.numbers[word] = strconv.Itoa(n)
		} else {
			c.numbers[word] = strconv.Itoa(10 * (n - 18)) // thirty follows twenty
		}
	}
	for axis, both := range list.Entries("axes") {
		above, below, _ := strings.Cut(both, " / ")
		for sign, some := range map[int8]string{1: above, -1: below} {
			for _, word := range strings.Fields(some) {
				c.sides[word] = side{axis, sign}
			}
		}
	}
	lines := int32(0)
	note := func(words string) {
		lines++
		for _, word := range strings.Fields(words) {
			c.same[stem(word)] = lines
		}
	}
	for kind, line := range list.Entries("members") {
		for i, one := range strings.Split(line, " / ") {
			note(one)
			for _, word := range strings.Fields(one) {
				c.members[word] = member{kind, 1 << i}
			}
		}
	}
	for _, line := range list.Entries("same") {
		note(line)
	}
	return &c
})

func setOf(list wordlist.List, name string) map[string]bool {
	set := map[string]bool{}
	for _, word := range list.Entries(name) {
		set[word] = true
	}
	return set
}

// Contradict reports whether two texts, of which each covers the other so far, say the opposite although they use the same
// words.
func Contradict(a, b []*Word, s, o *Sense, forth, back float64) bool {
	return s.Opposes(o) || swapped(a, b, s, o) ||
		s.Denies != o.Denies && !s.lacks && !o.lacks && min(len(a), len(b)) > 1 && min(forth, back) >= sameWords && !s.takesSideOf(o)
}

// sameWords is how far texts cover each other from which on a denial in one of them is all that sets them apart.
const sameWords = 0.9

// takesSideOf reports whether two texts are on one side of an axis, which a denial may have turned round: "not safe",
// "unsafe".
func (s *Sense) takesSideOf(o *Sense) bool {
	for i := range s.sides {
		if int(s.sides[i])*int(o.sides[i]) > 0 {
			return true
		}
	}
	return false
}

// swapped reports whether two texts say the same of each other's ends: who blames whom. A "by" or an "are" in one of
// them alone turns it round again.
func swapped(a, b []*Word, s, o *Sense) bool {
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
