package mindmap

import (
	"runtime"
	"slices"
	"sync"
)

// enter makes records of the entries that are new, and returns them in order. Of two entries with one id the first
// handed in counts.
func (l *Live) enter(entries []Entry) []*record {
	l.makeRoom(len(entries))
	block := make([]record, 0, len(entries)) // one piece of memory, as records are never let go of
	fresh := make([]*record, 0, len(entries))
	for i := range entries {
		e := &entries[i]
		if l.records[e.ID] != nil {
			continue
		}
		block = append(block, record{entry: *e, stamp: e.Stamp()})
		r := &block[len(block)-1]
		l.records[e.ID] = r
		fresh = append(fresh, r)
	}
	readOps(fresh)
	compare := func(a, b *record) int { return a.stamp.Compare(b.stamp) }
	if !slices.IsSortedFunc(fresh, compare) {
		slices.SortFunc(fresh, compare)
	}
	return fresh
}

// makeRoom prepares an empty board for that many entries, so that its tables need not grow on the way.
func (l *Live) makeRoom(n int) {
	if len(l.records) > 0 || n < 2 {
		return
	}
	l.records, l.byNode, l.acts = make(map[ID]*record, n), make(map[ID][]*record, n), make(map[ID][]*record, n)
	l.w.nodes = make(map[ID]*node, n)
}

// readAtOnce is how many operations one processor reads in a few milliseconds. More than that are divided among all.
const readAtOnce = 1000

// readOps reads the operations of records. One that cannot be read stays nil.
func readOps(records []*record) {
	read := func(part []*record) {
		for _, r := range part {
			r.op, _ = r.entry.Op() // nil with an error
		}
	}
	if len(records) <= readAtOnce {
		read(records)
		return
	}
	share := max(readAtOnce, (len(records)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	var readers sync.WaitGroup
	for part := range slices.Chunk(records, share) {
		readers.Go(func() { read(part) })
	}
	readers.Wait()
}
