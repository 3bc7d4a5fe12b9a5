package peer

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

// Whatever goes wrong on the way, once it goes right all tables hold the union of what any of them and the stream held, so
// does the stream, and no words that a redaction takes out are left there.
func TestAnyScheduleEndsInTheUnion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		w.digestAbove = rapid.SampledFrom([]int{0, 2}).Draw(t, "digests above")
		w.hub.bare = rapid.Bool().Draw(t, "bare")
		w.fate = func(what string) int { return rapid.IntRange(0, 2).Draw(t, what) }
		w.next = func(m []mail) int { return anyOrder(m, rapid.IntRange(0, 5).Draw(t, "next")) }
		for _, name := range []string{"a", "b", "c"}[:rapid.IntRange(2, 3).Draw(t, "tables")] {
			w.heal(w.come(name, &disk{}))
		}
		r := &random{world: w}
		t.Repeat(map[string]func(*rapid.T){
			"say": r.say, "redact": r.redact, "cut": r.cutOne, "heal": r.healOne, "restart": r.restart, "lose": r.lose, "arrive": r.arrive,
			"time": r.time, "lead": r.lead,
		})
		r.end(t)
	})
}

type random struct {
	*world
	said []mindmap.ID
}

// anyOrder is one of the oldest messages, such that what comes by one way to one table stays in order.
func anyOrder(m []mail, i int) int {
	i = min(i, len(m)-1)
	for first := range i {
		if m[first].to == m[i].to && (m[first].what == m[i].what || m[first].connection == 0 && m[i].connection == 0) {
			return first
		}
	}
	return i
}

func (r *random) one(t *rapid.T) *node {
	return r.tables[rapid.IntRange(0, len(r.tables)-1).Draw(t, "table")]
}

func (r *random) say(t *rapid.T) {
	for range rapid.IntRange(1, 3).Draw(t, "answers") {
		n := r.one(t)
		r.said = append(r.said, r.write(n, mindmap.AddAnswer{Question: question, Caption: fmt.Sprint("w", len(r.said))}))
	}
}

func (r *random) redact(t *rapid.T) {
	if len(r.said) > 0 {
		r.write(r.one(t), mindmap.Redact{Entries: []mindmap.ID{r.said[rapid.IntRange(0, len(r.said)-1).Draw(t, "answer")]}})
	}
}

func (r *random) cutOne(t *rapid.T)  { r.cut(r.one(t)) }
func (r *random) healOne(t *rapid.T) { r.heal(r.one(t)) }

func (r *random) restart(t *rapid.T) {
	n, old := r.one(t), &disk{}
	keep := len(n.disk.entries)
	if rapid.Bool().Draw(t, "older") {
		keep = rapid.IntRange(0, keep).Draw(t, "entries")
	}
	old.take(n.disk.entries[:keep])
	connected := n.connection != 0
	n = r.come(n.name, old, append(n.earlier, n.device)...)
	if connected {
		r.heal(n)
	}
}

func (r *random) lose(t *rapid.T) {
	switch rapid.IntRange(0, 2).Draw(t, "what") {
	case 0:
		r.emptyHub()
		for _, n := range r.tables {
			if n.connection != 0 {
				r.cut(n)
				r.heal(n)
			}
		}
	case 1:
		r.now = r.now.Add(time.Millisecond) // no two streams are made at the same time
		r.emptyHub()
		for _, n := range r.tables {
			n.reading = 0
		}
	case 2:
		r.windBack(rapid.IntRange(1, 3).Draw(t, "messages"))
	}
}

func (r *random) arrive(t *rapid.T) {
	for range min(rapid.IntRange(1, 20).Draw(t, "things"), len(r.mail)) {
		r.deliver()
	}
}

func (r *random) time(t *rapid.T) {
	for range rapid.IntRange(1, 30).Draw(t, "ticks") {
		r.tick()
	}
}

func (r *random) lead(t *rapid.T) { r.step(r.one(t), TakeLead{}) }

