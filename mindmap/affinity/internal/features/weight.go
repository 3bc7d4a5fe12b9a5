package features

import (
	"math"
	"slices"

	"mindwall/mindmap/affinity/vectors"
)

// A text is three unit vectors side by side, each in its own space and each weighted by the square root of its share:
// its stems, the characters of its words, and its meaning.
const (
	stemShare    = 0.5
	gramShare    = 0.2
	MeaningShare = 0.3
	// TopicShare is what the topics of a text count beside these where no word recurs. The more words recur in an event,
	// the less its texts need topics to be alike, and the less they count.
	TopicShare = 0.5
	// weakLoss is the part of its weight that a word which says little loses where no word recurs.
	weakLoss = 0.7
)

// priorTexts is how many texts of the event the background probability of a stem is worth.
const priorTexts = 30

// CentreFrom is the number of texts from which on the mean meaning of the event is taken off every meaning: what all
// say tells no theme from another.
const CentreFrom = 4

// Counts is in how many texts each stem and each gram occurs.
type Counts struct {
	Texts int
	Stems []int32 // by number; a number beyond its end occurs in none
	Grams []int32
	// said is the weight of all stems, text by text, and recurring that of those that are in another text too; in
	// thousandths, so that order does not matter.
	said, recurring int64
}

// Add counts a text, or with sign -1 takes it off.
func (c *Counts) Add(t *Text, sign int32) {
	c.Texts += int(sign)
	for _, s := range t.Stems {
		c.Stems = Grow(c.Stems, s.Stem.Number)
		before := c.Stems[s.Stem.Number]
		c.Stems[s.Stem.Number] += sign
		weight := int64(math.Round(1000 * s.Stem.Rarity))
		c.said += int64(sign) * weight
		c.recurring += (recurringTexts(before+sign) - recurringTexts(before)) * weight
	}
	for _, g := range t.Grams {
		c.Grams = Grow(c.Grams, g.Number)
		c.Grams[g.Number] += sign
	}
}

// recurringTexts is how many texts share a stem with another when so many have it.
func recurringTexts(n int32) int64 {
	if n < 2 {
		return 0
	}
	return int64(n)
}

// Diversity is how much of what the texts say is said in one of them alone, by weight: from 0 to 1.
func (c *Counts) Diversity() float64 {
	if c.said == 0 {
		return 1
	}
	return 1 - float64(c.recurring)/float64(c.said)
}

// Novelty is the same of one text that is not counted.
func (c *Counts) Novelty(t *Text) float64 {
	said, known := 0.0, 0.0
	for _, s := range t.Stems {
		said += s.Stem.Rarity
		if at(c.Stems, s.Stem.Number) > 0 {
			known += s.Stem.Rarity
		}
	}
	if said == 0 {
		return 1
	}
	return 1 - known/said
}

// Clone is a copy that does not change with the counts.
func (c *Counts) Clone() Counts {
	clone := *c
	clone.Stems, clone.Grams = slices.Clone(c.Stems), slices.Clone(c.Grams)
	return clone
}

// Grow makes a list by number long enough to have an element n.
func Grow[T any](list []T, n int32) []T {
	if int(n) < len(list) {
		return list
	}
	return append(list, make([]T, int(n)+1-len(list))...)
}

func at(list []int32, n int32) float64 {
	if n == Unknown || int(n) >= len(list) {
		return 0
	}
	return float64(list[n])
}

// stemWeight is the weight of a stem: the inverse document frequency, with the background as a prior.
func (c *Counts) stemWeight(s *Stem) float64 {
	return -math.Log((at(c.Stems, s.Number) + priorTexts*s.chance) / (float64(c.Texts) + priorTexts))
}

// gramWeight is the weight of a gram: the smoothed inverse document frequency.
func (c *Counts) gramWeight(n int32) float64 {
	return math.Log((float64(c.Texts)+1)/(at(c.Grams, n)+1)) + 1
}

// Weights is a text as numbers: parallel to its stems and to its grams, each block of the length that its share gives,
// and its meaning, of length 1.
type Weights struct {
	Stems   []float64
	Grams   []float64
	Meaning []float64
	Topics  []Topical // of length 1; none when no word has any
	topical float64   // their length before
}

// Weigh weighs a text by the counts.
func (f *Weights) Weigh(t *Text, c *Counts) {
	f.Stems, f.Grams = f.Stems[:0], f.Grams[:0]
	weak := 1 - weakLoss*math.Pow(c.Diversity(), 2)
	for _, s := range t.Stems {
		w := logTimes(s.times) * c.stemWeight(s.Stem)
		if s.Stem.Weak {
			w *= weak
		}
		f.Stems = append(f.Stems, w)
	}
	for _, g := range t.Grams {
		f.Grams = append(f.Grams, logTimes(g.Times)*c.gramWeight(g.Number))
	}
	vectors.Scale(f.Stems, math.Sqrt(stemShare))
	vectors.Scale(f.Grams, math.Sqrt(gramShare))
	f.Meaning = MeaningOf(t, f.Meaning)
	f.Topics, f.topical = topicsOfText(t, f.Topics, true)
}

// MeaningOf is the meaning of a text, of length 1: the sum of its stems' vectors, the rarer the heavier. The weights
// are the background's, not the event's, so that it never changes. It is put where m is, if there is room.
func MeaningOf(t *Text, m []float64) []float64 {
	m = slices.Grow(m[:0], vectors.Dimensions)[:vectors.Dimensions]
	clear(m)
	for _, s := range t.Stems {
		for j := range m {
			m[j] += s.Stem.Rarity * s.Stem.Vector.At(j)
		}
	}
	vectors.Scale(m, 1)
	return m
}

// SureTopics are the topics of a text but for those of words of two senses, together of length 1. A theme that is there
// tells which sense is meant; two answers do not.
func SureTopics(t *Text) []Topical {
	topics, _ := topicsOfText(t, nil, false)
	return topics
}

// topicsOfText are the topics of a text by number, of length 1, and their length before; those of words of two senses
// only if asked. They are put where list is, if
// there is room.
func topicsOfText(t *Text, list []Topical, double bool) (topics []Topical, length float64) {
	list = list[:0]
	for _, w := range t.Words {
		if w == t.open || w.double && !double {
			continue
		}
		for _, topic := range w.topics {
			i, ok := slices.BinarySearchFunc(list, topic.Topic, func(a Topical, n int32) int { return int(a.Topic - n) })
			if !ok {
				list = slices.Insert(list, i, Topical{Topic: topic.Topic})
			}
			list[i].Weight += topic.Weight * w.Stem.Rarity
		}
	}
	square := 0.0
	for _, t := range list {
		square += t.Weight * t.Weight
	}
	length = math.Sqrt(square)
	for i := range list {
		list[i].Weight /= length
	}
	return list, length
}

// TopicsOf are the topics of the text that a word of it adds, as weighed.
func (f *Weights) TopicsOf(w *Word) []Topical {
	var out []Topical
	for _, topic := range w.topics {
		out = append(out, Topical{topic.Topic, topic.Weight * w.Stem.Rarity / f.topical})
	}
	return out
}

func logTimes(times int32) float64 {
	if times == 1 {
		return 1
	}
	return 1 + math.Log(float64(times))
}
