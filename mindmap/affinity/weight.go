package affinity

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
	meaningShare = 0.3
)

// priorTexts is how many texts of the event the background probability of a stem is worth.
const priorTexts = 30

// centreFrom is the number of texts from which on the mean meaning of the event is taken off every meaning: what all
// say tells no theme from another.
const centreFrom = 4

// counts is in how many texts each stem and each gram occurs.
type counts struct {
	texts int
	stems []int32 // by number; a number beyond its end occurs in none
	grams []int32
}

// add counts a text, or with sign -1 takes it off.
func (c *counts) add(t *text, sign int32) {
	c.texts += int(sign)
	for _, s := range t.stems {
		c.stems = grow(c.stems, s.stem.n)
		c.stems[s.stem.n] += sign
	}
	for _, g := range t.grams {
		c.grams = grow(c.grams, g.n)
		c.grams[g.n] += sign
	}
}

// grow makes list long enough to have an element n.
func grow[T any](list []T, n int32) []T {
	if int(n) < len(list) {
		return list
	}
	return append(list, make([]T, int(n)+1-len(list))...)
}

func at(list []int32, n int32) float64 {
	if n == unknown || int(n) >= len(list) {
		return 0
	}
	return float64(list[n])
}

// stem is the weight of a stem: the inverse document frequency, with the background as a prior.
func (c *counts) stem(s *stem) float64 {
	return -math.Log((at(c.stems, s.n) + priorTexts*s.chance) / (float64(c.texts) + priorTexts))
}

// gram is the weight of a gram: the smoothed inverse document frequency.
func (c *counts) gram(n int32) float64 {
	return math.Log((float64(c.texts)+1)/(at(c.grams, n)+1)) + 1
}

// features is a text as numbers: parallel to its stems and to its grams, each block of the length that its share gives,
// and its meaning, of length 1.
type features struct {
	stems   []float64
	grams   []float64
	meaning []float64
}

// weigh weighs a text by the counts.
func (f *features) weigh(t *text, c *counts) {
	f.stems, f.grams = f.stems[:0], f.grams[:0]
	for _, s := range t.stems {
		f.stems = append(f.stems, logTimes(s.times)*c.stem(s.stem))
	}
	for _, g := range t.grams {
		f.grams = append(f.grams, logTimes(g.times)*c.gram(g.n))
	}
	scaleTo(f.stems, math.Sqrt(stemShare))
	scaleTo(f.grams, math.Sqrt(gramShare))
	f.meaning = meaningOf(t, f.meaning)
}

// meaningOf is the meaning of a text, of length 1: the sum of its stems' vectors, the rarer the heavier. The weights
// are the background's, not the event's, so that it never changes. It is put where m is, if there is room.
func meaningOf(t *text, m []float64) []float64 {
	m = slices.Grow(m[:0], dims)[:dims]
	clear(m)
	for _, s := range t.stems {
		for j := range m {
			m[j] += s.stem.rarity * s.stem.vector.At(j)
		}
	}
	scaleTo(m, 1)
	return m
}

func logTimes(times int32) float64 {
	if times == 1 {
		return 1
	}
	return 1 + math.Log(float64(times))
}

// scaleTo gives v the length; a zero vector stays one.
func scaleTo(v []float64, length float64) {
	sum := dot(v, v)
	if sum == 0 {
		return
	}
	f := length / math.Sqrt(sum)
	for i := range v {
		v[i] *= f
	}
}

// dot is the product of two vectors of one length, in four sums that do not wait for each other.
func dot(a, b []float64) float64 {
	var s [4]float64
	b = b[:len(a)]
	j := 0
	for ; j+4 <= len(a); j += 4 {
		s[0] += a[j] * b[j]
		s[1] += a[j+1] * b[j+1]
		s[2] += a[j+2] * b[j+2]
		s[3] += a[j+3] * b[j+3]
	}
	for ; j < len(a); j++ {
		s[0] += a[j] * b[j]
	}
	return s[0] + s[1] + s[2] + s[3]
}

// dotVector is dot with a vector of the table.
func dotVector(a []float64, v vectors.Vector) float64 {
	sum := 0.0
	for j, x := range a {
		sum += x * v.At(j)
	}
	return sum
}
