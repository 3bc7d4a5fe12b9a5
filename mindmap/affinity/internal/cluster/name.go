package cluster

import (
	"slices"
	"strings"

	"mindwall/mindmap/affinity/internal/features"
)

const (
	// sparseFrom is how diverse texts are in which a word that recurs may do so by accident: what people write on walls.
	// Beneath it words are what tells the groups apart, as in questions to one desk.
	sparseFrom = 0.6
	// topicOf is the part of the topical members that must share a topic.
	topicOf = 0.6
	// phraseOf is the part of the members that must use a phrase to be called by it although they share a topic.
	phraseOf = 0.6
	// phraseFrom is the part of the members that must use a phrase to be called by it at all.
	phraseFrom = 0.5
	// likeFrom is the cosine of words, and togetherFrom the part of the texts with one that have both, from which on two
	// words may stand in one name.
	likeFrom, togetherFrom = 0.3, 0.2
)

// bond is what holds a group together: a topic, words that tell it from the rest, or both.
type bond struct {
	topic int32 // below zero for none
	words []candidate
}

func (l *labeller) bond(g int, ranked []candidate) bond {
	chosen := l.choose(ranked)
	if l.diverse >= sparseFrom {
		chosen = slices.DeleteFunc(slices.Clone(chosen), func(c candidate) bool { return c.stem.Weak })
	}
	return bond{l.topic(g), chosen}
}

// topic is the most telling of the topics that most of the topical members of a group share, below zero for none.
func (l *labeller) topic(g int) int32 {
	topical := 0
	in := make([]int, len(l.topicNames))
	for _, i := range l.members[g] {
		topical += min(1, len(l.topics[i]))
		for _, t := range l.topics[i] {
			in[t.Topic]++
		}
	}
	best, topic := 0.0, int32(-1)
	for t, n := range in {
		if n < minShared || float64(n) < topicOf*float64(topical) {
			continue
		}
		if w := l.telling(g, float64(n), float64(l.topicTexts[t])); w > best {
			best, topic = w, int32(t)
		}
	}
	return topic
}

// bound is the part of the words of a text, by weight, that hold it to its group.
func (l *labeller) bound(b bond, i int) float64 {
	held, all := 0.0, 0.0
	for _, w := range l.texts[i].Words {
		all += w.Stem.Rarity
		if w.About(b.topic) || slices.ContainsFunc(b.words, func(c candidate) bool { return c.stem == w.Stem }) {
			held += w.Stem.Rarity
		}
	}
	return held / all
}

// name is what people would call a group: a phrase that most of its members use, else the topic they share, else a
// phrase that half of them use; empty when there is none of these. A word that two share may be an accident. Where words recur, any
// phrase will do.
func (l *labeller) name(g int, b bond) string {
	phrase, used := l.phraseOf(g, b.words)
	share := used / l.lengths[g]
	switch {
	case phrase == "" && b.topic < 0:
		return ""
	case l.diverse < sparseFrom && phrase != "":
		return phrase
	case phrase == "" || b.words[0].texts <= minShared || b.topic < 0 && share < phraseFrom:
	case b.topic < 0, share >= phraseOf && !strings.Contains(phrase, ", "):
		return phrase
	}
	if b.topic < 0 {
		return ""
	}
	return l.topicNames[b.topic]
}

// phraseOf is the first of some words, with those of the others that go with it, and how many members use any of them.
func (l *labeller) phraseOf(g int, words []candidate) (phrase string, used float64) {
	var chosen []candidate
	for i, c := range words {
		if i == 0 || slices.ContainsFunc(chosen, func(v candidate) bool { return l.goTogether(g, v, c) }) {
			used += float64(l.adds(g, chosen, c))
			chosen = append(chosen, c)
		}
	}
	return l.joined(g, chosen), used
}

// goTogether reports whether two words may stand in one name: they are alike, or said together often enough.
func (l *labeller) goTogether(g int, v, w candidate) bool {
	both := 0.0
	for _, t := range l.groups[g] {
		if t.Has(v.stem) && t.Has(w.stem) {
			both++
		}
	}
	return v.stem.Vector.Dot(w.stem.Vector) > likeFrom || both >= max(minShared, togetherFrom*min(v.texts, w.texts))
}

// wordsOf are the words that hold a group together, as people said them: those of its topic, the commonest first, then
// those that it shares.
func (l *labeller) wordsOf(g int, b bond, shared []string) []string {
	var words []string
	times := map[*features.Stem]int{}
	var stems []*features.Stem
	for _, t := range l.groups[g] {
		for _, w := range t.Words {
			if w.About(b.topic) {
				if times[w.Stem]++; times[w.Stem] == 1 {
					stems = append(stems, w.Stem)
				}
			}
		}
	}
	slices.SortStableFunc(stems, func(a, b *features.Stem) int { return times[b] - times[a] })
	for _, st := range stems {
		words = append(words, l.spelling(st))
	}
	for _, w := range shared {
		if !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words[:min(len(words), MaxWords)]
}
