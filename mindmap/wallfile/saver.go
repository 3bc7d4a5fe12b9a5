package wallfile

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/wallfile/internal/store"
)

// How long a saver waits before it tries again what the disk has refused: twice as long each time.
const (
	firstRetry = 100 * time.Millisecond
	lastRetry  = 5 * time.Second
)

// Outcome is what a saver reports after each attempt to write.
type Outcome struct {
	Saved   []mindmap.ID // entries that are on the disk now, in the order in which they were queued
	Unsaved int          // entries that wait in memory
	Err     error        // why they wait; nil when all went well
}

// UnsavedError says that entries are in memory alone.
type UnsavedError struct {
	Count int
	Err   error // what the disk said last; nil when it has not answered yet
}

func (e *UnsavedError) Error() string {
	text := fmt.Sprintf("%d entries are not saved yet", e.Count)
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

func (e *UnsavedError) Unwrap() error { return e.Err }

// Hint tells a person what to do about it.
func (e *UnsavedError) Hint() string {
	return cmp.Or(fault.Advice(nil).For(e.Err), "wait a moment, or save the wall elsewhere")
}

// Saver writes entries to a wall in the background, in order, all that wait in one transaction. What the disk refuses
// it keeps in memory, and tries again. It is safe for use by several goroutines.
type Saver struct {
	report func(Outcome)
	wake   chan struct{} // something waits, or should be tried now
	stop   chan struct{}
	done   chan struct{} // the goroutine has ended

	working sync.Mutex // held during an attempt, and by who changes the wall

	mu       sync.Mutex
	wall     *Wall
	waiting  []mindmap.Sealed
	state    map[string]string // waits as well
	err      error             // of the last attempt
	attempt  chan struct{}     // closed after the next attempt
	stopping bool
}

// NewSaver starts a saver. When the wall cannot be written to, by what may pass, it tries until it can be. It calls report after each attempt, one call at a time; report must not wait for the saver.
func NewSaver(w *Wall, report func(Outcome)) *Saver {
	s := &Saver{
		report: report, wall: w,
		wake: make(chan struct{}, 1), stop: make(chan struct{}), done: make(chan struct{}), attempt: make(chan struct{}),
	}
	go s.run(w)
	return s
}

// Save queues entries, and returns at once.
func (s *Saver) Save(entries ...mindmap.Sealed) {
	s.mu.Lock()
	s.waiting = append(s.waiting, entries...)
	s.mu.Unlock()
	s.try()
}

// Show queues values of the state; see [Wall.SetState]. Of several for one key the last is written. No answer, they are
// there after the program is killed, and need not be after a power cut in the same second. It fails, with nothing
// queued, when one could never be kept: tried again and again it would look as if answers were not saved.
func (s *Saver) Show(values map[string]string) error {
	if err := checkState(values); err != nil {
		return err
	}
	s.mu.Lock()
	if s.state == nil {
		s.state = map[string]string{}
	}
	maps.Copy(s.state, values)
	s.mu.Unlock()
	s.try()
	return nil
}

// Unsaved are the entries that are in memory alone.
func (s *Saver) Unsaved() []mindmap.Entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	return mindmap.Entries(s.waiting)
}

// Flush tries now, and waits until everything that was queued is on the disk. When the context ends first, it fails
// with an [*UnsavedError].
func (s *Saver) Flush(ctx context.Context) error {
	for {
		s.mu.Lock()
		count, err, attempt := len(s.waiting), s.err, s.attempt
		s.mu.Unlock()
		if count == 0 {
			return nil
		}
		if ctx.Err() != nil {
			return &UnsavedError{Count: count, Err: err}
		}
		s.try()
		select {
		case <-ctx.Done():
		case <-attempt:
			if err := s.failure(); err != nil {
				store.Pause(ctx, firstRetry)
			}
		}
	}
}

// Close tries once more to write what waits, and ends the saver. It does not drop entries: when some are unsaved it
// fails with an [*UnsavedError] and goes on; then there are [Saver.SaveElsewhere] and [Saver.Abandon]. The wall stays
// open.
func (s *Saver) Close() error {
	s.save()
	s.mu.Lock()
	if len(s.waiting) > 0 {
		defer s.mu.Unlock()
		return &UnsavedError{Count: len(s.waiting), Err: s.err}
	}
	s.mu.Unlock()
	s.Abandon()
	return nil
}

