package filmed

import "time"

// How long a shot is seen at least: ten a second are as many as anybody follows, and of a long film two, so that it is light enough for
// a page. However long it is, it has not more than mostShots.
const (
	quickest  = 100 * time.Millisecond
	slower    = 500 * time.Millisecond
	fewShots  = 120
	mostShots = 600
)

// held is how long the last shot is seen before the film begins anew.
const held = 5 * time.Second

// cutting is a moment that is seen in a film, and for how long.
type cutting struct {
	moment int
	rest   time.Duration
}

// cutReel chooses the moments of a film.
func cutReel(moments int, offset func(int) time.Duration) []cutting {
	for _, c := range [...]struct {
		step time.Duration
		most int
	}{{quickest, fewShots}, {slower, mostShots}} {
		if cuts := cutBy(c.step, moments, offset); len(cuts) <= c.most {
			return cuts
		}
	}
	return cutBy(offset(moments-1)/(mostShots-1), moments, offset)
}

// cutBy lets each shot be seen for a step at least: each moment is seen in time or a little late, with what comes right after it.
func cutBy(step time.Duration, moments int, offset func(int) time.Duration) (cuts []cutting) {
	at := offset(0)
	for i := 0; ; {
		next, begins := i+1, at+step
		for next < moments && offset(next) <= begins {
			next++
		}
		if next--; next == i && i+1 < moments { // nothing comes so soon
			next, begins = i+1, offset(i+1)
		}
		if next == i {
			return append(cuts, cutting{i, held})
		}
		cuts = append(cuts, cutting{i, begins - at})
		i, at = next, begins
	}
}
