// Package scribe turns what people do into entries: it seals drafts with ids, clock, author and time, and keeps the
// live board in step. It is where the pure model meets the clock and the dice; it does no I/O, so that whoever calls
// it decides how entries are kept and carried.
package scribe

import (
	"crypto/rand"
	"fmt"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
)

// Scribe writes entries in one person's name as one device. It is not safe for use by several goroutines.
type Scribe struct {
	Live   *fold.Live
	Author string // through the gate already
	Device mindmap.ID
	Past   fold.Past // what the same person did before, which undo reaches too

	Now   func() time.Time  // when nil, the clock on the wall
	NewID func() mindmap.ID // when nil, random
}

// ID is a fresh id, for a draft whose id must be known beforehand.
func (s *Scribe) ID() mindmap.ID {
	if s.NewID != nil {
		return s.NewID()
	}
	return RandomID()
}

// RandomID makes an id of 128 random bits.
func RandomID() mindmap.ID {
	var id mindmap.ID
	_, _ = rand.Read(id[:]) // never fails: it ends the program when there is no randomness
	return id
}

// Seal makes entries of drafts, all of one act, without adding them to the board. It fails, with nothing done, when
// one does not validate.
func (s *Scribe) Seal(drafts ...mindmap.Draft) ([]mindmap.Sealed, error) {
	return s.SealIn(s.ID(), drafts...)
}

// SealIn is Seal for drafts of an act that is known.
func (s *Scribe) SealIn(act mindmap.ID, drafts ...mindmap.Draft) ([]mindmap.Sealed, error) {
	return s.SealAfter(s.Live.Clock(), act, drafts...)
}

// SealAfter is SealIn for drafts that come after a clock.
func (s *Scribe) SealAfter(clock uint64, act mindmap.ID, drafts ...mindmap.Draft) ([]mindmap.Sealed, error) {
	now := time.Now
	if s.Now != nil {
		now = s.Now
	}
	at := now().UTC().Truncate(time.Millisecond)
	sealed := make([]mindmap.Sealed, 0, len(drafts))
	for _, d := range drafts {
		clock++
		if d.ID.IsZero() {
			d.ID = s.ID()
		}
		if s.Live.Has(d.ID) {
			return nil, fmt.Errorf("seal %s: entry %s is there already", mindmap.KindOf(d.Op), d.ID)
		}
		one, err := mindmap.Seal(mindmap.Entry{
			ID: d.ID, Clock: clock, Device: s.Device, Author: s.Author, At: at, Act: act,
		}, d.Op)
		if err != nil {
			return nil, err
		}
		sealed = append(sealed, one)
	}
	return sealed, nil
}

// Record seals drafts and adds them to the board.
func (s *Scribe) Record(drafts ...mindmap.Draft) ([]mindmap.Entry, error) {
	sealed, err := s.Seal(drafts...)
	if err != nil {
		return nil, err
	}
	s.Live.Take(sealed...)
	return mindmap.Entries(sealed), nil
}

// RecordEach seals lists of drafts, each as one act, and adds all of them to the board at once. It fails, with nothing
// done, when one does not validate.
func (s *Scribe) RecordEach(acts ...[]mindmap.Draft) error {
	var all []mindmap.Sealed
	clock := s.Live.Clock()
	for _, drafts := range acts {
		sealed, err := s.SealAfter(clock, s.ID(), drafts...)
		if err != nil {
			return err
		}
		all, clock = append(all, sealed...), clock+uint64(len(sealed))
	}
	s.Live.Take(all...)
	return nil
}

// Do is Record for operations that need no id beforehand.
func (s *Scribe) Do(ops ...mindmap.Op) ([]mindmap.Entry, error) {
	drafts := make([]mindmap.Draft, len(ops))
	for i, op := range ops {
		drafts[i].Op = op
	}
	return s.Record(drafts...)
}

// Undo takes back the latest act of this device, or of its past, and says what that was. No entries and no error is
// nothing to undo.
func (s *Scribe) Undo() (entries []mindmap.Entry, what string, err error) {
	return s.apply(s.Undoing())
}

// Redo brings back what Undo took back last.
func (s *Scribe) Redo() (entries []mindmap.Entry, what string, err error) {
	return s.apply(s.Redoing())
}

func (s *Scribe) apply(back TakeBack, ok bool) (entries []mindmap.Entry, what string, err error) {
	if !ok {
		return nil, "", nil
	}
	entries, err = s.Record(back.Draft())
	return entries, back.What, err
}

// TakeBack is an act that can be taken back, or brought back.
type TakeBack struct {
	Act  mindmap.ID // that was done, or undone
	What string     // it was, for people
}

// Draft takes it back.
func (t TakeBack) Draft() mindmap.Draft { return mindmap.Draft{Op: mindmap.Undo{Act: t.Act}} }

// Undoing is what [Scribe.Undo] would take back; ok is false when there is nothing.
func (s *Scribe) Undoing() (back TakeBack, ok bool) {
	act, ok := s.Live.Undoable(s.Device, s.Past)
	return TakeBack{act, s.Live.ActSummary(act)}, ok
}

// Redoing is what [Scribe.Redo] would bring back; ok is false when there is nothing.
func (s *Scribe) Redoing() (back TakeBack, ok bool) {
	act, ok := s.Live.Redoable(s.Device, s.Past)
	return TakeBack{act, s.Live.ActSummary(act)}, ok
}
