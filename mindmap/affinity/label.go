package affinity

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"mindwall/mindmap/affinity/words"
)

const (
	labelWords = 3
	labelShare = 0.4 // of the best word's weight; a word below it stays out of the label
)

// candidate is a stem that may stand in the label of a group.
type candidate struct {
	stem   *stem
	weight float64
	texts  float64 // of the group that have it
}

// labels names the groups of a space by the words that tell each from the rest: at most three, and no two groups alike
// while there are words left. A group whose texts share no word gets an empty name. Shared are the words that at least
// two texts of a group have, the most telling first.
func labels(s *space, groups []int, n int) (names []string, shared [][]string, covers []bool) {
	l := newLabeller(s, groups, n)
	taken := map[string]bool{}
	names, shared, covers = make([]string, n), make([][]string, n), make([]bool, n)
	for g := range names {
		ranked := l.rank(g)
		shared[g] = l.shared(ranked)
		chosen := l.choose(ranked)
		name := l.name(g, chosen, false)
		for next := len(chosen); taken[name] && next < len(ranked); next++ {
			name = l.name(g, append(slices.Clone(chosen), ranked[next]), true)
		}
		taken[name] = true
		names[g], covers[g] = name, l.covers(g, chosen)
	}
	return names, shared, covers
}

// covers tells whether at least half of the texts of a group have one of the words.
func (l *labeller) covers(g int, chosen []candidate) bool {
	n := 0
	for i := range chosen {
		n += l.adds(g, chosen[:i], chosen[i])
	}
	return 2*n >= len(l.groups[g])
}

func (l *labeller) shared(ranked []candidate) []string {
	var out []string
	for _, c := range ranked {
		if c.texts >= 2 && len(out) < maxShared {
			out = append(out, l.spelling(c.stem))
		}
	}
	return out
}

// labeller holds what the labels of all groups are made from.
type labeller struct {
	lengths  []float64           // texts of each group
	texts    float64             // of all
	all      map[*stem]float64   // texts with a stem
	in       []map[*stem]float64 // the same, by group
	language *words.Language
	groups   [][]*text
	links    []map[[2]*stem]*inRow // by group
	spelled  map[*stem]map[string]int
	inside   map[string]bool // a spelling was seen capitalised within a sentence
	stemList [][]*stem       // the stems of each group, in the order of first use
}

func newLabeller(s *space, groups []int, n int) *labeller {
	l := &labeller{
		lengths: make([]float64, n), texts: float64(s.len()), all: map[*stem]float64{},
		in: make([]map[*stem]float64, n), links: make([]map[[2]*stem]*inRow, n), stemList: make([][]*stem, n),
		language: s.language, groups: make([][]*text, n),
		spelled: map[*stem]map[string]int{}, inside: map[string]bool{},
	}
	for g := range n {
		l.in[g], l.links[g] = map[*stem]float64{}, map[[2]*stem]*inRow{}
	}
	for i, t := range s.texts {
		l.take(t, groups[i])
	}
	return l
}

func (l *labeller) take(t *text, g int) {
	for _, c := range t.stems {
		l.all[c.stem]++
		if g < 0 {
			continue
		}
		if l.in[g][c.stem] == 0 {
			l.stemList[g] = append(l.stemList[g], c.stem)
		}
		l.in[g][c.stem]++
	}
	for i, w := range t.words {
		if l.spelled[w.stem] == nil {
			l.spelled[w.stem] = map[string]int{}
		}
		l.spelled[w.stem][t.raw[i]]++
		if t.place[i] > 0 {
			l.inside[t.raw[i]] = true
		}
	}
	if g >= 0 {
		l.lengths[g]++
		l.groups[g] = append(l.groups[g], t)
		l.link(t, g)
	}
}

// rank weighs the stems that at least two texts of a group have, by p·ln(1 + p/q), where p is the share of the group's
// texts that have it and q that of the others.
func (l *labeller) rank(g int) []candidate {
	var out []candidate
	for _, st := range l.stemList[g] {
		texts := l.in[g][st]
		if texts < 2 {
			continue
		}
		p := texts / l.lengths[g]
		q := (l.all[st] - texts + 0.5) / (l.texts - l.lengths[g] + 1)
		out = append(out, candidate{st, p * math.Log(1+p/q), texts})
	}
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.stem.text, b.stem.text))
	})
	return out
}

func (l *labeller) choose(ranked []candidate) []candidate {
	chosen := ranked[:min(labelWords, len(ranked))]
	for n := len(chosen); n > 1 && chosen[n-1].weight < labelShare*chosen[0].weight; n-- {
		chosen = chosen[:n-1]
	}
	return chosen
}

// spelling is the commonest spelling of a stem; the lower-case one if it was ever used, or if only the first words of
// texts were capitalised.
func (l *labeller) spelling(st *stem) string {
	byLower := map[string]int{}
	best, most := "", 0
	for raw, n := range l.spelled[st] {
		low := strings.ToLower(raw)
		byLower[low] += n
	}
	for low, n := range byLower {
		if n > most || n == most && low < best {
			best, most = low, n
		}
	}
	cased, times := "", 0
	for raw, n := range l.spelled[st] {
		if strings.ToLower(raw) != best {
			continue
		}
		if raw == best {
			return best
		}
		if (l.inside[raw] || hasInnerCapital(raw)) && (n > times || n == times && raw < cased) {
			cased, times = raw, n
		}
	}
	if cased != "" {
		return cased
	}
	return best
}

func hasInnerCapital(s string) bool {
	for i, r := range s {
		if i > 0 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// beginning is the first words of a text that say what it is about.
func beginning(t *text) string {
	name := ""
	for _, raw := range t.raw[:min(labelWords, len(t.raw))] {
		name = words.Join(name, raw)
	}
	return name
}
