package affinity

import (
	"slices"

	"mindwall/mindmap/affinity/words"
)

// said is what is kept of a text of the event.
type said struct {
	text  string
	words []int32 // the numbers of those that say what it is about, in order
	sense *sense
	n     int32 // the number of the wording in the word index
}

func (s *said) silent() bool { return len(s.words) == 0 }

// text is a text that was read: its words and how often each thing occurs. It is immutable, but for [lexicon.recall].
type text struct {
	source string
	words  []*word  // those that say what it is about, in order
	raw    []string // how each was written
	place  []int    // of each among all words
	stems  []stemCount
	grams  []gramCount
	sense  sense
	// open is the last word when somebody is typing and may not have finished it.
	open    *word
	letters []gram // to count in
}

// stemCount is how often a stem occurs. A text has its stems in the order of their first occurrence.
type stemCount struct {
	stem  *stem
	times int32
}

// gramCount is how often a gram occurs. A text has its grams in the order of their letters.
type gramCount struct {
	gram  gram
	n     int32
	times int32
}

// enter reads a text of the event, whose words enter the lexicon.
func (l *lexicon) enter(s *said) {
	tokens, content := l.cut(s.text)
	s.words = make([]int32, len(content))
	for i, token := range content {
		s.words[i] = l.word(token.Word, true).n
	}
	s.sense = l.sense(senseOf(l.language.Base, tokens))
}

// sense is one sense for all texts of that sense.
func (l *lexicon) sense(s sense) *sense {
	if l.senses[s] == nil {
		l.senses[s] = &s
	}
	return l.senses[s]
}

// recall makes a text anew of what is kept of it, without how and where its words were written.
func (l *lexicon) recall(s *said, t *text) {
	t.words = t.words[:0]
	for _, n := range s.words {
		t.words = append(t.words, l.byNumber[n])
	}
	t.countStems()
	t.countGrams(l)
}

// look reads a text that is not of the event, or not yet.
func (l *lexicon) look(s string) *text { return l.parse(s, nil) }

// lookTyped reads a text whose last word may not be finished, unless it is one of the event's, which are counted.
func (l *lexicon) lookTyped(s string, event *counts) *text { return l.parse(s, event) }

func (l *lexicon) parse(s string, event *counts) *text {
	tokens, content := l.cut(s)
	t := &text{
		source: s, words: make([]*word, 0, len(content)), raw: make([]string, 0, len(content)),
		place: make([]int, 0, len(content)),
		sense: senseOf(l.language.Base, tokens),
	}
	for _, token := range content {
		w := l.word(token.Word, false)
		t.words = append(t.words, w)
		t.raw = append(t.raw, token.Raw)
		t.place = append(t.place, token.Place)
		if event != nil && token.Open && at(event.stems, w.stem.n) == 0 && !words.Paired(w.text) {
			t.open = w
		}
	}
	t.countStems()
	t.countGrams(l)
	t.letters = nil
	return t
}

func (t *text) countStems() {
	t.stems = t.stems[:0]
next:
	for _, w := range t.words {
		if w == t.open {
			continue // its letters are all that is known of it
		}
		for i := range t.stems {
			if t.stems[i].stem.text == w.stem.text {
				t.stems[i].times++
				continue next
			}
		}
		t.stems = append(t.stems, stemCount{w.stem, 1})
	}
}

func (t *text) countGrams(l *lexicon) {
	all := t.letters[:0]
	for _, w := range t.words {
		for _, g := range w.grams {
			if w == t.open && g.ends() {
				continue
			}
			all = append(all, g)
		}
	}
	slices.Sort(all)
	t.letters, t.grams = all, slices.Grow(t.grams[:0], len(all))
	for i, g := range all {
		if i > 0 && g == all[i-1] {
			t.grams[len(t.grams)-1].times++
			continue
		}
		number, ok := l.grams[g]
		if !ok {
			number = unknown
		}
		t.grams = append(t.grams, gramCount{g, number, 1})
	}
}

// silent tells whether the text has no words at all.
func (t *text) silent() bool { return len(t.words) == 0 }
