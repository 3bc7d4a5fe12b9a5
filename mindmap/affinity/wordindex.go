package affinity

import "slices"

// wordIndex finds the wordings of answers that use a word or one like it.
type wordIndex struct {
	holders [][]int32 // by the number of the word, the numbers of the wordings that have it
	all     []wording // by number; one of no item is free
	free    []int32
	// near holds, for words that were asked for, the words of the event that match them. It is extended as words come.
	near map[string]*neighbours

	covered, best, back []float64 // zero between questions; by wording, by wording, by word
}

// wording is one way in which an answer was said: the one of number n.
type wording struct {
	item *item
	n    int
}

func (w wording) text() *text { return w.item.texts[w.n] }

// neighbours are the words that match one, among the first so many of the lexicon.
type neighbours struct {
	seen  int
	words []neighbour
}

type neighbour struct {
	word  *word
	match float64
}

// maxNear bounds how many words neighbours are kept of.
const maxNear = 4096

func (wi *wordIndex) add(it *item) {
	for i, t := range it.texts {
		n := wi.take(wording{it, i})
		for _, w := range distinct(t) {
			wi.holders = grow(wi.holders, w.n)
			wi.holders[w.n] = append(wi.holders[w.n], n)
		}
	}
}

// take gives a wording a number.
func (wi *wordIndex) take(w wording) int32 {
	if last := len(wi.free) - 1; last >= 0 {
		n := wi.free[last]
		wi.free = wi.free[:last]
		wi.all[n] = w
		return n
	}
	wi.all = append(wi.all, w)
	wi.covered = append(wi.covered, 0)
	wi.best = append(wi.best, 0)
	return int32(len(wi.all) - 1)
}

func (wi *wordIndex) remove(it *item) {
	for i, t := range it.texts {
		n := int32(-1)
		for _, w := range distinct(t) {
			list := wi.holders[w.n]
			at := slices.IndexFunc(list, func(n int32) bool { return wi.all[n] == wording{it, i} })
			n = list[at]
			list[at] = list[len(list)-1]
			wi.holders[w.n] = list[:len(list)-1]
		}
		if n < 0 { // a wording without words is in no list
			n = int32(slices.Index(wi.all, wording{it, i}))
		}
		wi.all[n] = wording{}
		wi.free = append(wi.free, n)
	}
}

// distinct are the words of a text, each once.
func distinct(t *text) []*word {
	out := make([]*word, 0, len(t.words))
	for _, w := range t.words {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// nearTo returns the words of the event that match a word at all.
func (wi *wordIndex) nearTo(w *word, all []*word) []neighbour {
	if wi.near == nil || len(wi.near) > maxNear {
		wi.near = map[string]*neighbours{}
	}
	n := wi.near[w.text]
	if n == nil {
		n = &neighbours{}
		wi.near[w.text] = n
	}
	for _, v := range all[n.seen:] {
		if m := match(w, v); m > 0 {
			n.words = append(n.words, neighbour{v, m})
		}
	}
	n.seen = len(all)
	return n.words
}

// leastCoverage is how much of a text a wording must cover to be Alike, however well it is covered itself: the harmonic
// mean of c and 1 is Alike at this c.
const leastCoverage = Alike/(2-Alike) - 1e-9

// like is a wording and how far it says the same as a text.
type like struct {
	wording wording
	score   float64
}

// like scores the wordings that cover enough of a text to be Alike; all that are Alike are among them. The scores are
// those of likeness. It goes word by word, so that the wordings that have none of the words cost nothing.
func (wi *wordIndex) like(t *text, words []*word) []like {
	wi.back = append(wi.back, make([]float64, max(0, len(words)-len(wi.back)))...)
	all := 0.0
	var met []int32
	for _, w := range t.words {
		all += w.stem.rarity
		met = wi.cover(w, wi.nearTo(w, words), met)
	}
	var out []like
	for _, n := range met {
		covered := wi.covered[n]
		wi.covered[n] = 0
		if covered < leastCoverage*all {
			continue
		}
		u := wi.all[n].text()
		matched, whole := 0.0, 0.0
		for _, v := range u.words {
			matched += v.stem.rarity * wi.back[v.n]
			whole += v.stem.rarity
		}
		out = append(out, like{wi.all[n], likeness(t, u, covered/all, matched/whole)})
	}
	for _, w := range t.words {
		for _, v := range wi.nearTo(w, words) {
			wi.back[v.word.n] = 0
		}
	}
	return out
}

// cover adds to each wording how well it matches a word, and appends to met those that nothing was added to before.
func (wi *wordIndex) cover(w *word, near []neighbour, met []int32) []int32 {
	var touched []int32
	for _, v := range near {
		wi.back[v.word.n] = max(wi.back[v.word.n], v.match)
		if int(v.word.n) >= len(wi.holders) {
			continue // the word is only in names of themes
		}
		for _, n := range wi.holders[v.word.n] {
			if wi.best[n] == 0 {
				touched = append(touched, n)
			}
			wi.best[n] = max(wi.best[n], v.match)
		}
	}
	for _, n := range touched {
		if wi.covered[n] == 0 {
			met = append(met, n)
		}
		wi.covered[n] += w.stem.rarity * wi.best[n]
		wi.best[n] = 0
	}
	return met
}
