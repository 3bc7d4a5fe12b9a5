package peer

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

// world is a hub and tables around it, with all that is on its way between them. Nothing happens in it by itself.
type world struct {
	now    time.Time
	hub    hub
	tables []*node // in the order of coming
	mail   []mail  // on its way, the oldest first
	ids    int

	digestAbove int // entries, from which on tables ask for a digest; 0 is as usual

	// What goes wrong with messages that nobody stores.
	deaf bool             // none arrives
	fate func(string) int // how often one arrives, by what it is; nil is once
	next func([]mail) int // which arrives next; nil is the oldest
	log  func(string, ...any)
}

// hub is a stream, and who looks after it.
type hub struct {
	created  time.Time
	messages []message
	last     uint64
	known    map[string]uint64 // batches by id
	index    Index
	bare     bool // nobody of ours looks after it: tables delete by themselves
	room     int  // messages that it takes; 0 is any number
}

type message struct {
	seq   uint64
	at    time.Time // another for each
	batch []mindmap.Entry
	again int
}

// node is a table: a file, and the peer that shares it.
type node struct {
	name       string
	peer       *Peer
	disk       *disk
	device     mindmap.ID
	earlier    []mindmap.ID
	connection int // 0 is none
	reading    int
	pos        uint64
	told       int // entries of the file that the peer was told of, or soon will be
}

// mail is something on its way to a table.
type mail struct {
	to         *node
	connection int // that it comes by; 0 is from within
	in         In
	what       string
}

// disk is a wall's file, as wallfile would keep it.
type disk struct {
	entries []mindmap.Entry
	has     map[mindmap.ID]bool
	taken   mindmap.Redactions
	clock   mindmap.Clock
	full    bool
}

func (d *disk) take(entries []mindmap.Entry) (refused []error) {
	for _, e := range entries {
		if _, err := mindmap.Admit(e); err != nil {
			refused = append(refused, err)
			continue
		}
		if d.has[e.ID] || e.Clock > d.clock.Limit() {
			continue
		}
		if d.has == nil {
			d.has = map[mindmap.ID]bool{}
		}
		d.has[e.ID] = true
		d.clock.Add(e.Clock)
		d.entries = append(d.entries, d.taken.Blank(e))
		if d.taken.Learn(&e) {
			for i := range d.entries {
				d.entries[i] = d.taken.Blank(d.entries[i])
			}
		}
	}
	return refused
}

func newWorld() *world {
	w := &world{now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), log: func(string, ...any) {}}
	w.emptyHub()
	return w
}

// newID is another id each time, and the same in each run.
func (w *world) newID() (id mindmap.ID) {
	w.ids++
	sum := sha256.Sum256(fmt.Append(nil, "id ", w.ids))
	copy(id[:], sum[:])
	return id
}

func (w *world) emptyHub() {
	w.hub = hub{created: w.now, known: map[string]uint64{}, bare: w.hub.bare, room: w.hub.room}
}

func (w *world) table(name string) *node {
	for _, n := range w.tables {
		if n.name == name {
			return n
		}
	}
	return nil
}

// come is a table that opens its wall, with the device ids of before.
func (w *world) come(name string, d *disk, earlier ...mindmap.ID) *node {
	n := w.table(name)
	if n == nil {
		n = &node{name: name}
		w.tables = append(w.tables, n)
	}
	device := w.newID()
	*n = node{name: name, disk: d, device: device, earlier: earlier, peer: New(Options{Name: name, Own: append([]mindmap.ID{device}, earlier...)})}
	if w.digestAbove > 0 {
		n.peer.digestAbove = w.digestAbove
	}
	w.mail = slices.DeleteFunc(w.mail, func(m mail) bool { return m.to == n })
	n.told = len(d.entries)
	w.step(n, Told{slices.Clone(d.entries)})
	return n
}

var errCut = errors.New("cut")

func (w *world) cut(n *node) {
	if n.connection != 0 {
		n.connection, n.reading = 0, 0
		w.step(n, Cut{errCut})
	}
}

func (w *world) heal(n *node) {
	if n.connection == 0 {
		w.ids++
		n.connection = w.ids
		w.step(n, Connected{})
	}
}

// write makes an entry at a table.
func (w *world) write(n *node, op mindmap.Op) mindmap.ID {
	return w.writeAs(n, n.device, n.disk.clock.Now()+1, op)
}

func (w *world) writeAs(n *node, device mindmap.ID, clock uint64, op mindmap.Op) mindmap.ID {
	e := w.entry(device, clock, op)
	n.disk.take([]mindmap.Entry{e})
	w.tellFile(n)
	return e.ID
}

