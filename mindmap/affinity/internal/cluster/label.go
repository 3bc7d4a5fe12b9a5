package cluster

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"mindwall/mindmap/affinity/internal/features"
	"mindwall/mindmap/affinity/words"
)

const (
	MaxWords   = 5 // that members share
	labelWords = 3
	labelShare = 0.4 // of the best word's weight; a word below it stays out of the label
)

// candidate is a stem that may stand in the label of a group.
type candidate struct {
	stem   *features.Stem
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

// covers reports whether at least half of the texts of a group have one of the words.
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
		if c.texts >= 2 && len(out) < MaxWords {
			out = append(out, l.spelling(c.stem))
		}
	}
	return out
}

// labeller holds what the labels of all groups are made from.
type labeller struct {
	lengths  []float64                    // texts of each group
	texts    float64                      // of all
	all      map[*features.Stem]float64   // texts with a stem
	in       []map[*features.Stem]float64 // the same, by group
	language *words.Language
	groups   [][]*features.Text
	pairs    []map[[2]*features.Stem]*inRow // by group
	spelled  map[*features.Stem]map[string]int
	inside   map[string]bool    // a spelling was seen capitalised within a sentence
	stemList [][]*features.Stem // the stems of each group, in the order of first use
}

func newLabeller(s *space, groups []int, n int) *labeller {
	l := &labeller{
		lengths: make([]float64, n), texts: float64(s.len()), all: map[*features.Stem]float64{},
		in: make([]map[*features.Stem]float64, n), pairs: make([]map[[2]*features.Stem]*inRow, n), stemList: make([][]*features.Stem, n),
		language: s.language, groups: make([][]*features.Text, n),
		spelled: map[*features.Stem]map[string]int{}, inside: map[string]bool{},
	}
	for g := range n {
		l.in[g], l.pairs[g] = map[*features.Stem]float64{}, map[[2]*features.Stem]*inRow{}
	}
	for i, t := range s.texts {
		l.add(t, groups[i])
	}
	return l
}

func (l *labeller) add(t *features.Text, g int) {
	for _, c := range t.Stems {
		l.all[c.Stem]++
		if g < 0 {
			continue
		}
		if l.in[g][c.Stem] == 0 {
			l.stemList[g] = append(l.stemList[g], c.Stem)
		}
		l.in[g][c.Stem]++
	}
	for i, w := range t.Words {
		if l.spelled[w.Stem] == nil {
			l.spelled[w.Stem] = map[string]int{}
		}
		l.spelled[w.Stem][t.Raw[i]]++
		if t.Place[i] > 0 {
			l.inside[t.Raw[i]] = true
		}
	}
	if g >= 0 {
		l.lengths[g]++
		l.groups[g] = append(l.groups[g], t)
		l.addPairs(t, g)
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
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.stem.Text, b.stem.Text))
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
func (l *labeller) spelling(st *features.Stem) string {
	byLower := map[string]int{}
	best, highest := "", 0
	for raw, n := range l.spelled[st] {
		low := strings.ToLower(raw)
		byLower[low] += n
	}
	for low, n := range byLower {
		if n > highest || n == highest && low < best {
			best, highest = low, n
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

// Capitalised is a name as people write those of themes. "iPhone" stays as it is.
func Capitalised(name string) string {
	first, _, _ := strings.Cut(name, " ")
	if hasInnerCapital(first) {
		return name
	}
	_, n := utf8.DecodeRuneInString(name)
	return strings.ToUpper(name[:n]) + name[n:]
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
func beginning(t *features.Text) string {
	name := ""
	for _, raw := range t.Raw[:min(labelWords, len(t.Raw))] {
		name = words.Join(name, raw)
	}
	return name
}
