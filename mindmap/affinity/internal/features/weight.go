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
}

// Add counts a text, or with sign -1 takes it off.
func (c *Counts) Add(t *Text, sign int32) {
	c.Texts += int(sign)
	for _, s := range t.Stems {
		c.Stems = Grow(c.Stems, s.Stem.Number)
		c.Stems[s.Stem.Number] += sign
	}
	for _, g := range t.Grams {
		c.Grams = Grow(c.Grams, g.Number)
		c.Grams[g.Number] += sign
	}
}

// Clone is a copy that does not change with the counts.
func (c *Counts) Clone() Counts {
	return Counts{Texts: c.Texts, Stems: slices.Clone(c.Stems), Grams: slices.Clone(c.Grams)}
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
}

// Weigh weighs a text by the counts.
func (f *Weights) Weigh(t *Text, c *Counts) {
	f.Stems, f.Grams = f.Stems[:0], f.Grams[:0]
	for _, s := range t.Stems {
		f.Stems = append(f.Stems, logTimes(s.times)*c.stemWeight(s.Stem))
	}
	for _, g := range t.Grams {
		f.Grams = append(f.Grams, logTimes(g.Times)*c.gramWeight(g.Number))
	}
	vectors.Scale(f.Stems, math.Sqrt(stemShare))
	vectors.Scale(f.Grams, math.Sqrt(gramShare))
	f.Meaning = MeaningOf(t, f.Meaning)
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

func logTimes(times int32) float64 {
	if times == 1 {
		return 1
	}
	return 1 + math.Log(float64(times))
}
