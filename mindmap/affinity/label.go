package affinity

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"mindwall/mindmap/affinity/internal/words"
)

const (
	labelWords = 3
	labelShare = 0.4 // of the best word's weight; a word below it stays out of the label
	pairShare  = 0.3 // of the texts with either word; from it on a pair is put in the order in which it is said
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
func labels(s *space, groups []int, n int) (names []string, shared [][]string) {
	l := newLabeller(s, groups, n)
	taken := map[string]bool{}
	names, shared = make([]string, n), make([][]string, n)
	for g := range names {
		ranked := l.rank(g)
		shared[g] = l.shared(ranked)
		chosen := l.choose(ranked)
		name := l.phrase(g, chosen)
		for next := len(chosen); taken[name] && next < len(ranked); next++ {
			name = l.phrase(g, append(slices.Clone(chosen), ranked[next]))
		}
		taken[name] = true
		names[g] = name
	}
	return names, shared
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
	follows  []map[[2]*stem]float64
	spelled  map[*stem]map[string]int
	inside   map[string]bool // a spelling was seen capitalised within a sentence
	stemList [][]*stem       // the stems of each group, in the order of first use
}

func newLabeller(s *space, groups []int, n int) *labeller {
	l := &labeller{
		lengths: make([]float64, n), texts: float64(s.len()), all: map[*stem]float64{},
		in: make([]map[*stem]float64, n), follows: make([]map[[2]*stem]float64, n), stemList: make([][]*stem, n),
		spelled: map[*stem]map[string]int{}, inside: map[string]bool{},
	}
	for g := range n {
		l.in[g], l.follows[g] = map[*stem]float64{}, map[[2]*stem]float64{}
	}
	for i, t := range s.texts {
		l.take(t, groups[i])
	}
	return l
}

func (l *labeller) take(t *text, g int) {
	l.lengths[g]++
	for _, c := range t.stems {
		l.all[c.stem]++
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
		if i > 0 && t.place[i] == t.place[i-1]+1 {
			l.follows[g][[2]*stem{t.words[i-1].stem, w.stem}]++
		}
	}
}

// rank weighs the stems that at least two texts of a group have, by p·ln(1 + p/q), where p is the share of the group's
// texts that have it and q that of the others.
func (l *labeller) rank(g int) []candidate {
	var out []candidate
	for _, st := range l.stemList[g] {
		texts := l.in[g][st]
		if texts < 2 && l.lengths[g] > 2 {
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
	return slices.Clone(chosen)
}

// phrase puts the chosen words in the order in which pairs of them are mostly said.
func (l *labeller) phrase(g int, chosen []candidate) string {
	for i := range chosen {
		for j := i + 1; j < len(chosen); j++ {
			a, b := chosen[i], chosen[j]
			there, back := l.follows[g][[2]*stem{a.stem, b.stem}], l.follows[g][[2]*stem{b.stem, a.stem}]
			if back > there && back >= pairShare*min(a.texts, b.texts) {
				chosen[i], chosen[j] = b, a
			}
		}
	}
	name := ""
	for _, c := range chosen {
		name = words.Join(name, l.spelling(c.stem))
	}
	return name
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
