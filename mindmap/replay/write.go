package replay

import (
	"encoding/binary"
	"encoding/json"
	"math"

	"mindwall/mindmap"
)

// said is an operation of a replay, and the stamp of the node that it makes; zero when it makes none.
type said struct {
	made mindmap.Stamp
	op   mindmap.Op
}

// writer makes entries that boards are folded of. What makes nodes has their stamps, on which their order rests; all else comes
// after those, in the order in which it is written. Nobody wrote it, and at no time.
type writer struct {
	parsed []mindmap.Parsed
	nodes  map[mindmap.ID]bool
	clock  uint64
	number uint64
}

// write makes the entries of the beginning and of beats, and tells the moments how many there are by then.
func (s *story) write(beats []beat, moments []moment) []mindmap.Parsed {
	beginning := s.beginning()
	w := &writer{nodes: map[mindmap.ID]bool{}}
	w.learn(beginning)
	for i := range beats {
		w.learn(beats[i].said)
	}
	w.write(beginning)
	next := 0
	for i := range moments {
		for ; next < moments[i].beats; next++ {
			w.write(beats[next].said)
		}
		moments[i].entries = len(w.parsed)
	}
	return w.parsed
}

// learn notes nodes that will be made.
func (w *writer) learn(what []said) {
	for i := range what {
		if made := what[i].made; !made.ID.IsZero() {
			w.nodes[made.ID] = true
			w.clock = max(w.clock, min(made.Clock, math.MaxInt64))
		}
	}
}

func (w *writer) write(what []said) {
	for i := range what {
		stamp := what[i].made
		if stamp.ID.IsZero() {
			w.clock++
			stamp = mindmap.Stamp{Clock: w.clock, ID: w.free()}
		}
		body, err := json.Marshal(what[i].op)
		if err != nil {
			panic(err) // there is nothing in an operation of a board that JSON cannot hold
		}
		p, _ := mindmap.Parse(mindmap.Entry{
			ID: stamp.ID, Clock: stamp.Clock, Device: stamp.Device, Act: stamp.ID, Kind: mindmap.KindOf(what[i].op), Body: body,
		})
		w.parsed = append(w.parsed, p)
	}
}

// free is an id that no node has.
func (w *writer) free() (id mindmap.ID) {
	for id.IsZero() || w.nodes[id] {
		w.number++
		binary.BigEndian.PutUint64(id[8:], w.number)
	}
	return id
}

// beginning is what is there from the first moment on: the event, its questions, and what will be done, which only summaries show.
func (s *story) beginning() (what []said) {
	b := s.live.Board()
	if event, some := b.Event.Described(); some {
		what = append(what, said{op: event})
	}
	for _, q := range b.Questions {
		what = append(what, said{q.Made, mindmap.AskQuestion{Text: q.Text, Rank: q.Rank}})
	}
	for _, a := range b.Actions {
		what = append(what, said{a.Made, mindmap.AddAction{Text: a.Text, Who: a.Who, Due: a.Due, Redacted: a.Redacted}})
		if a.Rank != "" {
			what = append(what, said{op: mindmap.Reorder{Node: a.ID, Rank: a.Rank}})
		}
		if a.Done {
			what = append(what, said{op: mindmap.FinishAction{Action: a.ID, Done: true}})
		}
	}
	return what
}
