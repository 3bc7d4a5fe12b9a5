package cluster

import (
	"cmp"
	"context"
	"slices"

	"mindwall/mindmap/affinity/internal/features"
	"mindwall/mindmap/affinity/words"
)

const (
	// apart is the cosine below which a text does not count for what its group is called.
	apart = 0.1
	// boundShare is what the part of a text that holds it to its group counts beside its fit, where no word recurs.
	boundShare = 0.1
	// namelessBound is that part of all texts of a group that nothing holds together which has a name.
	namelessBound = 0.4
)

// boundFit is the fit, where no word recurs, of a text of which so much holds it to its group.
func boundFit(fit, bound float64) float64 {
	return boundShare*(fit+bound) + (1-boundShare)*fit*bound
}

// Group is texts that are alike.
type Group struct {
	// Name is a word or a phrase of its members, or the topic that they share. It is empty when nothing holds them together
	// that they would all be called by.
	Name    string
	Words   []string // that at least two members share, the most telling first; at most [MaxWords]
	Members []Member // best first
}

// Member is a text of a group.
type Member struct {
	Text int     // its place among those that were partitioned
	Fit  float64 // the cosine with the rest of the group, and how much of its words hold it there, the more that counts the fewer recur
}

// Partition partitions texts, none of them silent, into groups, the largest first. There are none when the
// context ends.
func Partition(ctx context.Context, texts []*features.Text, language *words.Language, topics []string) []Group {
	if len(texts) == 0 {
		return nil
	}
	s := newSpace(texts, language, topics)
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
		if fit < apart {
			fitting[i] = -1
		}
	}
	l := newLabeller(s, fitting, n)
	for g := range out {
		t := &out[g]
		ranked := l.rank(g)
		held := l.bond(g, ranked)
		t.Words = l.wordsOf(g, held, l.shared(ranked))
		if len(l.members[g]) > 0 {
			t.Name = l.name(g, held)
		}
		for k := range t.Members {
			m := &t.Members[k]
			bound := namelessBound
			if t.Name != "" {
				bound = l.bound(held, m.Text)
			}
			m.Fit += s.diverse * (boundFit(m.Fit, bound) - m.Fit)
		}
		slices.SortStableFunc(t.Members, func(a, b Member) int { return cmp.Compare(b.Fit, a.Fit) })
	}
	slices.SortStableFunc(out, func(a, b Group) int { return cmp.Compare(len(b.Members), len(a.Members)) })
	return out
}
