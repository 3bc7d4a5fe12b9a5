package features

import (
	"math"
	"slices"

	"mindwall/mindmap/affinity/vectors"
	"mindwall/mindmap/affinity/words"
)

// absentRow stands for the row of a stem that is not in the table.
const absentRow = 60000

// Gram is three or four neighbouring characters of a word, with ^ before its first and $ after its last: 16 bits each,
// the first highest; the fourth is zero when there are three.
type Gram uint64

const (
	gramBits = 16
	gramMask = 1<<gramBits - 1
)

// gramOf packs letters. A letter beyond 16 bits becomes one for private use, and may be taken for another such.
func gramOf(letters []rune) Gram {
	var g Gram
	for i := range 4 {
		g <<= gramBits
		if i < len(letters) {
			g |= narrow(letters[i])
		}
	}
	return g
}

func narrow(r rune) Gram {
	const private, size = 0xe000, 0x1900
	if r > gramMask {
		return private + Gram(r)%size
	}
	return Gram(r)
}

// ends reports whether the gram holds the end of its word.
func (g Gram) ends() bool {
	last := g & gramMask
	return last == '$' || last == 0 && g>>gramBits&gramMask == '$'
}

// Stem is what the forms of a word have in common.
type Stem struct {
	Number int32 // its number in the lexicon; [Unknown] when no text of the event has it
	Text   string
	Rarity float64        // minus the logarithm of chance
	chance float64        // that any answer, of any event, has it
	Vector vectors.Vector // of length 1, or less when it is not in the table
	listed bool           // it is in the table
	Weak   bool           // it says little of what a text is about
}

// Listed reports whether it is known how rare the stem is.
func (s *Stem) Listed() bool { return s.listed }

// Unknown is the number of a stem or a gram that no text of the event has.
const Unknown = -1

// Word is one spelling of a stem, in lower case.
type Word struct {
	Number int32 // likewise
	Text   string
	Stem   *Stem
	Grams  []Gram       // of ^word$
	pairs  []twoLetters // of ^word$ without accents, sorted
	topics []Topical    // that it is about
	double bool         // it has two senses
	axis   int8         // that it takes a side of, from 1; 0 for none
	same   int32        // the number of the words that say the same; 0 for none, below 0 for those of one number
}

// About reports whether a word is about a topic, in whatever sense it is used.
func (w *Word) About(topic int32) bool {
	return !w.double && slices.ContainsFunc(w.topics, func(t Topical) bool { return t.Topic == topic })
}

// Lexicon gives numbers to the words of an event. It only grows; words and stems are immutable.
type Lexicon struct {
	Language *words.Language
	table    *vectors.Table // nil for a language that has none
	Topics   *Topics        // that people talk of, in the language
	words    map[string]*Word
	byNumber []*Word
	stems    map[string]*Stem
	grams    map[Gram]int32
	senses   map[Sense]*Sense // each once, for most are alike

	tokens, content []words.Token // to work in
}

// NewLexicon is an empty lexicon of a language, a BCP 47 tag; the empty tag is English.
func NewLexicon(language string) *Lexicon {
	l := &Lexicon{
		Language: words.For(language), words: map[string]*Word{}, stems: map[string]*Stem{}, grams: map[Gram]int32{}, senses: map[Sense]*Sense{},
	}
	if l.Language.Base == "en" {
		l.table = vectors.English()
	}
	l.Topics = topicsOf(l.Language)
	return l
}

// cut cuts a text into words, and picks those that say what it is about. Both are good until the next text.
func (l *Lexicon) cut(s string) (tokens, content []words.Token) {
	l.tokens = l.Language.AppendTokens(l.tokens[:0], s)
	l.content = l.Language.AppendContent(l.content[:0], l.tokens)
	return l.tokens, l.content
}

// word looks a word up, and enters it when it is new and enter is set.
func (l *Lexicon) word(s string, enter bool) *Word {
	if w := l.words[s]; w != nil {
		return w
	}
	w := &Word{Number: Unknown, Text: s, Stem: l.stem(l.meant(s), enter)}
	letters := []rune("^" + s + "$")
	w.Grams = gramsOf(letters)
	w.pairs = pairsOf([]rune("^" + words.Bare(s) + "$"))
	w.topics, w.double = l.Topics.of(s, w.Stem), l.Topics.double[s]
	if l.Language.Base == "en" {
		w.same, w.axis = readEnglish().sameAs(s, w.Stem)
	}
	if enter {
		w.Number = int32(len(l.words))
		l.words[s] = w
		l.byNumber = append(l.byNumber, w)
		for _, g := range w.Grams {
			if _, ok := l.grams[g]; !ok {
				l.grams[g] = int32(len(l.grams))
			}
		}
	}
	return w
}

func (l *Lexicon) stem(s string, enter bool) *Stem {
	if st := l.stems[s]; st != nil {
		return st
	}
	st := &Stem{Number: Unknown, Text: s, Weak: l.Topics.weak[s]}
	row := absentRow
	if l.table != nil {
		if r, ok := l.table.Row(s); ok {
			row, st.listed, st.Vector = r, true, l.table.Vector(r)
		}
	}
	if !st.listed {
		st.Vector = vectors.Stranger(s)
	}
	st.chance = chanceOfRow(row)
	st.Rarity = -math.Log(st.chance)
	if enter {
		st.Number = int32(len(l.stems))
		l.stems[s] = st
	}
	return st
}

// Known are the words that were entered, by number.
func (l *Lexicon) Known() []*Word { return l.byNumber }

// GramNumber is the number of a gram; ok is false when no word that was entered has it.
func (l *Lexicon) GramNumber(g Gram) (n int32, ok bool) {
	n, ok = l.grams[g]
	return n, ok
}

// chanceOfRow is the probability that an answer of ten words has the stem of a row: by Zipf's law a word is the stem
// with probability 1/(12·(row+3)).
func chanceOfRow(row int) float64 {
	p := 1 / (12 * float64(row+3))
	return min(0.9, 1-math.Pow(1-p, 10))
}

// gramsOf are all runs of three and of four letters.
func gramsOf(letters []rune) []Gram {
	grams := make([]Gram, 0, 2*len(letters))
	for n := 3; n <= 4; n++ {
		for i := 0; i+n <= len(letters); i++ {
			grams = append(grams, gramOf(letters[i:i+n]))
		}
	}
	return grams
}
