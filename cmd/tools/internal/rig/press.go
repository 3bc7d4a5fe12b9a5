//go:build linux

package rig

import (
	"fmt"
	"time"
)

// Sample is what one press brought. Times are milliseconds after the press.
type Sample struct {
	First  float64   // the first byte came
	Hits   []float64 // when each expectation was met; -1 when it was not
	Seen   float64   // the picture changed for the last time
	Last   float64   // the last byte came
	Bytes  int
	Pieces int
}

// Hit is when the first expectation was met.
func (s *Sample) Hit() float64 { return s.Hits[0] }

// Met reports whether every expectation was met.
func (s *Sample) Met() bool {
	for _, hit := range s.Hits {
		if hit < 0 {
			return false
		}
	}
	return true
}

// newSample is one in which nothing was met yet.
func newSample(expect []Expect) Sample {
	s := Sample{Hits: make([]float64, len(expect))}
	for i := range s.Hits {
		s.Hits[i] = -1
	}
	return s
}

// Expect reports whether the screen shows what is waited for. It is not asked in the middle of a synchronized block.
type Expect func() bool

// Shows expects a text on one row.
func (r *Rig) Shows(text string) Expect { return func() bool { return r.Screen.Contains(text) } }

// Changes expects another picture than the one now.
func (r *Rig) Changes() Expect {
	r.collect(nil, time.Now(), nil)
	before := r.Screen.Hash()
	return func() bool { return r.Screen.Hash() != before }
}

// Open waits for the first useful picture, and then for the program to go quiet. Queries are answered at once, as
// programs wait for the answers before they draw.
func (r *Rig) Open(first Expect, limit time.Duration) (Sample, error) {
	const quiet, look = 150 * time.Millisecond, 200 * time.Microsecond
	s := newSample([]Expect{first})
	for time.Since(r.started) < limit {
		time.Sleep(look)
		r.collect(&s, r.started, []Expect{first})
		idle, ended := r.idle(r.started)
		if s.Met() && idle > quiet {
			return s, nil
		}
		if ended {
			break
		}
	}
	return s, fmt.Errorf("the first picture never came; the screen shows\n%s", r.Screen.Text())
}

// Press sends keys, as a terminal does, and waits until every expectation is met and the program is quiet, or the limit
// is over.
func (r *Rig) Press(keys string, limit time.Duration, expect ...Expect) (Sample, error) {
	r.collect(nil, time.Now(), nil)
	at := time.Now()
	if _, err := r.file.WriteString(keys); err != nil {
		return Sample{}, fmt.Errorf("press %q: %w", keys, err)
	}
	return r.Await(at, limit, expect...), nil
}

// Await waits for what something that was done at a moment brings.
func (r *Rig) Await(at time.Time, limit time.Duration, expect ...Expect) Sample {
	const look = time.Millisecond
	s := newSample(expect)
	for time.Since(at) < limit {
		time.Sleep(look)
		idle, ended := r.idle(at)
		if idle < r.options.Quiet && !ended {
			continue
		}
		some := r.collect(&s, at, expect)
		if !some && (s.Met() || ended) { // what was taken may have asked something: then wait again
			return s
		}
	}
	r.collect(&s, at, expect)
	return s
}

// AwaitBusy is Await for a program that is never quiet: it looks at what came again and again, and returns when every
// expectation is met. The work of the emulated terminal may fall into the time that is taken.
func (r *Rig) AwaitBusy(at time.Time, limit time.Duration, expect ...Expect) Sample {
	const look = 200 * time.Microsecond
	s := newSample(expect)
	for !s.Met() && time.Since(at) < limit {
		time.Sleep(look)
		r.collect(&s, at, expect)
	}
	return s
}

// Settle waits until the program is quiet.
func (r *Rig) Settle() { r.Await(time.Now(), 10*time.Second) }

// idle is how long nothing came since a moment, and whether nothing will.
func (r *Rig) idle(since time.Time) (time.Duration, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.lastAt.After(since) {
		since = r.lastAt
	}
	return time.Since(since), r.atEnd
}

// collect puts what came on the screen, and notes in the sample when what was met. It reports whether anything came.
func (r *Rig) collect(s *Sample, from time.Time, expect []Expect) bool {
	pieces := r.came()
	for _, p := range pieces {
		if s == nil {
			r.draw(p)
			continue
		}
		before := r.Screen.Hash()
		r.draw(p)
		s.observe(p, from, r.Screen.Hash() != before)
		if r.Screen.Holding() {
			continue
		}
		for i, met := range expect {
			if s.Hits[i] < 0 && met() {
				s.Hits[i] = s.Last
			}
		}
	}
	return len(pieces) > 0
}

// came is what came since it was last asked for.
func (r *Rig) came() []piece {
	r.mu.Lock()
	defer r.mu.Unlock()
	pieces := r.pieces
	r.pieces = nil
	return pieces
}

// draw puts a piece on the screen, and into the dump where one is wanted.
func (r *Rig) draw(p piece) {
	if r.options.Dump != nil {
		_, _ = r.options.Dump.Write(p.bytes)
	}
	_, _ = r.Screen.Write(p.bytes)
}

func (s *Sample) observe(p piece, from time.Time, changed bool) {
	at := float64(p.at.Sub(from)) / float64(time.Millisecond)
	if s.Pieces == 0 {
		s.First = at
	}
	s.Last = at
	s.Bytes += len(p.bytes)
	s.Pieces++
	if changed {
		s.Seen = at
	}
}

// Send sends keys and waits for nothing.
func (r *Rig) Send(keys string) error {
	if _, err := r.file.WriteString(keys); err != nil {
		return fmt.Errorf("send %q: %w", keys, err)
	}
	return nil
}
