package wallfile

import "time"

// How often a follower asks whether another process has written: while entries come, for a while after the system has
// said that something was written, and at rest. At rest the system's word is waited for, and looking is for the case that
// it does not come. An idle wall must cost next to nothing, and it is being woken that costs, not the question.
const (
	livelyInterval = 20 * time.Millisecond
	quietInterval  = 70 * time.Millisecond
	restInterval   = 5 * time.Second
	livelyFor      = 5 * time.Second

	// soonest is when to look after the system's word: what is written can be read only when it is on the disk, of which
	// the system says nothing. From then on each wait is twice as long.
	soonest = time.Millisecond
)

// pace is when a follower looks. Where the system gives no word of what others write, as on most network drives, it looks
// all the time, as it does once no word came of what it found.
type pace struct {
	mute bool      // no word is to be had
	due  time.Time // when to look next

	news, word time.Time // when there was some last
	heard      bool      // there was a word since the last news
	unsaid     bool      // there was news, and no word of it yet
	step       time.Duration
}

// said notes the system's word that something was written.
func (p *pace) said(now time.Time) {
	p.word, p.heard, p.unsaid, p.step = now, true, false, soonest
	if next := now.Add(soonest); next.Before(p.due) {
		p.due = next
	}
}

// looked notes a look, and whether it brought news.
func (p *pace) looked(now time.Time, some bool) {
	if p.unsaid && now.Sub(p.news) >= livelyFor {
		p.mute = true // the word had time to come
	}
	if some {
		p.unsaid = !p.heard && !p.news.IsZero() // the first news is what was there before
		p.news, p.heard = now, false
	}
	p.due = now.Add(p.wait(now))
}

func (p *pace) wait(now time.Time) time.Duration {
	wait, spoken := restInterval, now.Sub(p.word) < livelyFor
	switch {
	case now.Sub(p.news) < livelyFor:
		wait = livelyInterval
	case p.mute || spoken:
		wait = quietInterval
	}
	if spoken {
		p.step = min(2*p.step, quietInterval)
		wait = min(wait, p.step)
	}
	return wait
}