func (r *random) end(t *rapid.T) {
	r.fate, r.next = nil, nil
	union := map[mindmap.ID]bool{}
	var redacted mindmap.Redactions
	collect := func(entries []mindmap.Entry) {
		for i := range entries {
			union[entries[i].ID] = true
			redacted.Learn(&entries[i])
		}
	}
	for _, n := range r.tables {
		collect(n.disk.entries)
		r.heal(n)
	}
	collect(r.inStream())
	r.settle(2 * time.Minute)
	lead := r.tables[0].peer.Lead()
	for _, n := range r.tables {
		for id := range union {
			if !n.disk.has[id] && !n.peer.file.refused[id] { // which an old file may do, whose stream was lost as well
				t.Errorf("%s lacks %s", n.name, id)
			}
		}
		if !n.peer.Level() || n.peer.Waiting() > 0 || len(n.peer.Tables()) != len(r.tables)-1 || n.peer.Lead() != lead {
			t.Errorf("%s does not rest", n.name)
		}
		for _, e := range n.disk.entries {
			if redacted.Blank(e).Body == nil || string(redacted.Blank(e).Body) != string(e.Body) {
				t.Errorf("%s has the words of %s", n.name, e.ID)
			}
		}
	}
	in := map[mindmap.ID]bool{}
	for _, m := range r.hub.messages {
		for _, e := range m.batch {
			in[e.ID] = true
			if string(redacted.Blank(e).Body) != string(e.Body) {
				t.Errorf("message %d has the words of %s", m.seq, e.ID)
			}
		}
	}
	for id := range union {
		if !in[id] {
			t.Errorf("the stream lacks %s", id)
		}
	}
	if t.Failed() {
		t.Log(r)
	}
}

// Batches are the same wherever the publishing began, but for the first ones.
func TestBatchesMeetAgain(t *testing.T) {
	w := newWorld()
	var entries []mindmap.Entry
	for i := range 1000 {
		entries = append(entries, w.entry(mindmap.ID{9}, uint64(i+1), mindmap.AddAnswer{Question: question, Caption: "x"}))
	}
	ends := func(from int) (all []int) {
		for at := from; at < len(entries); {
			at += wire.Next(entries[at:])
			all = append(all, at)
		}
		return all
	}
	whole, later := ends(0), ends(137)
	i := slices.IndexFunc(whole, func(at int) bool { return slices.Contains(later, at) })
	if i < 0 || whole[i] > 500 {
		t.Errorf("batches that began apart end at %v and %v", whole, later)
	}
}

// A digest answers for what a file and a stream both hold, and for nothing else.
func TestADigestSparesTheReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		p := New(Options{Own: []mindmap.ID{w.newID()}})
		var index Index
		devices := []mindmap.ID{w.newID(), w.newID(), w.newID()}
		lacks := map[mindmap.ID]uint64{} // of this file, and where it stands
		stored := map[mindmap.ID]bool{}
		for seq := range rapid.IntRange(1, 200).Draw(t, "messages") {
			e := w.entry(devices[seq%3], uint64(seq*100+1), mindmap.AddAnswer{Question: question, Caption: "x"})
			index.See(uint64(seq+1), []mindmap.Entry{e})
			stored[e.ID] = true
			if rapid.IntRange(0, 60).Draw(t, "lacks") == 1 {
				lacks[e.ID] = uint64(seq + 1)
				continue
			}
			p.told([]mindmap.Entry{e})
			if rapid.IntRange(0, 60).Draw(t, "more") == 1 {
				p.told([]mindmap.Entry{w.entry(devices[1], e.Clock+1, mindmap.AddAnswer{Question: question, Caption: "y"})})
			}
		}
		from, known := p.compare(index.Digest())
		for id, seq := range lacks {
			if seq < from {
				t.Errorf("message %d is not read, and holds %s", seq, id)
			}
		}
		for _, e := range p.file.entries {
			if known.Has(e.ID) && !stored[e.ID] {
				t.Errorf("%s counts as stored, and is not", e.ID)
			}
		}
		if len(lacks) == 0 && len(p.file.entries) == len(stored) && from != uint64(len(stored)+1) {
			t.Errorf("read from %d, want nothing", from)
		}
	})
}
