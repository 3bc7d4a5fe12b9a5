package main

import (
	"cmp"
	"math"
	"slices"

	"mindwall/mindmap/affinity/words"
)

// mergeForms brings the forms of each stem together: the mean of their unit vectors, each weighing 1/(place+10), where
// place is its place among all words. Stems are in the order of their most frequent form; at most limit of them.
func mergeForms(e *embeddings, limit int) (stems []string, rows [][]float32) {
	english := words.For("en")
	at := map[string]int{}
	for place, w := range e.words {
		v := e.vectors[w]
		if v == nil || len(w) < 2 || !isLatin(w) || english.Stops(w) {
			continue
		}
		stem := english.Stem(w)
		i, ok := at[stem]
		if !ok {
			if len(stems) == limit {
				continue
			}
			i = len(stems)
			at[stem] = i
			stems = append(stems, stem)
			rows = append(rows, make([]float32, e.dimensions))
		}
		weight := float32(1 / float64(place+10))
		for j, x := range unit(v) {
			rows[i][j] += weight * x
		}
	}
	for i := range rows {
		rows[i] = unit(rows[i])
	}
	return stems, rows
}

func isLatin(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

// unit is v at length 1; the zero vector stays.
func unit(v []float32) []float32 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	out := slices.Clone(v)
	if sum == 0 {
		return out
	}
	scale := float32(1 / math.Sqrt(sum))
	for i := range out {
		out[i] *= scale
	}
	return out
}

// distil turns rows of unit vectors into rows of d numbers: principal components without the leading ones, half
// whitened, at length 1.
func distil(rows [][]float32, d int) [][]float32 {
	centred := centre(rows)
	values, axes := eigen(covariance(centred))
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[b], values[a]) })
	out := make([][]float32, len(rows))
	for i := range out {
		out[i] = make([]float32, d)
	}
	for k, c := range order[leading : leading+d] {
		scale := sign(axes, c) * math.Pow(values[c]+1e-12, -0.25)
		for i, row := range centred {
			sum := 0.0
			for j, x := range row {
				sum += x * axes[j][c]
			}
			out[i][k] = float32(sum * scale)
		}
	}
	for i := range out {
		out[i] = unit(out[i])
	}
	return out
}

// centre takes the mean off rows that have length 1.
func centre(rows [][]float32) [][]float64 {
	out := make([][]float64, len(rows))
	mean := make([]float64, len(rows[0]))
	for i, row := range rows {
		out[i] = make([]float64, len(row))
		sum := 0.0
		for _, x := range row {
			sum += float64(x) * float64(x)
		}
		length := math.Sqrt(sum) + 1e-12
		for j, x := range row {
			out[i][j] = float64(x) / length
			mean[j] += out[i][j]
		}
	}
	for _, row := range out {
		for j := range row {
			row[j] -= mean[j] / float64(len(rows))
		}
	}
	return out
}

func covariance(rows [][]float64) [][]float64 {
	n := len(rows[0])
	c := make([][]float64, n)
	for i := range c {
		c[i] = make([]float64, n)
	}
	for _, row := range rows {
		for i, x := range row {
			for j := i; j < n; j++ {
				c[i][j] += x * row[j]
			}
		}
	}
	for i := range c {
		for j := i; j < n; j++ {
			c[i][j] /= float64(len(rows))
			c[j][i] = c[i][j]
		}
	}
	return c
}

// sign is what makes the largest number of a column positive, so that an axis has one direction only.
func sign(axes [][]float64, column int) float64 {
	peak, s := 0.0, 1.0
	for i := range axes {
		if x := axes[i][column]; math.Abs(x) > peak {
			peak, s = math.Abs(x), math.Copysign(1, x)
		}
	}
	return s
}
