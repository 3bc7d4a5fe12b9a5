package affinity

import (
	"math"
	"slices"

	"mindwall/mindmap/affinity/vectors"
	"mindwall/mindmap/affinity/words"
)

// absentRow stands for the row of a stem that is not in the table.
const absentRow = 60000

// gram is three or four neighbouring characters of a word, with ^ before its first and $ after its last: 16 bits each,
// the first highest; the fourth is zero when there are three.
type gram uint64

const (
	gramBits = 16
	gramMask = 1<<gramBits - 1
)

// gramOf packs letters. A letter beyond 16 bits becomes one for private use, and may be taken for another such.
func gramOf(letters []rune) gram {
	var g gram
	for i := range 4 {
		g <<= gramBits
		if i < len(letters) {
			g |= narrow(letters[i])
		}
	}
	return g
}

func narrow(r rune) gram {
	const private, size = 0xe000, 0x1900
	if r > gramMask {
		return private + gram(r)%size
	}
	return gram(r)
}

// ends tells whether the gram holds the end of its word.
func (g gram) ends() bool {
	last := g & gramMask
	return last == '$' || last == 0 && g>>gramBits&gramMask == '$'
}

// stem is what the forms of a word have in common.
type stem struct {
	n      int32 // its number in the lexicon; unknown when no text of the event has it
	text   string
	chance float64        // that any answer, of any event, has it
	rarity float64        // minus the logarithm of chance
	vector vectors.Vector // of length 1, or strangerScale when it is not in the table
	listed bool           // it is in the table
}

// unknown is the number of a stem or a gram that no text of the event has.
const unknown = -1

// word is one spelling of a stem, in lower case.
type word struct {
	n     int32
	text  string
	stem  *stem
	grams []gram       // of ^word$
	pairs []twoLetters // of ^word$ without accents, sorted
}

// lexicon gives numbers to the words of an event. It only grows; words and stems are immutable.
type lexicon struct {
	language *words.Language
	table    *vectors.Table // nil for a language that has none
	words    map[string]*word
	byNumber []*word
	stems    map[string]*stem
	grams    map[gram]int32
	senses   map[sense]*sense // each once, for most are alike

	tokens, content []words.Token // to work in
}

func newLexicon(language string) *lexicon {
	l := &lexicon{
		language: words.For(language), words: map[string]*word{}, stems: map[string]*stem{}, grams: map[gram]int32{}, senses: map[sense]*sense{},
	}
	if l.language.Base == "en" {
		l.table = englishTable()
	}
	return l
}

// cut cuts a text into words, and picks those that say what it is about. Both are good until the next text.
func (l *lexicon) cut(s string) (tokens, content []words.Token) {
	l.tokens = l.language.AppendTokens(l.tokens[:0], s)
	l.content = l.language.AppendContent(l.content[:0], l.tokens)
	return l.tokens, l.content
}

// word looks a word up, and enters it when it is new and enter is set.
func (l *lexicon) word(s string, enter bool) *word {
	if w := l.words[s]; w != nil {
		return w
	}
	w := &word{n: unknown, text: s, stem: l.stem(l.language.Stem(s), enter)}
	letters := []rune("^" + s + "$")
	w.grams = gramsOf(letters)
	w.pairs = pairsOf([]rune("^" + words.Bare(s) + "$"))
	if enter {
		w.n = int32(len(l.words))
		l.words[s] = w
		l.byNumber = append(l.byNumber, w)
		for _, g := range w.grams {
			if _, ok := l.grams[g]; !ok {
				l.grams[g] = int32(len(l.grams))
			}
		}
	}
	return w
}

func (l *lexicon) stem(s string, enter bool) *stem {
	if st := l.stems[s]; st != nil {
		return st
	}
	st := &stem{n: unknown, text: s}
	row := absentRow
	if l.table != nil {
		if r, ok := l.table.Row(s); ok {
			row, st.listed, st.vector = r, true, l.table.Vector(r)
		}
	}
	if !st.listed {
		st.vector = strangerVector(s)
	}
	st.chance = chanceOfRow(row)
	st.rarity = -math.Log(st.chance)
	if enter {
		st.n = int32(len(l.stems))
		l.stems[s] = st
	}
	return st
}

// chanceOfRow is the probability that an answer of ten words has the stem of a row: by Zipf's law a word is the stem
// with probability 1/(12·(row+3)).
func chanceOfRow(row int) float64 {
	p := 1 / (12 * float64(row+3))
	return min(0.9, 1-math.Pow(1-p, 10))
}

// gramsOf are all runs of three and of four letters.
func gramsOf(letters []rune) []gram {
	grams := make([]gram, 0, 2*len(letters))
	for n := 3; n <= 4; n++ {
		for i := 0; i+n <= len(letters); i++ {
			grams = append(grams, gramOf(letters[i:i+n]))
		}
	}
	return grams
}

// twoLetters are two neighbouring characters of a word.
type twoLetters uint64

func pairsOf(letters []rune) []twoLetters {
	pairs := make([]twoLetters, 0, len(letters))
	for i := 0; i+1 < len(letters); i++ {
		pairs = append(pairs, twoLetters(letters[i])<<32|twoLetters(letters[i+1]))
	}
	slices.Sort(pairs)
	return pairs
}
