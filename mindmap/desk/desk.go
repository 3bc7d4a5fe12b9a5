// Package desk is an open wall: its file, the board that is live, who writes, and who is told. Every shell and every
// door to a wall works at a desk, and there are two ways of use.
//
// A command opens a desk, does its work with Change, Merge, Import or Redact, each of them on a board that is up to date
// and while no other program can write, all of it or nothing, and closes the desk.
//
// A console calls Start. Then the board belongs to the one goroutine that calls Record, Undo and Redo, which paint at
// once and leave the writing to another; what came of that, and what others write, is told by a callback. Change and its
// like may still be called from any goroutine: they work on a board of their own, and what they wrote is told as well.
// A door that serves many, such as phones, has a desk of its own on the same file: see [Door]. The file is the bus, and nobody
// waits for a network.
//
// An entry is validated when it is sealed, and not read again on its way to the board, the queue and the file; a desk is
// not told of what it wrote itself.
package desk

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/desk/internal/lodging"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/wallfile"
)

// Writer is in whose name a desk writes. Each desk does it under a device id of its own.
type Writer struct {
	Author string // through the gate already
	// Own is told the id of a wall and the device id that is new there, and returns those under which the same person
	// wrote before: undo reaches what they did. When it is nil there are none.
	Own    func(wall, fresh mindmap.ID) []mindmap.ID
	Now    func() time.Time  // when nil, the clock on the wall
	NewID  func() mindmap.ID // when nil, random
	Device mindmap.ID        // for who always writes under the same one; zero is a new one each time
}

func (w *Writer) scribe(live *fold.Live) *scribe.Scribe {
	s := &scribe.Scribe{Live: live, Author: w.Author, Now: w.Now, NewID: w.NewID, Device: w.Device}
	if s.Device.IsZero() {
		s.Device = s.ID()
	}
	return s
}

func (w *Writer) own(wall, fresh mindmap.ID) []mindmap.ID {
	if w.Own == nil {
		return nil
	}
	return w.Own(wall, fresh)
}

// Desk is an open wall. Until it is started it is not safe for use by several goroutines.
type Desk struct {
	view
	place
	writer  Writer
	earlier []mindmap.ID // device ids of one's own, but for the scribe's

	changing sync.Mutex // held by who changes the wall beside the board's goroutine

	waiting []mindmap.Sealed // on the board and not on the disk yet; of a desk that is not started
	run     *run             // nil until it is started
	left    note             // that was taken over from a desk that was left

	givesWay func() // ends the giving way; nil while it does not
}

// view is a board, and how far it goes.
type view struct {
	live   *fold.Live
	seq    wallfile.Seq   // of the last entry that the board has
	scribe *scribe.Scribe // nil when the wall is only read
}

// Told is told, while a large wall is read, how many of its entries were.
type Told func(entries int)

// Open opens a wall to change it. One that can only be read opens all the same, and Notice says why.
func Open(path string, w Writer, told ...Told) (*Desk, error) {
	d, err := open(path, wallfile.Open, told)
	if err != nil {
		return nil, err
	}
	d.writer = w
	if d.lodging != nil {
		d.lodging.Wrote = true
	}
	d.scribe = w.scribe(d.live)
	d.earlier = w.own(d.live.WallID(), d.scribe.Device)
	d.scribe.Past = d.live.Past(d.earlier...)
	return d, nil
}

// Read opens a wall to look at it.
func Read(path string, told ...Told) (*Desk, error) { return open(path, wallfile.OpenReadOnly, told) }

func open(path string, how func(string) (*wallfile.Wall, error), told []Told) (*Desk, error) {
	kept, unlock, err := lodging.Open(path)
	if err != nil {
		return nil, err
	}
	defer unlock()
	if kept != nil {
		path = kept.Working()
	}
	file, err := how(path)
	if err != nil {
		return nil, err
	}
	d := &Desk{place: place{file: file, lodging: kept}}
	if d.view, err = load(context.Background(), file, told...); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return d, nil
}

