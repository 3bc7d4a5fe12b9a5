package wallfile

import (
	"context"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile/internal/store"
)

// Append stores entries in one transaction: when it returns they are on the disk, or none is. An entry that is there
// already is left as it is, and so are words that a redaction takes out of it: see [Wall.AcceptRedactions]. One whose
// clock runs ahead of the wall's is kept aside: see [Wall.Ahead]. It fails when an entry does not validate, with what [Wall.Notice] says when the wall can
// only be read, and with [ErrMoved], [ErrDiskFull], [ErrDisk] or [ErrBusy].
func (w *Wall) Append(ctx context.Context, entries ...mindmap.Entry) error {
	sealed, err := store.Admit(entries)
	if err != nil {
		return w.file.fail("write to", err)
	}
	return w.AppendSealed(ctx, sealed...)
}

// AppendSealed is Append for entries that were let in already.
func (w *Wall) AppendSealed(ctx context.Context, entries ...mindmap.Sealed) error {
	if len(entries) == 0 {
		return nil
	}
	return w.appendSealed(ctx, entries)
}

// appendSealed is AppendSealed that also fails with no entries when the wall cannot be written to.
func (w *Wall) appendSealed(ctx context.Context, entries []mindmap.Sealed) error {
	return w.write(ctx, (*store.Writer).Record, func(ctx context.Context, wr *store.Writer) error {
		return wr.Append(ctx, entries, store.AnyDoor)
	})
}

// Update appends what decide makes of the entries that were stored after a number, while no other process can write: so
// two that look for a theme by its name, and make it when there is none, make one. An error of decide leaves the wall
// as it was. Words that a redaction among them names are out of the file as well, as it was decided here. It returns the
// number of the last entry that decide has seen or made.
func (w *Wall) Update(
	ctx context.Context, after Seq, decide func(news []mindmap.Entry) ([]mindmap.Sealed, error),
) (Seq, error) {
	last := after
	err := w.write(ctx, (*store.Writer).Record, func(ctx context.Context, wr *store.Writer) error {
		news, seq, err := store.EntriesAfter(ctx, wr.Conn, after, mindmap.ID{}, store.NewRowReader())
		if err != nil {
			return err
		}
		made, err := decide(news)
		if err != nil {
			return err
		}
		last = seq + Seq(len(made))
		if err := wr.Append(ctx, made, store.AnyDoor); err != nil {
			return err
		}
		blanked, err := wr.Accept(ctx, named(made))
		w.file.scrubDue = w.file.scrubDue || blanked > 0
		return err
	})
	if err != nil {
		return after, err
	}
	return last, nil
}

// named is what redactions among entries name.
func named(entries []mindmap.Sealed) *mindmap.Redactions {
	var r mindmap.Redactions
	for i := range entries {
		e := entries[i].Entry()
		r.Learn(&e)
	}
	return &r
}

// write runs do in a kind of transaction on a file that is still where it was.
func (w *Wall) write(ctx context.Context, transact transaction, do func(context.Context, *store.Writer) error) error {
	now := w.enter(ctx)
	defer w.gate.RUnlock()
	return w.file.fail("write to", now.write(ctx, transact, do))
}
