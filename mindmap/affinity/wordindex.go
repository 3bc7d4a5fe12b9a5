package affinity

import "slices"

// wordIndex finds the answers that use a word or one like it.
type wordIndex struct {
	answers [][]*item // by the number of the word, an answer once for each wording that has it
	// near holds, for words that were asked for, the words of the event that match them. It is extended as words come.
	near map[string]*neighbours
}

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
	for _, t := range it.texts {
		for _, w := range distinct(t) {
			wi.answers = grow(wi.answers, w.n)
			wi.answers[w.n] = append(wi.answers[w.n], it)
		}
	}
}

func (wi *wordIndex) remove(it *item) {
	for _, t := range it.texts {
		for _, w := range distinct(t) {
			list := wi.answers[w.n]
			if i := slices.Index(list, it); i >= 0 {
				list[i] = list[len(list)-1]
				list[len(list)-1] = nil
				wi.answers[w.n] = list[:len(list)-1]
			}
		}
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

// leastCoverage is how much of a text an answer must cover to be Alike, however well it is covered itself: the harmonic
// mean of c and 1 is Alike at this c.
const leastCoverage = Alike/(2-Alike) - 1e-9

// candidates are the answers that cover enough of a text to be Alike; all that can be are among them.
func (x *Index) candidates(t *text) []*item {
	covered := map[*item]float64{}
	all := 0.0
	for _, w := range t.words {
		all += w.stem.rarity
		best := map[*item]float64{}
		for _, n := range x.words.nearTo(w, x.lexicon.byNumber) {
			if int(n.word.n) >= len(x.words.answers) {
				continue
			}
			for _, it := range x.words.answers[n.word.n] {
				best[it] = max(best[it], n.match)
			}
		}
		for it, match := range best {
			covered[it] += w.stem.rarity * match
		}
	}
	var out []*item
	for it, c := range covered {
		if c >= leastCoverage*all {
			out = append(out, it)
		}
	}
	return out
}