func load(ctx context.Context, file *wallfile.Wall, told ...Told) (view, error) {
	entries, seq, err := file.LoadParsed(ctx, 0, func(entries int) {
		for _, t := range told {
			t(entries)
		}
	})
	if err != nil {
		return view{}, err
	}
	v := view{live: fold.NewLive(), seq: seq}
	v.live.Load(entries)
	return v, nil
}

// Create makes a wall's file with its first entries.
func Create(path string, entries []mindmap.Entry) error {
	file, err := wallfile.Create(path, entries)
	if err != nil {
		return err
	}
	return file.Close()
}

// Entries reads all entries of a wall, in their order.
func Entries(path string) ([]mindmap.Entry, error) {
	d, err := Read(path)
	if err != nil {
		return nil, err
	}
	if err := d.Close(); err != nil {
		return nil, err
	}
	return d.live.Entries(), nil
}

// Live is the board. Whoever started the desk changes it by Record, Undo and Redo, and by what they are told.
func (v *view) Live() *fold.Live { return v.live }

// Board is the wall as it stands.
func (v *view) Board() *mindmap.Board { return v.live.Board() }

// Record seals drafts as one act and paints them at once. On a desk that was started the saver has them then; else they
// are on the disk, and an error says that they are not: they stay on the board, and are tried again with what comes
// next. When one does not validate nothing is done.
func (d *Desk) Record(drafts ...mindmap.Draft) error {
	sealed, err := d.scribe.Seal(drafts...)
	if err != nil {
		return err
	}
	d.live.Take(sealed...)
	if d.run != nil {
		d.run.saver.Save(sealed...)
		return nil
	}
	d.waiting = append(d.waiting, sealed...)
	return d.keep()
}

// keep writes what waits.
func (d *Desk) keep() error {
	if len(d.waiting) == 0 {
		return nil
	}
	if err := d.file.AppendSealed(context.Background(), d.waiting...); err != nil {
		return fmt.Errorf("%s not saved yet, kept here and tried again: %w", changes(len(d.waiting)), err)
	}
	d.waiting = nil
	return nil
}

func changes(n int) string {
	if n == 1 {
		return "1 change"
	}
	return fmt.Sprintf("%d changes", n)
}

// Undo takes back the latest act of this desk, or of those of the same person before it, and tells what that was; a zero
// Act is nothing to undo.
func (d *Desk) Undo() (scribe.TakeBack, error) { return d.takeBack(d.scribe.Undoing()) }

// Redo brings back what Undo took back last.
func (d *Desk) Redo() (scribe.TakeBack, error) { return d.takeBack(d.scribe.Redoing()) }

func (d *Desk) takeBack(back scribe.TakeBack, ok bool) (scribe.TakeBack, error) {
	if !ok {
		return scribe.TakeBack{}, nil
	}
	return back, d.Record(back.Draft())
}

// Refresh takes in what others wrote, and tries to keep what waits. A desk that was started is told by itself.
func (d *Desk) Refresh() error {
	news, seq, err := d.file.Load(context.Background(), d.seq)
	if err != nil {
		return err
	}
	d.seq = seq
	d.live.Add(news...)
	return d.keep()
}

// SetState writes values beside the wall by key, at once; an empty one is forgotten. On a desk that was started see [Desk.Keep].
func (d *Desk) SetState(ctx context.Context, values map[string]string) error {
	return d.wall().SetState(ctx, values)
}

// Close keeps what waits and lets go of the file. Closing twice does nothing. A wall that was kept elsewhere is put back.
func (d *Desk) Close() error {
	if d.run != nil {
		return errors.Join(d.end(), d.leave())
	}
	if d.givesWay != nil {
		d.givesWay()
		d.givesWay = nil
	}
	return errors.Join(d.keep(), d.file.Close(), d.leave())
}
