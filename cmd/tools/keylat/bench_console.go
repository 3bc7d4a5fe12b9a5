//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"mindwall/cmd/tools/internal/rig"
	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/wallfile"
)

// How the console is measured.
const (
	calm        = 10 * time.Second // after which a follower takes the wall to be at rest
	commits     = 60
	steps       = 100 // of walking the map
	folds       = 40  // and unfolds
	arrivals    = 20
	arriving    = 100 // answers at once
	pressLimit  = 20 * time.Second
	newQuestion = "\x15" // Ctrl+U empties the line
	up, letGo   = "\x1b[A", "\x1b"
)

// consoleFigures are what was found of the console on one wall.
type consoleFigures struct {
	answers int
	typing  *measures

	visible, saved      rig.Spread // from Enter
	walk, walkBytes     rig.Spread
	fold, find          rig.Spread // find: a letter of what is looked for, until it has found
	arrived             rig.Spread // from the commit of another process until its answers are counted on the screen
	typingWhileArriving rig.Spread
}

// typing sets up a plan as letters are typed.
func (b *bench) typing(p *plan) {
	p.terminal = rig.Options{Columns: 200, Rows: 60, Env: []string{
		"XDG_CONFIG_HOME=" + filepath.Join(b.folder, "config"), "MINDWALL_AUTHOR=keylat", "NO_COLOR=",
	}}
	p.letters, p.presses, p.starts, p.tail, p.every = []rune("abcdefghij"), b.presses, 5, 4, 40
	p.jitter, p.limit = 50*time.Millisecond, pressLimit
}

// opened is the plan of typing in the console on a wall.
func (b *bench) opened(path string) *plan {
	p := &plan{command: []string{b.program, "open", path}, first: question, reset: []string{newQuestion}}
	b.typing(p)
	return p
}

// console measures the console on a wall of so many answers.
func (b *bench) console(answers int) (figures *consoleFigures, err error) {
	path, err := b.makeWall("console", answers)
	if err != nil {
		return nil, err
	}
	figures = &consoleFigures{answers: answers}
	p := b.opened(path)
	p.burst = 100
	if figures.typing, err = p.measure(); err != nil {
		return nil, err
	}
	return figures, p.then(figures, measureCommits, measureWalk, measureFold, measureFind,
		measureMemory, measureArrivals(path), b.measureRest)
}

// step measures something of a running console.
type step func(*session, *consoleFigures) error

