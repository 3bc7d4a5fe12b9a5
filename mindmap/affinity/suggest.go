package affinity

import (
	"bytes"
	"cmp"
	"math"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/features"
	"mindwall/mindmap/affinity/vectors"
)

const (
	// Confident is the least score of a [Suggestion] that should be shown: docs/likeness.md tells how often one is then
	// shown, and how often it is right.
	Confident = 0.19
	// minLead is by how much one theme must be more alike than another to be preferred for good.
	minLead = 0.1
	// likenessShare is what being alike counts beside the lead.
	likenessShare = 0.3
	// fewTexts is the number of texts of a theme with which half of what speaks for it is believed.
	fewTexts = 0.6
)

// Suggestion is a theme that a text may belong to.
type Suggestion struct {
	Theme mindmap.ID
	// Score is how sure the suggestion is: the lead over the next theme, for how alike answers are differs from event to
	// event, and a part of the likeness; less where little is known of the theme. A theme below the best or above it is no
	// rival of it. The score is zero for all but the best.
	Score float64
	// Likeness is how alike the text and the theme are, at most 1: the cosine of their features, or, where that is more, how
	// far an answer of the theme says the same.
	Likeness float64
	// Words are the words of the text that made it so, the weightiest first, as written; at most three.
	Words []string
}

// Suggest ranks the themes of a question for a text, best first, at most limit of them. A theme is left out when one
// below it ranks higher, when nothing is known of it, and when answers that say the same were moved out of it. Those that
// hold such answers come first. Themes as alike go by id.
func (x *Index) Suggest(question mindmap.ID, s string, limit int) []Suggestion {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.update()
	return x.suggest(question, x.lexicon.Read(s), limit, math.Inf(-1))
}

// SuggestTyped is Suggest for a text that somebody is typing: unless its last word is one of the event's, or something
// follows it, it is only taken for the beginning of a word.
func (x *Index) SuggestTyped(question mindmap.ID, s string, limit int) []Suggestion {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.update()
	return x.suggest(question, x.lexicon.ReadTyped(s, &x.live), limit, math.Inf(-1))
}

// suggest ranks the themes that score so much at least.
func (x *Index) suggest(question mindmap.ID, t *features.Text, limit int, minScore float64) []Suggestion {
	if t.Silent() {
		return nil
	}
	q := x.ask(t)
	scores := x.sums.scores(q)
	left := x.heed(question, t, scores)
	slots := x.sums.rank(question, scores, left)
	var out []Suggestion
	for i, slot := range slots[:max(0, min(limit, len(slots)))] {
		if s := x.sums.suggestion(slots, i, scores); s.Score >= minScore {
			s.Words = x.because(q, slot)
			out = append(out, s)
		}
	}
	return out
}

// suggestion is that of the theme at place i of a ranking, without its words.
func (s *sums) suggestion(ranking []int32, i int, scores []float64) Suggestion {
	slot := ranking[i]
	theme := s.themes[slot]
	out := Suggestion{Theme: theme.item.id, Likeness: scores[slot]}
	if i > 0 {
		return out
	}
	lead := out.Likeness
	if rival := slices.IndexFunc(ranking, func(other int32) bool { return !s.related(slot, other) }); rival >= 0 {
		lead = min(lead, lead-scores[ranking[rival]])
	}
	texts := float64(theme.texts) / textWeight
	out.Score = (lead + likenessShare*out.Likeness) * texts / (texts + fewTexts)
	return out
}

// related reports whether two themes are one, or one is below the other.
func (s *sums) related(a, b int32) bool {
	return slices.Contains(s.themes[a].item.slots, b) || slices.Contains(s.themes[b].item.slots, a)
}

// rank is the themes of a question by score, without those that were left and those that have a better one below them.
func (s *sums) rank(question mindmap.ID, scores []float64, left []mindmap.ID) []int32 {
	slots := make([]int32, 0, len(s.themes))
	for slot, theme := range s.themes {
		if theme != nil && theme.texts > 0 && theme.item.place.Question == question && !slices.Contains(left, theme.item.id) {
			slots = append(slots, int32(slot))
		}
	}
	slices.SortFunc(slots, func(a, b int32) int {
		i, j := s.themes[a].item.id, s.themes[b].item.id
		return cmp.Or(cmp.Compare(scores[b], scores[a]), bytes.Compare(i[:], j[:]))
	})
	out := slots[:0]
	for _, slot := range slots {
		if !slices.ContainsFunc(out, func(better int32) bool { return slices.Contains(s.themes[better].item.slots, slot) }) {
			out = append(out, slot)
		}
	}
	return out
}

