// Package scribe turns what people do into entries: it seals drafts with ids, clock, author and time, and keeps the
// live board in step. It is where the pure model meets the clock and the dice; it does no I/O, so that whoever calls
// it decides how entries are kept and carried.
package scribe

import (
	"crypto/rand"
	"fmt"
	"os"
	"os/user"
	"time"

	"mindwall/mindmap"
)

// Scribe writes entries in one person's name on one device. It is not safe for use by several goroutines.
type Scribe struct {
	Live   *mindmap.Live
	Author string // through the gate already; see [Author]
	Device mindmap.ID

	Now   func() time.Time  // when nil, the clock on the wall
	NewID func() mindmap.ID // when nil, random

	apart   map[mindmap.ID]bool // acts of this device that another program did meanwhile
	adopted map[mindmap.ID]bool // entries that are on their way, and whose acts are this one's
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
func (s *Scribe) Seal(drafts ...mindmap.Draft) ([]mindmap.Entry, error) {
	act, clock, now := s.ID(), s.Live.Clock(), time.Now
	if s.Now != nil {
		now = s.Now
	}
	at := now().UTC().Truncate(time.Millisecond)
	entries := make([]mindmap.Entry, 0, len(drafts))
	for _, d := range drafts {
		clock++
		if d.ID.IsZero() {
			d.ID = s.ID()
		}
		if s.Live.Has(d.ID) {
			return nil, fmt.Errorf("seal %s: entry %s is there already", d.Op.Kind(), d.ID)
		}
		e, err := mindmap.NewEntry(mindmap.Entry{
			ID: d.ID, Clock: clock, Device: s.Device, Author: s.Author, At: at, Act: act,
		}, d.Op)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// Record seals drafts and adds them to the board.
func (s *Scribe) Record(drafts ...mindmap.Draft) ([]mindmap.Entry, error) {
	entries, err := s.Seal(drafts...)
	if err != nil {
		return nil, err
	}
	s.Live.Add(entries...)
	return entries, nil
}

// Do is Record for operations that need no id beforehand.
func (s *Scribe) Do(ops ...mindmap.Op) ([]mindmap.Entry, error) {
	drafts := make([]mindmap.Draft, len(ops))
	for i, op := range ops {
		drafts[i].Op = op
	}
	return s.Record(drafts...)
}

// Arrive adds to the board what was written elsewhere, and tells how much of it is new. What another program on the
// same device does meanwhile, a second console or an import, is not for this one to undo.
func (s *Scribe) Arrive(entries ...mindmap.Entry) int {
	for i := range entries {
		if e := &entries[i]; e.Device == s.Device && !s.Live.Has(e.ID) {
			if s.apart == nil {
				s.apart = map[mindmap.ID]bool{}
			}
			s.apart[e.Act] = true
		}
	}
	n := s.Live.Add(entries...)
	for id := range s.adopted {
		if act := s.Live.ActOf(id); !act.IsZero() {
			delete(s.apart, act)
			delete(s.adopted, id)
		}
	}
	return n
}

// Adopt makes the act of an entry one for this scribe to undo, though it comes from elsewhere, now or later: as an
// import does that writes on its behalf.
func (s *Scribe) Adopt(entry mindmap.ID) {
	if entry.IsZero() {
		return
	}
	if s.adopted == nil {
		s.adopted = map[mindmap.ID]bool{}
	}
	s.adopted[entry] = true
	s.Arrive()
}

// Undo takes back the latest act of this program on the device, also of an earlier run, and says what that was. No
// entries and no error is nothing to undo.
func (s *Scribe) Undo() (entries []mindmap.Entry, what string, err error) {
	act, ok := s.Live.Undoable(s.Device, s.apart)
	if !ok {
		return nil, "", nil
	}
	what = s.Live.ActSummary(act)
	entries, err = s.Do(mindmap.Undo{Act: act})
	return entries, what, err
}

// Redo brings back what Undo took back last.
func (s *Scribe) Redo() (entries []mindmap.Entry, what string, err error) {
	act, ok := s.Live.Redoable(s.Device, s.apart)
	if !ok {
		return nil, "", nil
	}
	what = s.Live.ActSummary(act)
	entries, err = s.Do(mindmap.Undo{Act: act})
	return entries, what, err
}

// Author is who writes when no one says otherwise: MINDWALL_AUTHOR, else the login name, else "someone"; always fit to
// be an entry's author.
func Author() string {
	names := []string{os.Getenv("MINDWALL_AUTHOR")}
	if u, err := user.Current(); err == nil {
		names = append(names, u.Username)
	}
	for _, name := range names {
		if clean, err := mindmap.TitleField.Clean(name); err == nil && clean != "" {
			return clean
		}
	}
	return "someone"
}

// CheckAuthor tells what is wrong with MINDWALL_AUTHOR, if anything.
func CheckAuthor() error {
	if _, err := mindmap.TitleField.Clean(os.Getenv("MINDWALL_AUTHOR")); err != nil {
		return fmt.Errorf("MINDWALL_AUTHOR: %w", err)
	}
	return nil
}
