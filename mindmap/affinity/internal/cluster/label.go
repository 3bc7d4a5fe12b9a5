package cluster

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"mindwall/mindmap/affinity/internal/features"
)

const (
	MaxWords   = 5 // that members share
	labelWords = 3
	minShared  = 2   // texts that share what tells of a group
	labelShare = 0.4 // of the best word's weight; a word below it stays out of the label
)

// candidate is a stem that may stand in the label of a group.
type candidate struct {
	stem   *features.Stem
	weight float64
	texts  float64 // of the group that have it
}

// shared are the words that at least two texts of a group have, the most telling first, as people said them.
func (l *labeller) shared(ranked []candidate) []string {
	var out []string
	for _, c := range ranked {
		if len(out) < MaxWords && (!c.stem.Weak || l.diverse < sparseFrom) {
			out = append(out, l.spelling(c.stem))
		}
	}
	return out
}

// labeller holds what the labels of all groups are made from.
type labeller struct {
	*space
	lengths    []float64                    // texts of each group
	all        map[*features.Stem]float64   // texts with a stem
	in         []map[*features.Stem]float64 // the same, by group
	groups     [][]*features.Text
	pairs      []map[[2]*features.Stem]*inRow // by group
	spelled    map[*features.Stem]map[string]int
	inside     map[string]bool    // a spelling was seen capitalised within a sentence
	stemList   [][]*features.Stem // the stems of each group, in the order of first use
	members    [][]int            // of each group
	topicTexts []int              // by topic, texts that are about it
}

func newLabeller(s *space, groups []int, n int) *labeller {
	l := &labeller{
		space: s, lengths: make([]float64, n), all: map[*features.Stem]float64{},
		in: make([]map[*features.Stem]float64, n), pairs: make([]map[[2]*features.Stem]*inRow, n), stemList: make([][]*features.Stem, n),
		groups: make([][]*features.Text, n), spelled: map[*features.Stem]map[string]int{}, inside: map[string]bool{},
		members: make([][]int, n), topicTexts: make([]int, len(s.topicNames)),
	}
	for g := range n {
		l.in[g], l.pairs[g] = map[*features.Stem]float64{}, map[[2]*features.Stem]*inRow{}
	}
	for i, t := range s.texts {
		l.add(t, groups[i])
		for _, topic := range s.topics[i] {
			l.topicTexts[topic.Topic]++
		}
		if g := groups[i]; g >= 0 {
			l.members[g] = append(l.members[g], i)
		}
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

// telling is p·ln(1 + p/q) of what so many texts of a group have, and so many of all, where p is the share of the group's
// texts that have it and q that of the others.
func (l *labeller) telling(g int, inside, all float64) float64 {
	p := inside / l.lengths[g]
	q := (all - inside + 0.5) / (float64(l.len()) - l.lengths[g] + 1)
	return p * math.Log(1+p/q)
}

// rank weighs the stems that at least two texts of a group have.
func (l *labeller) rank(g int) []candidate {
	var out []candidate
	for _, st := range l.stemList[g] {
		if texts := l.in[g][st]; texts >= minShared {
			out = append(out, candidate{st, l.telling(g, texts, l.all[st]), texts})
		}
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
