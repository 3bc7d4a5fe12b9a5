package wallfile

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// written is something that another process writes. What is written later is read later.
type written struct {
	at   time.Duration // when the system could say so
	seen time.Duration // when it can be read
	told bool          // the system says so
}

// follow looks at the pace of a follower for a while, and tells when what was written was seen, and how often it looked.
func follow(p *pace, all []written, until time.Duration) (seen []time.Duration, looks []time.Duration) {
	began := time.Unix(1_000_000, 0)
	seen = make([]time.Duration, len(all))
	var heard, read int
	for now := time.Duration(0); now < until; {
		looks = append(looks, now)
		some := now == 0
		for ; read < len(all) && all[read].seen <= now; read++ {
			seen[read], some = now, true
		}
		p.looked(began.Add(now), some)
		for now = p.due.Sub(began); heard < len(all) && all[heard].at <= now; now = p.due.Sub(began) {
			if w := all[heard]; w.told {
				p.said(began.Add(w.at))
			}
			heard++
		}
	}
	return seen, looks
}

// What others write is seen no later than by looking at the old pace, whatever the disk takes, when the system says so.
// When it does not, that is found out once.
func TestPaceIsNoSlowerThanItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		told := rapid.Bool().Draw(t, "told")
		var all []written
		at := time.Duration(1)
		for range rapid.IntRange(1, 30).Draw(t, "writes") {
			at += time.Duration(rapid.Int64Range(0, int64(20*time.Second)).Draw(t, "pause"))
			disk := time.Duration(rapid.Int64Range(0, int64(livelyFor-quietInterval)).Draw(t, "disk"))
			if rapid.Bool().Draw(t, "quick") {
				disk /= 1000
			}
			if n := len(all); n > 0 {
				disk = max(disk, all[n-1].seen-at)
			}
			all = append(all, written{at, at + disk, told})
		}
		mute := rapid.Bool().Draw(t, "mute")
		seen, _ := follow(&pace{mute: mute}, all, at+2*livelyFor)
		late := 0
		for i, w := range all {
			if seen[i]-w.seen > quietInterval {
				late++
			}
			if seen[i]-w.seen > restInterval {
				t.Fatalf("%+v is seen at %v", w, seen[i])
			}
		}
		if most := map[bool]int{false: len(all), true: 0}[told || mute]; late > most {
			t.Fatalf("%d of %d are seen late", late, len(all))
		}
	})
}

func TestPaceFindsOutWhereNothingIsSaid(t *testing.T) {
	p := &pace{}
	var all []written
	for i := range 10 {
		at := time.Duration(i+1) * 20 * time.Second
		all = append(all, written{at, at + time.Millisecond, false})
	}
	seen, _ := follow(p, all, time.Hour)
	for i, w := range all {
		if i > 0 && seen[i]-w.seen > quietInterval {
			t.Errorf("number %d is seen %v late", i, seen[i]-w.seen)
		}
	}
	if !p.mute {
		t.Error("it goes on to wait for a word")
	}
}

func TestPaceRests(t *testing.T) {
	_, looks := follow(&pace{}, []written{{time.Second, time.Second + time.Millisecond, true}}, time.Hour)
	lively := 0
	for _, at := range looks {
		if at < 2*livelyFor {
			lively++
		}
	}
	if rest := len(looks) - lively; rest > 720 {
		t.Errorf("%d looks in an hour of rest", rest)
	}
	if lively > int(2*livelyFor/livelyInterval) {
		t.Errorf("%d looks in the first seconds", lively)
	}
}

// A flood of words brings looks forward, and never puts one off.
func TestPaceInAFlood(t *testing.T) {
	var all []written
	for i := range 100_000 {
		at := time.Duration(i+1) * 100 * time.Microsecond
		all = append(all, written{at, at, true})
	}
	seen, looks := follow(&pace{}, all, 10*time.Second)
	for i, w := range all {
		if late := seen[i] - w.seen; late > livelyInterval {
			t.Fatalf("number %d is seen %v late", i, late)
		}
	}
	if len(looks) > 10_000 {
		t.Errorf("%d looks in ten seconds", len(looks))
	}
}
