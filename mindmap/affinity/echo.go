package affinity

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/features"
	"mindwall/mindmap/affinity/words"
	"mindwall/mindmap/say"
)

const (
	// minEcho is how far two captions cover each other at least. It is above [Alike], as nobody looks over what is told.
	minEcho = 0.7
	// sharedShare is the part of the words of both, by weight, that the other must have as well, and not only words like them.
	sharedShare = 0.5
	// sharedWeight is what the shared words must weigh together, numbers and those that say little left out: one rare word, or two. One of which
	// nobody knows how rare it is, as in most languages, is not enough by itself.
	sharedWeight = 6
	// maxHolders is how many texts may have a word by which others are looked for. One that more have says little there.
	maxHolders = 100
	// maxShared is how many shared words, or runs of them, are told.
	maxShared = 4
)

// Echoes calls yield for each two answers to different questions that say nearly the same, the likest first, with the words
// that both have, in the order of the first answer, until yield is false. Captions alone are compared, as they are shown. It
// rather passes over a pair than offers one that is none: both share most of their words as such, and those say something.
//
// Of answers to one question in the same words the one that most people gave stands for all. The same answers give the same
// pairs, whatever else was on the wall before.
func Echoes(b *mindmap.Board, yield func(first, second *mindmap.Answer, words []string) bool) {
	e := &echoing{lexicon: features.NewLexicon(b.Event.Language), holders: map[string][]int{}}
	for i, q := range b.Questions {
		e.read(i, q)
	}
	for _, p := range e.pairs() {
		first, second := e.texts[p.first], e.texts[p.second]
		if !yield(first.answer, second.answer, e.shared(first, second)) {
			return
		}
	}
}

// echoing is the captions of a board, as they are looked through for echoes.
type echoing struct {
	lexicon *features.Lexicon
	texts   []*caption
	holders map[string][]int // by stem, the texts that may be found by it, in order
}

// caption is the caption of an answer.
type caption struct {
	answer   *mindmap.Answer
	question int
	text     features.Text
	stems    []*features.Stem // each once, the rarest first
	weight   float64          // of the stems together
}

// echo is two captions by their places, the first from an earlier question.
type echo struct {
	first, second int
	score         float64 // how far each is covered by the other
	weight        float64 // of what they share
}

// read takes in the captions of a question.
func (e *echoing) read(question int, q *mindmap.Question) {
	same := map[string]*caption{}
	for a := range q.AllAnswers {
		if say.IsTakenOut(a) {
			continue
		}
		numbers, sense := e.lexicon.Enter(a.Text)
		if len(numbers) == 0 || e.lexicon.Language.Stops(e.lexicon.Known()[numbers[0]].Text) {
			continue // small words are left only where there are no others
		}
		var key []byte
		c := &caption{answer: a, question: question, text: features.Text{Sense: *sense}}
		for _, n := range numbers {
			w := e.lexicon.Known()[n]
			c.text.Words, key = append(c.text.Words, w), binary.AppendUvarint(key, uint64(n))
			if !slices.Contains(c.stems, w.Stem) {
				c.stems, c.weight = append(c.stems, w.Stem), c.weight+w.Stem.Rarity
			}
		}
		if known := same[string(key)]; known != nil {
			if a.Tally.Total() > known.answer.Tally.Total() {
				known.answer = a
			}
			continue
		}
		same[string(key)] = c
		slices.SortFunc(c.stems, func(a, b *features.Stem) int {
			return cmp.Or(cmp.Compare(b.Rarity, a.Rarity), cmp.Compare(a.Text, b.Text))
		})
		for _, s := range c.rarest() {
			e.holders[s.Text] = append(e.holders[s.Text], len(e.texts))
		}
		e.texts = append(e.texts, c)
	}
}

// rarest is the rarest stems of a caption, of which it shares one at least with each that it shares enough with: what is left
// weighs less than that.
func (c *caption) rarest() []*features.Stem {
	left := c.weight
	for i, s := range c.stems {
		if left < sharedShare*c.weight {
			return c.stems[:i]
		}
		left -= s.Rarity
	}
	return c.stems
}

// pairs are those that are alike, the likest first, equal ones as they stand on the wall.
func (e *echoing) pairs() []echo {
	var found []echo
	met := make([]int, len(e.texts)) // by text, the last that met it, from 1
	for second, c := range e.texts {
		for _, s := range c.rarest() {
			holders := e.holders[s.Text]
			if len(holders) > maxHolders {
				continue
			}
			for _, first := range holders {
				if e.texts[first].question >= c.question {
					break
				}
				if met[first] == second+1 {
					continue
				}
				met[first] = second + 1
				p := echo{first: first, second: second}
				if p.score, p.weight = e.texts[first].like(c); p.score >= minEcho {
					found = append(found, p)
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b echo) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.weight, a.weight), cmp.Compare(a.first, b.first), cmp.Compare(a.second, b.second))
	})
	return found
}

// like is how alike two captions are, and what they share weighs; 0 when that is not enough. Whether they say the opposite is
// nothing to it, as the questions often are opposites: "no bus after five" gets in the way, and "a bus after five" would help.
func (c *caption) like(o *caption) (score, shared float64) {
	telling, alone := 0.0, true
	for _, s := range c.stems {
		if slices.Contains(o.stems, s) {
			alone = alone && shared == 0 && !s.Listed()
			if shared += s.Rarity; !s.Weak && !isNumber(s.Text) {
				telling += s.Rarity
			}
		}
	}
	if shared < sharedShare*max(c.weight, o.weight) || telling < sharedWeight || alone {
		return 0, shared
	}
	forth, back := c.text.CoveredBy(&o.text), o.text.CoveredBy(&c.text)
	return 2 * forth * back / (forth + back), shared
}

// isNumber reports whether a word is digits alone: numbers that are the same tell nothing by themselves.
func isNumber(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsDigit(r) })
}

// shared are the words that two captions share, as the first has them. Those that stand side by side in both are one.
func (e *echoing) shared(c, o *caption) []string {
	t, u := e.lexicon.Read(c.answer.Text), e.lexicon.Read(o.answer.Text)
	at := func(w *features.Word) int {
		return slices.IndexFunc(u.Words, func(v *features.Word) bool { return v.Stem == w.Stem })
	}
	var found []string
	last, lastIn := -1, -1 // where the word before stands in both
	var met []*features.Stem
	for i, w := range t.Words {
		in := at(w)
		if in < 0 || slices.Contains(met, w.Stem) {
			continue
		}
		met = append(met, w.Stem)
		if n := len(found) - 1; n >= 0 && t.Place[i] == last+1 && u.Place[in] == lastIn+1 {
			found[n] = words.Join(found[n], t.Raw[i])
		} else if found = append(found, t.Raw[i]); len(found) > maxShared {
			return found[:maxShared]
		}
		last, lastIn = t.Place[i], u.Place[in]
	}
	return found
}
