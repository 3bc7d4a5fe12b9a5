package peer

import (
	"bytes"
	"cmp"
	"maps"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

// Index is what is known of the messages of a stream. The zero value is that of none.
type Index struct {
	at       map[mindmap.ID]place
	also     map[mindmap.ID][]uint64 // further messages that hold an entry
	counts   map[uint64]bool         // messages that count rows of surveys
	suspects map[uint64]bool         // messages that may hold words that are to go
	taken    mindmap.Redactions
	last     uint64
	clock    mindmap.Clock
	ahead    []mindmap.Entry // redactions that do not count before the clock has caught up
}

// place is where an entry stands.
type place struct {
	seq    uint64 // 0 when it is there and nobody said where
	device mindmap.ID
	clock  uint64
}

// See takes in a message.
func (x *Index) See(seq uint64, batch []mindmap.Entry) {
	if x.at == nil {
		x.at, x.also = map[mindmap.ID]place{}, map[mindmap.ID][]uint64{}
		x.counts, x.suspects = map[uint64]bool{}, map[uint64]bool{}
	}
	x.last = max(x.last, seq)
	for i := range batch {
		e := &batch[i]
		if known, ok := x.at[e.ID]; !ok || known.seq == 0 {
			x.at[e.ID] = place{seq, e.Device, e.Clock}
			if !ok {
				x.clock.Add(e.Clock)
			}
		} else if known.seq != seq {
			x.also[e.ID] = append(x.also[e.ID], seq)
		}
		if e.Kind == mindmap.KindOf(mindmap.CountAnswer{}) {
			x.counts[seq] = true
		}
		if x.names(e) {
			x.suspects[seq] = true
		}
	}
	if len(x.ahead) > 0 {
		x.Learn(nil)
	}
}

// names reports whether a redaction takes something out of the entry as it is.
func (x *Index) names(e *mindmap.Entry) bool {
	return !bytes.Equal(x.taken.Blank(*e).Body, e.Body)
}

// Has reports whether an entry is in the stream.
func (x *Index) Has(id mindmap.ID) bool {
	_, ok := x.at[id]
	return ok
}

// entries is how many there are.
func (x *Index) entries() int { return len(x.at) }

func (x *Index) hasAll(batch []mindmap.Entry) bool {
	return !slices.ContainsFunc(batch, func(e mindmap.Entry) bool { return !x.Has(e.ID) })
}

// Learn takes in redactions among entries of a wall. Those that run ahead of the stream's clock count once that has caught up.
func (x *Index) Learn(entries []mindmap.Entry) {
	for i := range entries {
		if mindmap.IsRedaction(entries[i].Kind) {
			x.ahead = append(x.ahead, entries[i])
		}
	}
	x.ahead = slices.DeleteFunc(x.ahead, func(e mindmap.Entry) bool {
		if e.Clock > x.clock.Limit() {
			return false
		}
		x.learn(&e)
		return true
	})
}

func (x *Index) learn(e *mindmap.Entry) {
	var one mindmap.Redactions
	if !one.Learn(e) || !x.taken.Learn(e) {
		return
	}
	for id := range one.Entries {
		if at, ok := x.at[id]; ok && at.seq > 0 {
			x.suspects[at.seq] = true
		}
		for _, seq := range x.also[id] {
			x.suspects[seq] = true
		}
	}
	if one.NamesRows() {
		maps.Copy(x.suspects, x.counts)
	}
}

// Suspects are the messages that may hold words which redactions take out, in order, until [Index.Cleared] of each.
func (x *Index) Suspects() []uint64 { return slices.Sorted(maps.Keys(x.suspects)) }

// Cleared notes that a message is gone, or holds no such words.
func (x *Index) Cleared(seq uint64) { delete(x.suspects, seq) }

// Rest is a batch without the words that redactions take out, and whether there are any: then it goes into the stream, and the
// message is deleted.
func (x *Index) Rest(batch []mindmap.Entry) (rest []mindmap.Entry, some bool) {
	rest = slices.Clone(batch)
	for i := range rest {
		some = some || x.names(&rest[i])
		rest[i] = x.taken.Blank(rest[i])
	}
	return rest, some
}

// rangesAtMost is how many ranges a digest has, unless there are more devices.
const rangesAtMost = 4096

// Digest sums up what the stream holds.
func (x *Index) Digest() wire.Digest {
	const narrow = 256
	for width := uint64(narrow); ; width *= 4 {
		d := wire.Digest{Last: x.last, Width: width, Rows: ranges(x.at, width)}
		if len(d.Rows) <= rangesAtMost || width > mindmap.MaxClock {
			return d
		}
	}
}

type rangeKey struct {
	device mindmap.ID
	start  uint64
}

// ranges sums up entries by device and clock.
func ranges(at map[mindmap.ID]place, width uint64) []wire.Range {
	rows := map[rangeKey]*wire.Range{}
	for id, p := range at {
		key := rangeKey{p.device, p.clock - p.clock%width}
		row := rows[key]
		if row == nil {
			row = &wire.Range{Device: key.device, Start: key.start, First: p.seq}
			rows[key] = row
		}
		row.Entries++
		row.Sum = wire.Combine(row.Sum, id)
		row.First = min(row.First, p.seq)
	}
	all := make([]wire.Range, 0, len(rows))
	for _, row := range rows {
		all = append(all, *row)
	}
	slices.SortFunc(all, func(a, b wire.Range) int {
		return cmp.Or(bytes.Compare(a.Device[:], b.Device[:]), cmp.Compare(a.Start, b.Start))
	})
	return all
}
