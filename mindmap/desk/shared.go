package desk

import (
	"context"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/wallfile"
)

// Own are the device ids under which this person has written on the wall, that of this desk first.
func (d *Desk) Own() []mindmap.ID {
	return append([]mindmap.ID{d.scribe.Device}, d.earlier...)
}

// Own is [Desk.Own].
func (o *Door) Own() []mindmap.ID { return o.now().Own() }

// WallID is the derived id of the wall; zero while it has no entries.
func (o *Door) WallID() (id mindmap.ID) {
	o.Look(func(live *fold.Live) { id = live.WallID() })
	return id
}

// Take takes in entries of another copy of the wall, as [Desk.Take] does; those that may not be stored are left out, with what is
// wrong with each.
func (o *Door) Take(ctx context.Context, entries []mindmap.Entry) (refused []error, err error) {
	sound, refused := wallfile.Sift(entries)
	if len(sound) > 0 {
		_, _, err = o.now().Take(ctx, sound...)
	}
	return refused, err
}

// Hear tells what the wall holds, and from then on, while the door runs, what is new; some of it may be told again. It is for
// one at a time, and told by other goroutines.
func (o *Door) Hear(told func([]mindmap.Entry)) {
	d := o.now()
	d.changing.Lock()
	all := d.live.Entries()
	o.heard.Store(&told)
	d.changing.Unlock()
	told(all)
}

// Accept is [Desk.Accept].
func (o *Door) Accept(ctx context.Context) (entries int, err error) { return o.now().Accept(ctx) }
