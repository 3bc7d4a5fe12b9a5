package rig

import "slices"

// Spread is how a measure is distributed.
type Spread struct {
	P50 float64 `json:"p50"`
	P90 float64 `json:"p90"`
	P99 float64 `json:"p99"`
	Max float64 `json:"max"`
}

// SpreadOf orders values; all of it is -1 when there are none.
func SpreadOf(values []float64) Spread {
	sorted := slices.Sorted(slices.Values(values))
	at := func(share float64) float64 {
		if len(sorted) == 0 {
			return -1
		}
		return sorted[min(len(sorted)-1, int(float64(len(sorted))*share))]
	}
	return Spread{P50: at(.5), P90: at(.9), P99: at(.99), Max: at(1)}
}
