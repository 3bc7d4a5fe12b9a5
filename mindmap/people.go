package mindmap

// atLeast makes sums of counts by source a tally to be shown: at least the given number of people, and of no source
// fewer than nobody. What was counted off one source below nothing is missing from the others, so that counting one
// off always shows. Who is there at the least came by own.
func atLeast(sums Tally, own, least int) Tally {
	lack := 0
	for i, n := range sums {
		lack += max(-n, 0)
		sums[i] = max(n, 0)
	}
	for i, n := range sums {
		off := min(lack, n)
		sums[i] -= off
		lack -= off
	}
	sums[own] += max(least-sums.Total(), 0)
	return sums
}