// Abandon ends the saver, and hands back what is not saved.
func (s *Saver) Abandon() []mindmap.Entry {
	s.mu.Lock()
	if !s.stopping {
		s.stopping = true
		close(s.stop)
	}
	s.mu.Unlock()
	<-s.done
	return s.Unsaved()
}

// SaveElsewhere makes a new wall of all there is: what can still be read of the old one, the entries that the caller
// knows, and what waits. From then on the saver writes there. It returns the new wall; the old one stays open, and is
// the caller's to close.
func (s *Saver) SaveElsewhere(ctx context.Context, path string, known []mindmap.Entry) (*Wall, error) {
	s.working.Lock()
	defer s.working.Unlock()
	s.mu.Lock()
	old, waiting := s.wall, s.waiting
	s.mu.Unlock()
	stored, _, _ := old.Load(ctx, 0) // as far as it goes: what the caller knows makes up for the rest
	state, _ := old.State(ctx)
	all := make([]mindmap.Entry, 0, len(stored)+len(known))
	all = append(append(all, stored...), known...)
	sound, _ := Sift(all) // one that an older program stored must not keep the others from being saved
	created, err := create(path, append(sound, waiting...), store.MovedWall)
	if err != nil {
		return nil, err
	}
	if ahead, _ := old.Ahead(ctx); len(ahead) > 0 {
		_ = created.Append(ctx, ahead...) // they are no part of the wall yet
	}
	_ = created.SetState(ctx, state) // what the room is shown is shown again at the next change
	s.mu.Lock()
	s.wall = created
	s.mu.Unlock()
	s.settle(waiting, nil)
	return created, nil
}

// try makes the goroutine look.
func (s *Saver) try() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

func (s *Saver) failure() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// run writes what waits until the saver is ended, and tries to write to a wall that cannot be written to.
func (s *Saver) run(w *Wall) {
	defer close(s.done)
	retry := time.NewTimer(lastRetry)
	defer retry.Stop()
	wait := firstRetry
	if err := Guarded("looking at the wall", w.hampered); err != nil {
		s.mu.Lock()
		s.err = err
		s.mu.Unlock()
		s.try()
	}
	for {
		select {
		case <-s.stop:
			return
		case <-s.wake:
		case <-retry.C:
		}
		s.save()
		if s.failure() == nil {
			wait = firstRetry
			continue
		}
		retry.Reset(wait)
		wait = min(2*wait, lastRetry)
	}
}

// save writes all that waits, in one transaction each time, until nothing does or the disk refuses. Entries are reported
// as soon as they are stored: the state, which is no answer, follows.
func (s *Saver) save() {
	s.working.Lock()
	defer s.working.Unlock()
	for {
		s.mu.Lock()
		wall, waiting, state, refused := s.wall, s.waiting, s.state, s.err != nil
		s.state = nil
		s.mu.Unlock()
		if len(waiting) == 0 && len(state) == 0 && !refused {
			return
		}
		err := Guarded("writing", func() error {
			if len(waiting) == 0 && len(state) > 0 {
				return nil
			}
			return wall.appendSealed(context.Background(), waiting)
		})
		if err != nil || len(waiting) > 0 || refused && len(state) == 0 {
			s.settle(waiting, err)
		}
		if err == nil && len(state) > 0 {
			err = Guarded("writing", func() error {
				return wall.setState(context.Background(), state, (*store.Writer).TransactLazily)
			})
			s.settle(nil, err)
		}
		if err != nil {
			s.keepState(state)
			return
		}
	}
}

// Guarded makes an error of a mistake in what the program does beside its screen: it must neither end it, and leave the
// terminal as it was drawn, nor take the answers that wait with it.
func Guarded(doing string, do func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s broke down: %v", doing, r)
		}
	}()
	return do()
}

// keepState puts back values that could not be written, under those that were queued since.
func (s *Saver) keepState(values map[string]string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	newer := s.state
	s.state = maps.Clone(values)
	if s.state == nil {
		s.state = map[string]string{}
	}
	maps.Copy(s.state, newer)
}

// settle takes what was saved off the queue, and reports. The caller holds working.
func (s *Saver) settle(tried []mindmap.Sealed, err error) {
	outcome := Outcome{Err: err}
	s.mu.Lock()
	if err == nil {
		for i := range tried {
			outcome.Saved = append(outcome.Saved, tried[i].Entry().ID)
		}
		s.waiting = slices.Clone(s.waiting[len(tried):])
	}
	s.err = err
	outcome.Unsaved = len(s.waiting)
	close(s.attempt)
	s.attempt = make(chan struct{})
	s.mu.Unlock()
	s.report(outcome)
}
