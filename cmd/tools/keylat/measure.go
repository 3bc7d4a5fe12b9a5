//go:build linux

package main

import (
	"errors"
	"fmt"
	"math/rand"
	"os"
	"time"

	"mindwall/cmd/tools/internal/rig"
)

// startLimit is how long a program may take to show its first picture.
const startLimit = 60 * time.Second

// session is a program under measure.
type session struct {
	*rig.Rig
	plan   *plan
	random *rand.Rand // the same keys and pauses in every run
	typed  []rune
}

// measure runs the whole plan.
func (p *plan) measure() (m *measures, err error) {
	m = &measures{Name: p.name, Command: p.command}
	s, err := p.start(m)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := s.silently(p.pre); err != nil {
		return nil, err
	}
	before := s.Usage()
	samples, err := s.presses(m)
	if err != nil {
		return nil, err
	}
	m.pressed(samples, before, s.Usage())
	if p.burst > 0 && len(p.letters) > 0 {
		if err := s.burst(m); err != nil {
			return nil, err
		}
	}
	if p.idle > 0 {
		m.Idle = s.rest(p.idle)
	}
	m.Unknown = s.Screen.Unknown()
	if p.show {
		s.Settle()
		fmt.Fprint(os.Stderr, s.Screen.Text())
	}
	return m, nil
}

// start starts the program as often as was asked, and keeps the last one.
func (p *plan) start(m *measures) (*session, error) {
	if p.dump != "" {
		file, err := os.Create(p.dump)
		if err != nil {
			return nil, err
		}
		p.terminal.Dump = file
	}
	var s *session
	var first, frame, settled []float64
	for range max(p.starts, 1) {
		if s != nil {
			if err := s.Close(); err != nil {
				return nil, err
			}
		}
		r, err := rig.Start(p.terminal, p.command[0], p.command[1:]...)
		if err != nil {
			return nil, err
		}
		s = &session{Rig: r, plan: p, random: rand.New(rand.NewSource(1))}
		useful := r.Changes()
		if p.first != "" {
			useful = r.Shows(p.first)
		}
		opened, err := r.Open(useful, startLimit)
		if err != nil {
			return nil, errors.Join(err, r.Close())
		}
		first, frame = append(first, opened.First), append(frame, opened.Hit())
		settled = append(settled, opened.Seen)
		m.Start.Bytes = opened.Bytes
	}
	m.Start.First, m.Start.Frame, m.Start.Settled = rig.SpreadOf(first), rig.SpreadOf(frame), rig.SpreadOf(settled)
	return s, nil
}

// silently presses keys that are not measured.
func (s *session) silently(keys []string) error {
	for _, k := range keys {
		if _, err := s.Press(k, s.plan.limit); err != nil {
			return err
		}
		s.Settle()
	}
	return nil
}

// presses measures each press of the plan.
func (s *session) presses(m *measures) (samples []rig.Sample, err error) {
	const maxMisses = 20
	for i := range s.plan.presses {
		if i > 0 && s.plan.every > 0 && i%s.plan.every == 0 {
			if err := s.silently(s.plan.reset); err != nil {
				return nil, err
			}
			if len(s.plan.reset) > 0 {
				s.typed = nil
			}
		}
		time.Sleep(time.Duration(s.random.Int63n(int64(s.plan.jitter) + 1)))
		key, expect, counts := s.next(i)
		sample, err := s.Press(key, s.plan.limit, expect)
		if err != nil {
			return nil, err
		}
		if s.plan.verbose {
			fmt.Fprintf(os.Stderr, "%q %+v\n", key, sample)
		}
		switch {
		case !sample.Met():
			if m.Misses++; m.Misses > maxMisses {
				return nil, fmt.Errorf("%d presses brought nothing; the screen shows\n%s", m.Misses, s.Screen.Text())
			}
		case counts:
			samples = append(samples, sample)
		}
	}
	return samples, nil
}

// next is the i-th key, what it is to bring, and whether it counts.
func (s *session) next(i int) (key string, expect rig.Expect, counts bool) {
	if len(s.plan.letters) > 0 {
		key = s.letter()
		return key, s.tailShows(s.plan.tail), true
	}
	key = s.plan.keys[i%len(s.plan.keys)]
	if len(s.plan.expects) == 0 {
		return key, s.Changes(), true
	}
	switch e := s.plan.expects[i%len(s.plan.expects)]; e {
	case "-":
		return key, func() bool { return true }, false
	case "@quiet":
		return key, func() bool { return true }, true
	case "@change":
		return key, s.Changes(), true
	default:
		return key, s.Shows(e), true
	}
}

// letter takes a random letter and remembers it as typed.
func (s *session) letter() string {
	c := s.plan.letters[s.random.Intn(len(s.plan.letters))]
	s.typed = append(s.typed, c)
	return string(c)
}

// tailShows expects the last typed letters on one row. When they stand there already, by chance, the picture must
// change as well.
func (s *session) tailShows(n int) rig.Expect {
	tail := string(s.typed[max(0, len(s.typed)-n):])
	changes := s.Changes()
	if !s.Screen.Contains(tail) {
		return s.Shows(tail)
	}
	return func() bool { return s.Screen.Contains(tail) && changes() }
}

// burst types many letters at once.
func (s *session) burst(m *measures) error {
	const tail = 12
	if err := s.silently(s.plan.reset); err != nil {
		return err
	}
	s.typed = nil
	began := time.Now()
	for range s.plan.burst - 1 {
		if err := s.Send(s.letter()); err != nil {
			return err
		}
		time.Sleep(s.plan.gap)
	}
	key := s.letter()
	sample, err := s.Press(key, startLimit, s.tailShows(tail))
	if err != nil {
		return err
	}
	if !sample.Met() {
		return fmt.Errorf("the end of a burst was never seen; the screen shows\n%s", s.Screen.Text())
	}
	m.Burst = &burst{Keys: s.plan.burst, Lag: sample.Hit(), Took: milliseconds(time.Since(began)), Bytes: sample.Bytes}
	return nil
}

// rest measures the program while nothing happens.
func (s *session) rest(d time.Duration) *idleness {
	return idlenessOf(s.Rig, d)
}

// idlenessOf measures a program while nothing happens.
func idlenessOf(r *rig.Rig, d time.Duration) *idleness {
	r.Settle()
	before, bytes := r.Usage(), r.Bytes()
	time.Sleep(d)
	after := r.Usage()
	return &idleness{
		Percent: 100 * float64(after.Threads-before.Threads) / float64(d),
		Bytes:   r.Bytes() - bytes,
		Wakeups: float64(after.Wakeups-before.Wakeups) / d.Seconds(),
	}
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// each picks one figure of every sample.
func each(samples []rig.Sample, pick func(*rig.Sample) float64) rig.Spread {
	values := make([]float64, 0, len(samples))
	for i := range samples {
		values = append(values, pick(&samples[i]))
	}
	return rig.SpreadOf(values)
}