// then starts the program once more and measures it step by step.
func (p *plan) then(figures *consoleFigures, steps ...step) (err error) {
	p.starts = 1
	s, err := p.start(&measures{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := s.silently(p.reset); err != nil { // the console kept what was typed before
		return err
	}
	for _, measure := range steps {
		if err := measure(s, figures); err != nil {
			return err
		}
	}
	return nil
}

// measureMemory is for before the wall grows.
func measureMemory(s *session, figures *consoleFigures) error {
	used := s.Usage()
	figures.typing.Memory, figures.typing.Peak, figures.typing.Private = used.Resident, used.Peak, used.Private
	return nil
}

// measureCommits types short answers and times Enter.
func measureCommits(s *session, figures *consoleFigures) error {
	var samples []rig.Sample
	for i := range commits {
		said := fmt.Sprintf("said %d", 1000+i)
		if _, err := s.Press(said, pressLimit, s.Shows(said)); err != nil {
			return err
		}
		time.Sleep(time.Duration(s.random.Int63n(int64(s.plan.jitter))))
		visible := func() bool { return onMap(s, said) }
		saved := func() bool { return onMap(s, said) && s.Screen.Contains("✓ saved") }
		sample, err := s.Press("\r", pressLimit, visible, saved)
		if err != nil {
			return err
		}
		if !sample.Met() {
			return fmt.Errorf("answer %q never came on the wall; the screen shows\n%s", said, s.Screen.Text())
		}
		samples = append(samples, sample)
	}
	figures.visible = each(samples, func(s *rig.Sample) float64 { return s.Hits[0] })
	figures.saved = each(samples, func(s *rig.Sample) float64 { return s.Hits[1] })
	return nil
}

// measureRest watches the console at rest.
func (b *bench) measureRest(s *session, figures *consoleFigures) error {
	time.Sleep(calm)
	figures.typing.Idle = s.rest(b.idle)
	return nil
}

// onMap reports whether a text stands elsewhere than in the line where it was typed.
func onMap(s *session, text string) bool {
	for row := range strings.Lines(s.Screen.Text()) {
		if strings.Contains(row, text) && !strings.HasPrefix(strings.TrimSpace(row), "›") {
			return true
		}
	}
	return false
}

// visitor is another process with the same wall, as far as the console can tell.
type visitor struct {
	file     *wallfile.Wall
	scribe   *scribe.Scribe
	question mindmap.ID
}

func visit(path string) (*visitor, error) {
	file, err := wallfile.Open(path)
	if err != nil {
		return nil, err
	}
	entries, _, err := file.Load(context.Background(), 0)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	live := fold.NewLive()
	live.Add(entries...)
	return &visitor{
		file: file, scribe: &scribe.Scribe{Live: live, Author: "visitor", Device: scribe.RandomID()},
		question: live.Board().Questions[0].ID,
	}, nil
}

// speak puts answers on the wall in one transaction, and returns how many there are then.
func (v *visitor) speak(n int) (total int, err error) {
	drafts := make([]mindmap.Draft, n)
	for i := range drafts {
		drafts[i].Op = mindmap.AddAnswer{Question: v.question, Caption: caption(i)}
	}
	entries, err := v.scribe.Record(drafts...)
	if err != nil {
		return 0, err
	}
	return v.scribe.Live.Board().Questions[0].Answers, v.file.Append(context.Background(), entries...)
}

// measureArrivals puts answers on the wall from outside, first while nothing else happens, then while letters are
// typed.
func measureArrivals(path string) step {
	return func(s *session, figures *consoleFigures) (err error) {
		v, err := visit(path)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, v.file.Close()) }()
		if err := watchArrivals(s, figures, v); err != nil {
			return err
		}
		return typeWhileArriving(s, figures, v)
	}
}

// watchArrivals times until answers from outside are counted on the screen.
func watchArrivals(s *session, figures *consoleFigures, v *visitor) error {
	var samples []rig.Sample
	for range arrivals {
		time.Sleep(200*time.Millisecond + time.Duration(s.random.Int63n(int64(100*time.Millisecond))))
		s.Settle()
		total, err := v.speak(arriving)
		if err != nil {
			return err
		}
		sample := s.Await(time.Now(), pressLimit, s.Shows(fmt.Sprintf("%d answers", total)))
		if !sample.Met() {
			return fmt.Errorf("what came from outside was never shown; the screen shows\n%s", s.Screen.Text())
		}
		samples = append(samples, sample)
	}
	figures.arrived = each(samples, (*rig.Sample).Hit)
	return nil
}

// typeWhileArriving times letters while a hundred answers come from outside ten times a second.
func typeWhileArriving(s *session, figures *consoleFigures, v *visitor) error {
	const interval, letters, tail = 100 * time.Millisecond, 60, 4
	stop := make(chan struct{})
	var visitors sync.WaitGroup
	var failed error
	visitors.Go(func() {
		tick := time.NewTicker(interval)
		defer tick.Stop()
		for failed == nil {
			select {
			case <-stop:
				return
			case <-tick.C:
				_, failed = v.speak(arriving)
			}
		}
	})
	var times []float64
	var err error
	s.typed = nil
	for range letters {
		time.Sleep(time.Duration(s.random.Int63n(int64(s.plan.jitter))))
		var took float64
		if took, err = s.catch(s.letter(), tail); err != nil {
			break
		}
		times = append(times, took)
	}
	close(stop)
	visitors.Wait()
	figures.typingWhileArriving = rig.SpreadOf(times)
	return errors.Join(err, failed)
}

// catch times a letter on a screen that is never quiet.
func (s *session) catch(letter string, tail int) (float64, error) {
	shown := s.tailShows(tail)
	at := time.Now()
	if err := s.Send(letter); err != nil {
		return 0, err
	}
	sample := s.AwaitBusy(at, pressLimit, shown)
	if !sample.Met() {
		return 0, fmt.Errorf("letter %q was never seen; the screen shows\n%s", letter, s.Screen.Text())
	}
	return sample.Hit(), nil
}