func (w *world) entry(device mindmap.ID, clock uint64, op mindmap.Op) mindmap.Entry {
	sealed, err := mindmap.Seal(mindmap.Entry{ID: w.newID(), Clock: clock, Device: device, Author: "x", At: w.now, Act: w.newID()}, op)
	if err != nil {
		panic(err)
	}
	return sealed.Entry()
}

// tellFile tells a table's peer what is new in its file.
func (w *world) tellFile(n *node) {
	if news := slices.Clone(n.disk.entries[n.told:]); len(news) > 0 {
		n.told = len(n.disk.entries)
		w.post(n, 0, Told{news}, "file")
	}
}

func (w *world) post(n *node, connection int, in In, what string) {
	w.mail = append(w.mail, mail{n, connection, in, what})
}

// deliver lets one thing arrive.
func (w *world) deliver() {
	at := 0
	if w.next != nil {
		at = w.next(w.mail)
	}
	m := w.mail[at]
	w.mail = slices.Delete(w.mail, at, at+1)
	if m.connection == 0 || m.connection == m.to.connection {
		w.step(m.to, m.in)
	}
}

func (w *world) step(n *node, in In) {
	for _, out := range n.peer.Step(w.now, in) {
		w.do(n, out)
	}
}

// tick lets a tenth of a second go by.
func (w *world) tick() {
	w.now = w.now.Add(100 * time.Millisecond)
	for _, n := range w.tables {
		w.step(n, Tick{})
	}
}

// settle lets time go by, and all arrive that is on its way.
func (w *world) settle(d time.Duration) {
	for end := w.now.Add(d); w.now.Before(end); w.tick() {
		for len(w.mail) > 0 {
			w.deliver()
		}
	}
}

func (w *world) do(n *node, out Out) {
	reply := func(in In, what string) { w.post(n, n.connection, in, what) }
	switch out := out.(type) {
	case Take:
		if n.disk.full {
			w.post(n, 0, Took{Err: errors.New("disk full")}, "took")
			return
		}
		refused := n.disk.take(out.Entries)
		w.post(n, 0, Took{Refused: refused}, "took")
		w.tellFile(n)
	case Look:
		in := Stream{Created: w.hub.created, Last: w.hub.last, Held: uint64(len(w.hub.messages))}
		for _, m := range w.hub.messages {
			if m.seq == out.Mark {
				in.Mark = m.at
			}
		}
		reply(in, "look")
	case AskDigest:
		in := Digested{Digest: w.hub.index.Digest()}
		if w.hub.bare {
			in = Digested{Err: errors.New("nobody answers")}
		}
		reply(in, "digest")
	case ReadFrom:
		n.reading, n.pos = out.Reading, out.Seq
		w.pump(n)
	case Publish:
		w.publish(n, out)
	case Tell:
		w.spread(n, Heard(out), "live")
	case Say:
		w.spread(n, Met(out), "here")
	case Present:
		w.spread(n, Saw(out), "shown")
	case Fetch:
		at := slices.IndexFunc(w.hub.messages, func(m message) bool { return m.seq == out.Seq })
		if at < 0 {
			reply(Fetched{Seq: out.Seq, Gone: true}, "fetch")
		} else {
			reply(Fetched{Seq: out.Seq, Batch: w.hub.messages[at].batch}, "fetch")
		}
	case Delete:
		reply(Deleted{out.Seq, w.delete(out.Seq)}, "delete")
	default:
		panic(fmt.Sprintf("%T", out))
	}
}

// spread sends to all others that are there what nobody stores.
func (w *world) spread(from *node, in In, what string) {
	for _, n := range w.tables {
		if n == from || n.connection == 0 || from.connection == 0 || w.deaf && what == "live" {
			continue
		}
		times := 1
		if w.fate != nil {
			times = w.fate(what)
		}
		for range times {
			w.post(n, n.connection, in, what)
		}
	}
}

// pump sends a table what of the stream it has not been sent.
func (w *world) pump(n *node) {
	if n.connection == 0 || n.reading == 0 {
		return
	}
	left := uint64(0)
	for _, m := range w.hub.messages {
		if m.seq >= n.pos {
			left++
		}
	}
	for _, m := range w.hub.messages {
		if m.seq >= n.pos {
			left--
			w.post(n, n.connection, Read{Reading: n.reading, Seq: m.seq, Left: left, At: m.at, Batch: m.batch}, "stream")
		}
	}
	n.pos = max(n.pos, w.hub.last+1)
}

func (w *world) publish(n *node, out Publish) {
	if n.connection == 0 {
		return
	}
	if w.hub.room > 0 && len(w.hub.messages) >= w.hub.room {
		w.post(n, n.connection, Stored{N: out.N, Full: true, Err: errors.New("full")}, "ack")
		return
	}
	w.post(n, n.connection, Stored{N: out.N, Seq: w.append(out.Batch, out.Again)}, "ack")
}

