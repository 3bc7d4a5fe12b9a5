package wallfile

import (
	"context"

	"mindwall/mindmap"
)

// Load reads the entries that were stored after a number, 0 for all, in the order in which they were stored. It
// returns the number of the last one, to go on from.
func (w *Wall) Load(ctx context.Context, after Seq) ([]mindmap.Entry, Seq, error) {
	return loadAs(ctx, w, after, newRowReader().entry, func(e mindmap.Entry) mindmap.Entry { return e })
}

// LoadParsed is Load of entries together with their operations, for who needs those anyway. told, when not nil, is told
// now and then how many were read so far, one call after the other.
func (w *Wall) LoadParsed(ctx context.Context, after Seq, told func(entries int)) ([]mindmap.Parsed, Seq, error) {
	const atOnce = 10_000
	reader, read := newRowReader(), 0
	return loadAs(ctx, w, after, func(stored row) (mindmap.Parsed, bool) {
		if read++; told != nil && read%atOnce == 0 {
			told(read)
		}
		return reader.parse(stored)
	}, func(e mindmap.Entry) mindmap.Parsed {
		p, _ := mindmap.Parse(e)
		return p
	})
}

// loadAs reads rows as entries of a form; one that is in memory already is converted.
func loadAs[E any](
	ctx context.Context, w *Wall, after Seq, read func(row) (E, bool), convert func(mindmap.Entry) E,
) ([]E, Seq, error) {
	if err := w.enter(ctx); err != nil {
		return nil, after, fail("read", w.path, err)
	}
	defer w.gate.RUnlock()
	if kept := w.memory(); kept != nil {
		entries, last := kept.after(after)
		all := make([]E, len(entries))
		for i, e := range entries {
			all[i] = convert(e)
		}
		return all, last, nil
	}
	w.reading.Lock()
	defer w.reading.Unlock()
	entries, last, err := rowsAfter(ctx, w.reader, after, mindmap.ID{}, read)
	return entries, last, fail("read", w.path, err)
}
