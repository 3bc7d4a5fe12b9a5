package comparison

// spread places labels of these heights on a strip from top to bottom, in their order, each as near to the place that it wants as
// the others let it, by the sum of squares. It takes and returns middles. No two overlap, and where the strip is long enough
// all are on it.
//
// Less the heights of those before it, a label may not stand above the one before; so it is a regression that only rises, by
// pooling what goes down (M. Ayer and others, 1955).
func spread(wanted, heights []float64, top, bottom float64) []float64 {
	type pool struct {
		sum float64
		n   int
	}
	mean := func(p pool) float64 { return p.sum / float64(p.n) }
	var pools []pool
	before := 0.0
	for i, want := range wanted {
		pools = append(pools, pool{want - heights[i]/2 - before, 1})
		before += heights[i]
		for len(pools) > 1 && mean(pools[len(pools)-2]) > mean(pools[len(pools)-1]) {
			last := pools[len(pools)-1]
			pools = pools[:len(pools)-1]
			pools[len(pools)-1].sum += last.sum
			pools[len(pools)-1].n += last.n
		}
	}
	out := make([]float64, 0, len(wanted))
	lowest := max(top, bottom-before)
	before = 0
	for _, p := range pools {
		at := min(max(mean(p), top), lowest)
		for range p.n {
			h := heights[len(out)]
			out = append(out, at+before+h/2)
			before += h
		}
	}
	return out
}
