package features

import (
	"slices"

	"mindwall/mindmap/affinity/words"
)

// Text is a text that was read: its words and how often each thing occurs. It is immutable, but for [Lexicon.Recall].
type Text struct {
	Source string
	Words  []*Word  // those that say what it is about, in order
	Raw    []string // how each was written
	Place  []int    // of each among all words
	Stems  []StemCount
	Grams  []GramCount
	Sense  Sense
	// open is the last word when somebody is typing and may not have finished it.
	open    *Word
	letters []Gram // to count in
}

// StemCount is how often a stem occurs. A text has its stems in the order of their first occurrence.
type StemCount struct {
	Stem  *Stem
	times int32
}

// GramCount is how often a gram occurs. A text has its grams in the order of their letters.
type GramCount struct {
	Gram   Gram
	Number int32
	Times  int32
}

// Enter reads a text of the event, whose words enter the lexicon. It returns the numbers of those that say what the text
// is about, in order.
func (l *Lexicon) Enter(s string) (words []int32, sense *Sense) {
	tokens, content := l.cut(s)
	words = make([]int32, len(content))
	for i, token := range content {
		words[i] = l.word(token.Word, true).Number
	}
	return words, l.sense(senseOf(l.Language, tokens))
}

// sense is one sense for all texts of that sense.
func (l *Lexicon) sense(s Sense) *Sense {
	if l.senses[s] == nil {
		l.senses[s] = &s
	}
	return l.senses[s]
}

// Recall makes a text anew of the numbers of its words, without how and where they were written.
func (l *Lexicon) Recall(words []int32, t *Text) {
	t.Words = t.Words[:0]
	for _, n := range words {
		t.Words = append(t.Words, l.byNumber[n])
	}
	t.countStems()
	t.countGrams(l)
}

// Read reads a text that is not of the event, or not yet.
func (l *Lexicon) Read(s string) *Text { return l.parse(s, nil) }

// ReadTyped reads a text whose last word may not be finished, unless it is one of the event's, which are counted.
func (l *Lexicon) ReadTyped(s string, event *Counts) *Text { return l.parse(s, event) }

func (l *Lexicon) parse(s string, event *Counts) *Text {
	tokens, content := l.cut(s)
	t := &Text{
		Source: s, Words: make([]*Word, 0, len(content)), Raw: make([]string, 0, len(content)),
		Place: make([]int, 0, len(content)),
		Sense: senseOf(l.Language, tokens),
	}
	for _, token := range content {
		w := l.word(token.Word, false)
		t.Words = append(t.Words, w)
		t.Raw = append(t.Raw, token.Raw)
		t.Place = append(t.Place, token.Place)
		if event != nil && token.Open && at(event.Stems, w.Stem.Number) == 0 && !words.Paired(w.Text) {
			t.open = w
		}
	}
	t.countStems()
	t.countGrams(l)
	t.letters = nil
	return t
}

func (t *Text) countStems() {
	t.Stems = t.Stems[:0]
next:
	for _, w := range t.Words {
		if w == t.open {
			continue // its letters are all that is known of it
		}
		for i := range t.Stems {
			if t.Stems[i].Stem.Text == w.Stem.Text {
				t.Stems[i].times++
				continue next
			}
		}
		t.Stems = append(t.Stems, StemCount{w.Stem, 1})
	}
}

func (t *Text) countGrams(l *Lexicon) {
	all := t.letters[:0]
	for _, w := range t.Words {
		for _, g := range w.Grams {
			if w == t.open && g.ends() {
				continue
			}
			all = append(all, g)
		}
	}
	slices.Sort(all)
	t.letters, t.Grams = all, slices.Grow(t.Grams[:0], len(all))
	for i, g := range all {
		if i > 0 && g == all[i-1] {
			t.Grams[len(t.Grams)-1].Times++
			continue
		}
		number, ok := l.grams[g]
		if !ok {
			number = Unknown
		}
		t.Grams = append(t.Grams, GramCount{g, number, 1})
	}
}

// Silent reports whether the text has no words at all.
func (t *Text) Silent() bool { return len(t.Words) == 0 }

// Has reports whether a stem occurs in the text.
func (t *Text) Has(s *Stem) bool {
	return slices.ContainsFunc(t.Stems, func(c StemCount) bool { return c.Stem.Text == s.Text })
}
