package peer

import (
	"fmt"
	"math"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

// Whatever another table says of itself, it is not there for ever, leads not for ever, and fills no memory.
func TestWhatATableSaysOfItselfIsBounded(t *testing.T) {
	w := newWorld()
	n := w.come("a", &disk{})
	w.heal(n)
	liar := wire.Here{Device: w.newID(), Name: "liar", Every: math.MaxInt64, Lead: wire.Lead{Term: math.MaxUint64, Device: w.newID(), Name: "liar"}}
	w.step(n, Met{liar})
	w.step(n, Saw{wire.Shown{Lead: liar.Lead, N: math.MaxUint64, State: []byte(`"x"`)}})
	if len(n.peer.Tables()) != 1 || n.peer.Lead().Term != 0 || n.peer.Shown().State != nil {
		t.Errorf("%v are there, %v leads, and shows %s", n.peer.Tables(), n.peer.Lead(), n.peer.Shown().State)
	}
	w.now = w.now.Add(time.Hour)
	w.step(n, Tick{})
	if len(n.peer.Tables()) != 0 {
		t.Error("it is there for ever")
	}
	for range 2 * tablesAtMost {
		w.step(n, Met{wire.Here{Device: w.newID(), Every: -1, Name: "many"}})
	}
	if held := len(n.peer.room.tables); held > tablesAtMost {
		t.Errorf("%d tables are held", held)
	}
	w.step(n, TakeLead{})
	w.settle(2 * time.Second)
	if lead := n.peer.Lead(); lead.Device != n.device || lead.Term != 1 {
		t.Errorf("%v leads", lead)
	}
}

// A batch that cannot be read is told, and costs nothing else.
func TestAMessageThatCannotBeReadIsPassedOver(t *testing.T) {
	w := newWorld()
	n := w.come("a", &disk{})
	w.heal(n)
	w.settle(time.Second)
	w.step(n, Read{Reading: n.reading, Seq: 1, Left: 1, At: w.now, Err: fmt.Errorf("not JSON")})
	e := w.entry(w.newID(), 1, mindmap.AddAnswer{Question: question, Caption: "x"})
	w.step(n, Read{Reading: n.reading, Seq: 2, At: w.now.Add(1), Batch: []mindmap.Entry{e}})
	w.settle(time.Second)
	if !n.disk.has[e.ID] || len(n.peer.Faults()) != 1 {
		t.Errorf("%d entries, faults %v", len(n.disk.entries), n.peer.Faults())
	}
}
