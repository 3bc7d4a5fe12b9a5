package cluster

import (
	"cmp"
	"context"
	"math"
	"slices"

	"mindwall/mindmap/affinity/internal/features"
	"mindwall/mindmap/affinity/vectors"
	"mindwall/mindmap/affinity/words"
)

// space is a set of texts compared with each other: features weighed by the set's own counts, meanings about its mean.
type space struct {
	language   *words.Language
	topicNames []string
	texts      []*features.Text
	sparse     [][]entry            // the stem and gram blocks of each text
	meanings   [][]float64          // the meaning of each text, of the length that its share gives
	squares    []float64            // of the length of each text
	topics     [][]features.Topical // of each text
	width      int                  // how many sparse features there are
	diverse    float64              // how much of what the texts say is said in one of them alone
}

// entry is one feature of a text.
type entry struct {
	feature int32
	weight  float64
}

// newSpace compares texts, none of them silent. The features of each together have length 1.
func newSpace(texts []*features.Text, language *words.Language, topics []string) *space {
	s := &space{
		language: language, topicNames: topics, texts: texts,
		sparse: make([][]entry, len(texts)), topics: make([][]features.Topical, len(texts)), meanings: make([][]float64, len(texts)),
	}
	var c features.Counts
	for _, t := range texts {
		c.Add(t, 1)
	}
	s.diverse = c.Diversity()
	numbers := numbering{stems: make([]int32, len(c.Stems)), grams: make([]int32, len(c.Grams)), topics: make([]int32, len(topics))}
	topicShare := features.TopicShare * math.Pow(s.diverse, 3)
	mean := make([]float64, vectors.Dimensions)
	var f features.Weights
	for i, t := range texts {
		f.Weigh(t, &c)
		s.topics[i] = features.SureTopics(t)
		s.sparse[i] = numbers.entries(t, &f, s.topics[i], s.rest(i, topicShare), topicShare)
		s.meanings[i] = slices.Clone(f.Meaning)
		for j, v := range f.Meaning {
			mean[j] += v / float64(len(texts))
		}
	}
	s.width = int(numbers.next)
	for i, m := range s.meanings {
		if len(texts) >= features.CentreFrom {
			for j := range m {
				m[j] -= mean[j]
			}
		}
		vectors.Scale(m, s.rest(i, topicShare)*math.Sqrt(features.MeaningShare))
	}
	s.squares = make([]float64, len(texts))
	for i, m := range s.meanings {
		s.squares[i] = vectors.Dot(m, m)
		for _, e := range s.sparse[i] {
			s.squares[i] += e.weight * e.weight
		}
	}
	return s
}

// rest is the length of all features of a text but its topics.
func (s *space) rest(i int, topicShare float64) float64 {
	if len(s.topics[i]) == 0 {
		return 1
	}
	return 1 / math.Sqrt(1+topicShare)
}

// entries are the stems, grams and topics of a text; the topics have the share given beside the rest.
func (u *numbering) entries(t *features.Text, f *features.Weights, topics []features.Topical, rest, topicShare float64) []entry {
	out := make([]entry, 0, len(f.Stems)+len(f.Grams)+len(topics))
	for k, w := range f.Stems {
		out = append(out, entry{u.of(u.stems, t.Stems[k].Stem.Number), rest * w})
	}
	for k, w := range f.Grams {
		out = append(out, entry{u.of(u.grams, t.Grams[k].Number), rest * w})
	}
	for _, topic := range topics {
		out = append(out, entry{u.of(u.topics, topic.Topic), rest * math.Sqrt(topicShare) * topic.Weight})
	}
	return out
}

// numbering numbers the features of a set from 1 in the order in which they are met.
type numbering struct {
	stems, grams, topics []int32
	next                 int32
}

// of returns the number, from 0, of the feature that has the place n in list.
func (u *numbering) of(list []int32, n int32) int32 {
	if list[n] == 0 {
		u.next++
		list[n] = u.next
	}
	return list[n] - 1
}

func (s *space) len() int { return len(s.texts) }

const (
	neighbourCount = 10
	minCosine      = 0.02
)

// link is one end of an edge of the graph of texts.
type link struct {
	to     int
	weight float64
}

// graph links every text with those it is most like. An edge weighs the cosine when each is among the nearest of the
// other, half of it when only one is. The links of a node are in order. When the context ends, links are missing.
func (s *space) graph(ctx context.Context) [][]link {
	edges := make([][]link, s.len())
	holders := s.holders()
	cosines := make([]float64, s.len())
	var near []link
	for i := range edges {
		if ctx.Err() != nil {
			return edges
		}
		s.cosinesOf(i, holders, cosines)
		near = nearest(near[:0], i, cosines)
		for _, l := range near {
			edges[i] = append(edges[i], link{l.to, l.weight / 2})
			edges[l.to] = append(edges[l.to], link{i, l.weight / 2})
		}
	}
	for i := range edges {
		edges[i] = joined(edges[i])
	}
	return edges
}

// nearest is the texts that are most like text i, best first; of those as much alike the first.
func nearest(near []link, i int, cosines []float64) []link {
	floor := minCosine
	for j, c := range cosines {
		if !(c > floor) || j == i {
			continue
		}
		at := len(near)
		for at > 0 && near[at-1].weight < c {
			at--
		}
		if len(near) == neighbourCount {
			near = near[:neighbourCount-1]
		}
		near = slices.Insert(near, at, link{j, c})
		if len(near) == neighbourCount {
			floor = near[neighbourCount-1].weight
		}
	}
	return near
}

// holders lists, feature by feature, the texts that have it.
func (s *space) holders() [][]link {
	h := make([][]link, s.width)
	for i, entries := range s.sparse {
		for _, e := range entries {
			h[e.feature] = append(h[e.feature], link{i, e.weight})
		}
	}
	return h
}

// cosinesOf fills in the cosines of a text with all texts.
func (s *space) cosinesOf(i int, holders [][]link, cosines []float64) {
	for j, m := range s.meanings {
		cosines[j] = vectors.Dot(s.meanings[i], m)
	}
	for _, e := range s.sparse[i] {
		for _, h := range holders[e.feature] {
			cosines[h.to] += e.weight * h.weight
		}
	}
}

// joined sorts links and adds up those to one node.
func joined(links []link) []link {
	slices.SortStableFunc(links, func(a, b link) int { return cmp.Compare(a.to, b.to) })
	out := links[:0]
	for _, l := range links {
		if n := len(out); n > 0 && out[n-1].to == l.to {
			out[n-1].weight += l.weight
			continue
		}
		out = append(out, l)
	}
	return out
}
