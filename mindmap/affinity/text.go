package affinity

import (
	"slices"

	"mindwall/mindmap/affinity/internal/words"
)

// text is a text that was read: its words and how often each thing occurs. It is immutable.
type text struct {
	words []*word  // those that say what it is about, in order
	raw   []string // how each was written
	place []int    // of each among all words
	stems []stemCount
	grams []gramCount
	sense sense
	// open is the last word when somebody is typing and may not have finished it.
	open *word
}

// stemCount is how often a stem occurs. A text has its stems in the order of their first occurrence.
type stemCount struct {
	stem  *stem
	times int
}

// gramCount is how often a gram occurs. A text has its grams in the order of their letters.
type gramCount struct {
	n     int32
	times int
}

// read reads a text of the event, whose words enter the lexicon.
func (l *lexicon) read(s string) *text { return l.parse(s, true, nil) }

// look reads a text that is not of the event, or not yet.
func (l *lexicon) look(s string) *text { return l.parse(s, false, nil) }

// lookTyped reads a text whose last word may not be finished, unless it is one of the event's, which are counted.
func (l *lexicon) lookTyped(s string, event *counts) *text { return l.parse(s, false, event) }

func (l *lexicon) parse(s string, enter bool, event *counts) *text {
	tokens := l.language.Tokens(s)
	content := l.language.Content(tokens)
	t := &text{
		words: make([]*word, 0, len(content)), raw: make([]string, 0, len(content)),
		place: make([]int, 0, len(content)),
		sense: senseOf(l.language.Base, tokens),
	}
	for _, token := range content {
		w := l.word(token.Word, enter)
		t.words = append(t.words, w)
		t.raw = append(t.raw, token.Raw)
		t.place = append(t.place, token.Place)
		if event != nil && token.Open && at(event.stems, w.stem.n) == 0 && !words.Paired(w.text) {
			t.open = w
		}
	}
	t.countStems()
	t.countGrams(l)
	return t
}

func (t *text) countStems() {
	t.stems = make([]stemCount, 0, len(t.words))
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
	n := 0
	for _, w := range t.words {
		n += len(w.grams)
	}
	all := make([]gram, 0, n)
	for _, w := range t.words {
		for _, g := range w.grams {
			if w == t.open && g.ends() {
				continue
			}
			all = append(all, g)
		}
	}
	slices.Sort(all)
	t.grams = make([]gramCount, 0, len(all))
	for i, g := range all {
		if i > 0 && g == all[i-1] {
			t.grams[len(t.grams)-1].times++
			continue
		}
		number, ok := l.grams[g]
		if !ok {
			number = unknown
		}
		t.grams = append(t.grams, gramCount{number, 1})
	}
}

// silent tells whether the text has no words at all.
func (t *text) silent() bool { return len(t.words) == 0 }
