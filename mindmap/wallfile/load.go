package wallfile

import (
	"context"

	"mindwall/mindmap"
)

// Load reads the entries that were stored after a number, 0 for all, in the order in which they were stored. It
// returns the number of the last one, to go on from.
func (w *Wall) Load(ctx context.Context, after Seq) ([]mindmap.Entry, Seq, error) {
	if err := w.enter(ctx); err != nil {
		return nil, after, fail("read", w.path, err)
	}
	defer w.gate.RUnlock()
	if kept := w.memory(); kept != nil {
		entries, last := kept.after(after)
		return entries, last, nil
	}
	w.reading.Lock()
	defer w.reading.Unlock()
	entries, last, err := entriesAfter(ctx, w.reader, after, newRowReader())
	return entries, last, fail("read", w.path, err)
}
