// Package chance tells how likely it is that two counts differ by nothing but chance. It is exact for small numbers too. It
// knows nothing of walls, and is below all other packages of the model.
package chance

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// Level is how likely chance may be where a difference is told.
const Level = 0.05

// Fisher is the two-sided probability of a table of two rows (a, b) and (c, d) that is as unlikely as this one or more, its sums
// given, when rows and columns have nothing to do with each other (R. A. Fisher, 1935). Its work grows with the root of the sums.
func Fisher(a, b, c, d int) float64 {
	row, column, n := a+b, a+c, a+b+c+d
	lowest, highest := max(0, row+column-n), min(row, column)
	all := choose(n, column)
	of := func(a int) float64 { return math.Exp(choose(row, a) + choose(n-row, column-a) - all) }
	const rounding = 1 + 1e-7
	observed, p := of(a)*rounding, 0.0
	// What is as unlikely lies at both ends, as it only rises up to the likeliest and only falls from there.
	likeliest := min(max(int(float64(row+1)*float64(column+1)/float64(n+2)), lowest), highest)
	below := sort.Search(likeliest-lowest, func(i int) bool { return of(lowest+i) > observed })
	above := sort.Search(highest-likeliest, func(i int) bool { return of(highest-i) > observed })
	if q := of(likeliest); q <= observed {
		p = q
	}
	const negligible = 1e-18 // of the sum, though there be many of them
	add := func(from, step, many int) {
		for ; many > 0; from, many = from+step, many-1 {
			q := of(from)
			if p += q; q <= p*negligible {
				return
			}
		}
	}
	add(lowest+below-1, -1, below)
	add(highest-above+1, +1, above)
	return min(p, 1)
}

// Least is the least that [Fisher] could have said of a table with the sums of this one. Where it is not below [Level], there is too little to
// tell anything by.
func Least(a, b, c, d int) float64 {
	row, column, n := a+b, a+c, a+b+c+d
	least := 1.0
	for _, x := range []int{max(0, row+column-n), min(row, column)} {
		least = min(least, Fisher(x, row-x, column-x, n-row-column+x))
	}
	return least
}

// Holm makes of the probabilities of single differences those that hold for all of them together: the least is multiplied by how many there
// are, the next by one less, and so on; none is less than one before it (S. Holm, 1979).
func Holm(p []float64) []float64 {
	order := make([]int, len(p))
	for i := range p {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(p[i], p[j]) })
	out, least := make([]float64, len(p)), 0.0
	for rank, i := range order {
		least = max(least, min(1, p[i]*float64(len(p)-rank)))
		out[i] = least
	}
	return out
}

// choose is the logarithm of how many ways there are to choose k of n.
func choose(n, k int) float64 { return factorial(n) - factorial(k) - factorial(n-k) }

func factorial(n int) float64 {
	f, _ := math.Lgamma(float64(n) + 1)
	return f
}