// query is a text that themes are compared with.
type query struct {
	text   *features.Text
	f      features.Weights
	centre [vectors.Dimensions]float64
	// unitItem scales what is left of a meaning without the centre so that an average one has length 1 again.
	unitItem float64
	// perVector scales what one stem's vector adds to the meaning.
	perVector  float64
	topicShare float64   // what topics count beside the rest
	scores     []float64 // to work in
}

// ask makes the query of a text. It is good until the next one.
func (x *Index) ask(t *features.Text) *query {
	q := &x.query
	q.text, q.centre, q.perVector = t, x.sums.centre(), 0
	q.f.Weigh(t, &x.live)
	raw := 0.0
	for _, s := range t.Stems {
		raw += s.Stem.Rarity * s.Stem.Vector.DotWith(q.f.Meaning)
	}
	for j, c := range q.centre {
		q.f.Meaning[j] -= c
	}
	if left := math.Sqrt(vectors.Dot(q.f.Meaning, q.f.Meaning)); raw > 0 && left > 0 {
		q.perVector = 1 / (raw * left)
	}
	vectors.Scale(q.f.Meaning, 1)
	q.topicShare = 0
	if len(q.f.Topics) > 0 {
		d := x.live.Diversity()
		q.topicShare = features.TopicShare * d * d * x.live.Novelty(t)
	}
	q.unitItem = 1 / math.Sqrt(max(1-vectors.Dot(q.centre[:], q.centre[:]), 0.05))
	return q
}

// gram is the weight of one occurrence of a gram of the text.
func (q *query) gram(g features.Gram) float64 {
	i, ok := slices.BinarySearchFunc(q.text.Grams, g, func(c features.GramCount, g features.Gram) int { return cmp.Compare(c.Gram, g) })
	if !ok {
		return 0
	}
	return q.f.Grams[i] / float64(q.text.Grams[i].Times)
}

// scores are the cosines of the query and all themes, by slot. They are good as long as the query.
func (s *sums) scores(q *query) []float64 {
	q.scores = slices.Grow(q.scores[:0], len(s.themes))[:len(s.themes)]
	scores := q.scores
	clear(scores)
	for i, c := range q.text.Stems {
		gather(scores, s.stems, c.Stem.Number, q.f.Stems[i])
	}
	for i, g := range q.text.Grams {
		gather(scores, s.grams, g.Number, q.f.Grams[i])
	}
	for slot, theme := range s.themes {
		if theme == nil || theme.texts == 0 {
			continue
		}
		same, square := 0.0, 0.0
		texts := float64(theme.texts) / textWeight
		for j, sum := range theme.meaning {
			m := float64(sum)/unit - texts*q.centre[j]
			same += m * q.f.Meaning[j]
			square += m * m
		}
		scores[slot] += features.MeaningShare * q.unitItem * same
		square *= features.MeaningShare * q.unitItem * q.unitItem
		if q.topicShare > 0 {
			scores[slot] += q.topicShare * theme.topical(q.f.Topics)
			square += q.topicShare * float64(theme.topicSquare) / (unit * unit)
		}
		scores[slot] /= theme.length(square) * math.Sqrt(1+q.topicShare)
	}
	return scores
}

// topical is the product of the topics of a text and those of a theme.
func (t *themeSum) topical(of []features.Topical) float64 {
	same := 0.0
	for _, topic := range of {
		if int(topic.Topic) < len(t.topics) {
			same += topic.Weight * float64(t.topics[topic.Topic]) / unit
		}
	}
	return same
}

// length is the length of a theme's sum, given the square of its meaning and topics.
func (t *themeSum) length(rest float64) float64 {
	return math.Sqrt(max(float64(t.square)/(unit*unit)+rest, 1e-9))
}

func gather(scores []float64, shares [][]share, n int32, weight float64) {
	if n == features.Unknown || int(n) >= len(shares) {
		return
	}
	for _, p := range shares[n] {
		scores[p.slot] += weight * float64(p.weight) / unit
	}
}