// append puts a batch into the stream, unless it knows it, and looks after it as a hub does.
func (w *world) append(batch []mindmap.Entry, again int) uint64 {
	data, err := wire.Encode(batch)
	if err != nil {
		panic(err)
	}
	id := wire.BatchID(data, again)
	if seq, known := w.hub.known[id]; known {
		return seq
	}
	if len(batch) > wire.MaxEntries {
		panic("a batch of too many")
	}
	h := &w.hub
	h.last++
	h.known[id] = h.last
	seq := h.last
	w.ids++
	h.messages = append(h.messages, message{seq, time.Unix(0, int64(w.ids)), batch, again})
	for _, n := range w.tables {
		w.pump(n)
	}
	h.index.See(seq, batch)
	h.index.Learn(batch)
	if !h.bare {
		w.cleanse()
	}
	return seq
}

func (w *world) cleanse() {
	for _, seq := range w.hub.index.Suspects() {
		w.hub.index.Cleared(seq)
		at := slices.IndexFunc(w.hub.messages, func(m message) bool { return m.seq == seq })
		if at < 0 {
			continue
		}
		if rest, some := w.hub.index.Rest(w.hub.messages[at].batch); some {
			w.remove(seq)
			w.append(rest, 0)
		}
	}
}

func (w *world) remove(seq uint64) {
	w.hub.messages = slices.DeleteFunc(w.hub.messages, func(m message) bool { return m.seq == seq })
}

// delete is what a table asks for. A hub of ours looks whether it may.
func (w *world) delete(seq uint64) error {
	if !w.hub.bare {
		for _, m := range w.hub.messages {
			if _, some := w.hub.index.Rest(m.batch); m.seq == seq && !some {
				return errors.New("no redaction names anything in it")
			}
		}
	}
	w.remove(seq)
	return nil
}

// windBack lets the stream lose its last messages, as one whose leader never had them.
func (w *world) windBack(n int) {
	h := &w.hub
	h.messages = h.messages[:max(len(h.messages)-n, 0)]
	kept := h.messages
	h.last, h.messages, h.known, h.index = 0, nil, map[string]uint64{}, Index{}
	for _, m := range kept {
		data, _ := wire.Encode(m.batch)
		h.known[wire.BatchID(data, m.again)] = m.seq
		h.messages, h.last = append(h.messages, m), m.seq
		h.index.See(m.seq, m.batch)
		h.index.Learn(m.batch)
	}
	for _, t := range w.tables {
		t.pos = min(t.pos, h.last+1) // a consumer begins again behind what it has given
	}
}

func words(entries []mindmap.Entry) (all []string) {
	for i := range entries {
		op, err := entries[i].Op()
		if answer, ok := op.(mindmap.AddAnswer); ok && err == nil {
			if all = append(all, answer.Caption); answer.Redacted {
				all[len(all)-1] = "(taken out)"
			}
		}
	}
	slices.Sort(all)
	return all
}

// inStream are the entries that the stream holds, each once.
func (w *world) inStream() []mindmap.Entry {
	has := map[mindmap.ID]mindmap.Entry{}
	for _, m := range w.hub.messages {
		for _, e := range m.batch {
			has[e.ID] = e
		}
	}
	return slices.SortedFunc(maps.Values(has), func(a, b mindmap.Entry) int { return bytes.Compare(a.ID[:], b.ID[:]) })
}

// String tells how everything is.
func (w *world) String() string {
	var b strings.Builder
	for _, n := range w.tables {
		fmt.Fprintf(&b, "%s: %s", n.name, strings.Join(words(n.disk.entries), ", "))
		if len(n.disk.entries) == 0 {
			b.WriteString("nothing")
		}
		switch {
		case n.peer.Away() != nil:
			b.WriteString("; away")
		case !n.peer.Level():
			b.WriteString("; reading")
		}
		if waiting := n.peer.Waiting(); waiting > 0 {
			fmt.Fprintf(&b, "; %d waiting", waiting)
		}
		if n.peer.Unsure() {
			b.WriteString("; unsure of the rest")
		}
		if lead := n.peer.Lead(); lead.Term > 0 {
			fmt.Fprintf(&b, "; %s leads", lead.Name)
		}
		if state := n.peer.Shown().State; state != nil {
			fmt.Fprintf(&b, ", shown %s", state)
		}
		b.WriteString("\n")
		for _, err := range n.peer.Faults() {
			fmt.Fprintf(&b, "\t%v\n", err)
		}
	}
	fmt.Fprintf(&b, "stream: %s; %d messages\n", strings.Join(words(w.inStream()), ", "), len(w.hub.messages))
	return b.String()
}
