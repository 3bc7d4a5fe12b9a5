package affinity

import (
	"slices"

	"mindwall/mindmap/affinity/internal/features"
)

// wordIndex finds the wordings of answers that use a word or one like it.
type wordIndex struct {
	holders [][]int32 // by the number of the word, the numbers of the wordings that have it
	all     []wording // by number; one of no item is free
	free    []int32
	rarity  []float64 // by the number of the word
	// near holds, for words that were asked for, the words of the event that match them. It is extended as words come.
	near     map[string]*neighbours
	nearSize int // how many neighbours there are in near

	met   []uint32 // by wording, the last question that met it
	asked uint32   // how many questions were asked
	table matches
	found []like // of the last question, to be used again
}

// wording is one way in which an answer was said. What it is compared by lies here, as looking it up
// at the item would take most of the time of comparing.
type wording struct {
	item   *item
	words  []int32
	sense  *features.Sense
	weight float64 // of the words together
}

// neighbours are the words that match one, among the first so many of the lexicon.
type neighbours struct {
	seen  int
	words []neighbour
}

// neighbour is a word by its number, and how far it matches.
type neighbour struct {
	word  int32
	match float32
}

// maxNear bounds how many neighbours are kept.
const maxNear = 1 << 16

// add adds the wordings of an item, whose words are among those given.
func (wi *wordIndex) add(it *item, words []*features.Word) {
	for n := len(wi.rarity); n < len(words); n++ {
		wi.rarity = append(wi.rarity, words[n].Stem.Rarity)
	}
	for i := range it.said {
		s := &it.said[i]
		w := wording{item: it, words: s.words, sense: s.sense}
		for _, n := range s.words {
			w.weight += wi.rarity[n]
		}
		s.n = wi.store(w)
		for k, w := range s.words {
			if !slices.Contains(s.words[:k], w) {
				wi.holders = features.Grow(wi.holders, w)
				wi.holders[w] = append(wi.holders[w], s.n)
			}
		}
	}
}

// store gives a wording a number.
func (wi *wordIndex) store(w wording) int32 {
	if last := len(wi.free) - 1; last >= 0 {
		n := wi.free[last]
		wi.free = wi.free[:last]
		wi.all[n] = w
		return n
	}
	wi.all = append(wi.all, w)
	wi.met = append(wi.met, 0)
	return int32(len(wi.all) - 1)
}

func (wi *wordIndex) remove(it *item) {
	for i := range it.said {
		s := &it.said[i]
		for k, w := range s.words {
			if slices.Contains(s.words[:k], w) {
				continue
			}
			list := wi.holders[w]
			at, last := slices.Index(list, s.n), len(list)-1
			list[at] = list[last]
			wi.holders[w] = list[:last]
		}
		wi.all[s.n] = wording{}
		wi.free = append(wi.free, s.n)
	}
}

// nearTo returns the words of the event that match a word at all.
func (wi *wordIndex) nearTo(w *features.Word, all []*features.Word) []neighbour {
	if wi.near == nil || wi.nearSize > maxNear {
		wi.near, wi.nearSize = map[string]*neighbours{}, 0
	}
	n := wi.near[w.Text]
	if n == nil {
		n = &neighbours{}
		wi.near[w.Text] = n
		wi.nearSize++
	}
	before := len(n.words)
	for _, v := range all[n.seen:] {
		if m := w.Match(v); m > 0 {
			n.words = append(n.words, neighbour{v.Number, m})
		}
	}
	n.seen = len(all)
	wi.nearSize += len(n.words) - before
	return n.words
}

// minCoverage is how much of a text a wording must cover to be Alike, however well it is covered itself: the harmonic
// mean of c and 1 is Alike at this c.
const minCoverage = Alike/(2-Alike) - 1e-6

// like is a wording and how far it says the same as a text.
type like struct {
	wording wording
	score   float64
}

// like scores the wordings that are Alike to a text, as likeness does. The list is good until the next question.
//
// What is covered is a mean over the words of the text, so a wording that covers enough of it matches at least one of
// them as well as that. Only such wordings are looked at.
func (wi *wordIndex) like(t *features.Text, words []*features.Word) []like {
	wi.found = wi.found[:0]
	wi.asked++
	wi.table.reset(t)
	for i, w := range wi.table.asked {
		for _, v := range wi.nearTo(w, words) {
			wi.table.set(v.word, i, v.match)
		}
	}
	for _, v := range wi.table.strong {
		if int(v) >= len(wi.holders) {
			continue // the word is only in names of themes
		}
		for _, n := range wi.holders[v] {
			if wi.met[n] != wi.asked {
				wi.met[n] = wi.asked
				wi.compare(n, words)
			}
		}
	}
	wi.table.clear()
	return wi.found
}

// compare appends a wording to what is found if it is Alike. Most are not, and show it when their own words are covered too
// little.
func (wi *wordIndex) compare(n int32, words []*features.Word) {
	w := &wi.all[n]
	back := wi.table.covered(w, wi.rarity)
	if back < minCoverage {
		return
	}
	forth := wi.table.covers(w)
	if forth < minCoverage || 2*forth*back < Alike*(forth+back) {
		return
	}
	said := make([]*features.Word, len(w.words))
	for i, word := range w.words {
		said[i] = words[word]
	}
	text := wi.table.text
	if score := likeness(text.Words, said, &text.Sense, w.sense, forth, back); score >= Alike {
		wi.found = append(wi.found, like{*w, score})
	}
}
