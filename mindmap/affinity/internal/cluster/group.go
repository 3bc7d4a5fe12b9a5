package cluster

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"mindwall/mindmap/affinity/internal/features"
	"mindwall/mindmap/affinity/words"
)

// Loose is the fit below which a text stands apart from its group.
const Loose = 0.1

// Group is texts that are alike.
type Group struct {
	// Name is of at most three of the words that tell the group from the rest, as people said them. When half of the
	// members have none of these, it is a short text that fits best; it is empty when every member stands apart.
	Name    string
	Words   []string // that at least two members share, the most telling first; at most [MaxWords]
	Members []Member // best first
}

// Member is a text of a group.
type Member struct {
	Text int     // its place among those that were partitioned
	Fit  float64 // the cosine with the rest of the group
}

// Partition partitions texts, none of them silent, into groups, the largest first. There are none when the
// context ends.
func Partition(ctx context.Context, texts []*features.Text, language *words.Language) []Group {
	if len(texts) == 0 {
		return nil
	}
	s := newSpace(texts, language)
	groups, n := s.cluster(ctx)
	if ctx.Err() != nil {
		return nil
	}
	c := s.centroids(groups, n)
	out := make([]Group, n)
	fitting := slices.Clone(groups)
	for i, g := range groups {
		fit := s.cosine(i, c, g, s.product(i, c, g), true)
		out[g].Members = append(out[g].Members, Member{i, fit})
		if fit < Loose {
			fitting[i] = -1
		}
	}
	names, shared, covers := labels(s, fitting, n)
	for g := range out {
		t := &out[g]
		t.Name, t.Words = names[g], shared[g]
		slices.SortStableFunc(t.Members, func(a, b Member) int { return cmp.Compare(b.Fit, a.Fit) })
		switch {
		case t.Members[0].Fit < Loose:
			t.Name = ""
		case t.Name == "" || !covers[g]:
			t.Name = cmp.Or(t.example(s), t.Name, beginning(s.texts[t.Members[0].Text]))
		}
	}
	slices.SortStableFunc(out, func(a, b Group) int { return cmp.Compare(len(b.Members), len(a.Members)) })
	return out
}

const (
	exampleFrom  = 3 // of how many members that fit best one is taken for an example
	exampleWords = 6
	exampleRunes = 40
)

// example is the shortest of the members that fit best, if it is short enough for a name; the first of those as short.
func (g *Group) example(s *space) string {
	name, shortest := "", exampleWords+1
	for _, m := range g.Members[:min(exampleFrom, len(g.Members))] {
		text := strings.TrimRight(s.texts[m.Text].Source, " .,;:!?…。！？")
		if n := len(s.language.Tokens(text)); m.Fit >= Loose && n < shortest && utf8.RuneCountInString(text) <= exampleRunes {
			name, shortest = text, n
		}
	}
	return name
}
