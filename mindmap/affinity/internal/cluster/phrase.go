package cluster

import (
	"cmp"
	"slices"
	"strings"

	"mindwall/mindmap/affinity/internal/features"
	"mindwall/mindmap/affinity/words"
)

const (
	maxBetween = 2   // words that say nothing of their own, between two that stand in one phrase
	pairShare  = 0.3 // of the texts with either word; from it on two words are a phrase
	minSaid    = 2   // times that a phrase was said
)

// inRow is two words that were said in a row, in all the ways in which they were.
type inRow struct {
	times float64
	ways  map[way]float64
}

// way is how two words in a row were written, and the small words between them.
type way struct{ first, between, second string }

// addPairs notes which words of a text were said in a row.
func (l *labeller) addPairs(t *features.Text, g int) {
	tokens := l.language.Tokens(t.Source)
	for i := 1; i < len(t.Words); i++ {
		from, to := t.Place[i-1]+1, t.Place[i]
		if to < from || to-from > maxBetween || slices.ContainsFunc(tokens[from:to+1], func(t words.Token) bool { return t.Apart }) {
			continue
		}
		between := ""
		for _, token := range tokens[from:to] {
			between = words.Join(between, token.Raw)
		}
		pair := [2]*features.Stem{t.Words[i-1].Stem, t.Words[i].Stem}
		k := l.pairs[g][pair]
		if k == nil {
			k = &inRow{ways: map[way]float64{}}
			l.pairs[g][pair] = k
		}
		k.times++
		k.ways[way{strings.ToLower(t.Raw[i-1]), between, strings.ToLower(t.Raw[i])}]++
	}
}

// pair is the way in which two words of a group are mostly said in a row, how often that is, and how often they are
// in whatever way; zero when that is too seldom for a phrase.
func (l *labeller) pair(g int, a, b candidate) (best way, times, all float64) {
	k := l.pairs[g][[2]*features.Stem{a.stem, b.stem}]
	if k == nil || k.times < max(minSaid, pairShare*min(a.texts, b.texts)) {
		return way{}, 0, 0
	}
	for w, n := range k.ways {
		if n > times || n == times && w.compare(best) < 0 {
			best, times = w, n
		}
	}
	return best, times, k.times
}

func (w way) compare(o way) int {
	return cmp.Or(cmp.Compare(w.between, o.between), cmp.Compare(w.first, o.first), cmp.Compare(w.second, o.second))
}

// joined puts words together as people put them: those that stand in a row as a phrase, others after a comma. A word of
// less than half of the texts is left out when all that have it have an earlier one too.
func (l *labeller) joined(g int, chosen []candidate) string {
	var parts [][]candidate
	var used []candidate
	for _, c := range chosen {
		if l.extend(g, parts, c) {
			used = append(used, c)
			continue
		}
		if len(parts) == 0 || 2*c.texts >= l.lengths[g] || l.adds(g, used, c) > 0 {
			parts = append(parts, []candidate{c})
			used = append(used, c)
		}
	}
	names := make([]string, len(parts))
	for i, p := range parts {
		names[i] = l.phrase(g, p)
	}
	if len(names) > 0 && words.Paired(names[0]) {
		return strings.Join(names, "、")
	}
	return strings.Join(names, ", ")
}

// adds is how many texts of a group have a word but none of some others.
func (l *labeller) adds(g int, others []candidate, c candidate) int {
	n := 0
	for _, t := range l.groups[g] {
		if t.Has(c.stem) && !slices.ContainsFunc(others, func(o candidate) bool { return t.Has(o.stem) }) {
			n++
		}
	}
	return n
}

// extend puts a word before or after a phrase that it is mostly said with.
func (l *labeller) extend(g int, parts [][]candidate, c candidate) bool {
	for i, p := range parts {
		_, said, before := l.pair(g, c, p[0])
		if len(p) > 1 && said < minSaid {
			before = 0
		}
		_, said, after := l.pair(g, p[len(p)-1], c)
		if len(p) > 1 && said < minSaid {
			after = 0
		}
		switch {
		case before > after:
			parts[i] = slices.Insert(p, 0, c)
		case after > 0:
			parts[i] = append(p, c)
		default:
			continue
		}
		return true
	}
	return false
}

// phrase is a part of a name: a word in its usual spelling, or words as they were mostly said in a row.
func (l *labeller) phrase(g int, part []candidate) string {
	if len(part) == 1 {
		return l.spelling(part[0].stem)
	}
	name := ""
	for i := 1; i < len(part); i++ {
		w, _, _ := l.pair(g, part[i-1], part[i])
		if i == 1 {
			name = l.usual(part[0].stem, w.first)
		}
		if w.between != "" {
			name = words.Join(name, w.between)
		}
		name = words.Join(name, l.usual(part[i].stem, w.second))
	}
	return name
}

// usual is a form of a word in its usual spelling.
func (l *labeller) usual(s *features.Stem, form string) string {
	if spelling := l.spelling(s); strings.EqualFold(spelling, form) {
		return spelling
	}
	return form
}
