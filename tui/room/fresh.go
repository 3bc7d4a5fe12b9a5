package room

import (
	"slices"
	"time"

	"mindwall/mindmap"
)

// freshFor is how long an answer stands out after it came, was filed or was counted up.
const freshFor = 6 * time.Second

// maxAtOnce is how many answers of one act stand out. When more come at once, as with an import, the last one does.
const maxAtOnce = 5

// fresh is which answers stand out, the latest first, and until when.
type fresh struct {
	ids   []mindmap.ID
	until []time.Time
}

// touched are the nodes that entries put somewhere or count up, the last one first. What one person types is not lost in
// what an import brings at the same moment.
func touched(entries []mindmap.Entry) []mindmap.ID {
	type touch struct{ node, act mindmap.ID }
	var all []touch
	known, ofAct := map[mindmap.ID]bool{}, map[mindmap.ID]int{}
	for i := range slices.Backward(entries) {
		if id, ok := touches(&entries[i]); ok && !known[id] {
			known[id] = true
			ofAct[entries[i].Act]++
			all = append(all, touch{id, entries[i].Act})
		}
	}
	var ids []mindmap.ID
	told := map[mindmap.ID]bool{}
	for _, t := range all {
		if ofAct[t.act] <= maxAtOnce || !told[t.act] {
			ids = append(ids, t.node)
		}
		told[t.act] = true
	}
	return ids
}

// touches is the node that an entry puts somewhere or counts up. Words that are only corrected change quietly.
func touches(e *mindmap.Entry) (mindmap.ID, bool) {
	op, err := e.Op()
	if err != nil {
		return mindmap.ID{}, false
	}
	switch op := op.(type) {
	case mindmap.AddAnswer:
		return e.ID, true
	case mindmap.Move:
		return op.Node, true
	case mindmap.TallyAnswer:
		return op.Answer, true
	case mindmap.MergeAnswer:
		return op.Into, true
	case mindmap.AdmitAnswer:
		return op.Answer, true
	case mindmap.ParkAnswer:
		return op.Answer, !op.Parked
	case mindmap.Restore:
		return op.Node, true
	}
	return mindmap.ID{}, false
}

// standOut lets nodes stand out from now on.
func (f *fresh) standOut(ids []mindmap.ID, now time.Time) {
	for _, id := range slices.Backward(ids) {
		if at := slices.Index(f.ids, id); at >= 0 {
			f.ids, f.until = slices.Delete(f.ids, at, at+1), slices.Delete(f.until, at, at+1)
		}
		f.ids = slices.Insert(f.ids, 0, id)
		f.until = slices.Insert(f.until, 0, now.Add(freshFor))
	}
}

// expire forgets what has stood out long enough, and tells how long it is until the next; 0 when nothing is left.
func (f *fresh) expire(now time.Time) (next time.Duration) {
	n := len(f.ids)
	for n > 0 && !f.until[n-1].After(now) {
		n--
	}
	f.ids, f.until = f.ids[:n:n], f.until[:n:n]
	if n == 0 {
		return 0
	}
	return f.until[n-1].Sub(now)
}
