package fold

import (
	"bytes"
	"slices"

	"mindwall/mindmap"
)

// Live is the board of a growing set of entries, kept up to date as they arrive. After every [Live.Add] its board
// equals [Of] of all entries so far. It is not safe for use by several goroutines; the boards that it hands out are
// immutable and may be read anywhere.
type Live struct {
	ledger
	themes []*node // in no order
	// lastOfThemes is the last in order of what was said of themes.
	lastOfThemes *record
	links        []*record // merges and splits of answers, in order
	clock        mindmap.Clock
	unknown      int
	changes      uint64 // that were made so far
	board        *mindmap.Board
	index
	history
}

// ledger is the records of all entries, with the nodes that they are about, and what redactions take out of them.
type ledger struct {
	w          *world
	others     map[mindmap.ID]*record // that make no node, by entry; a node has the record that made it
	entries    int                    // how many records there are
	counts     []*record              // of rows, in order of arrival
	redacted   mindmap.Redactions
	redactions []*record           // in order
	held       map[mindmap.ID]bool // entries that came with words that a redaction takes out
}

// record is an entry and what became of it. Its op is nil when the entry could not be read.
type record struct {
	entry mindmap.Entry
	op    mindmap.Op
	about *node // nil when it is about acts or entries
}

func (r *record) stamp() mindmap.Stamp { return r.entry.Stamp() }

// after reports whether r comes after s in the order of entries.
func (r *record) after(s *record) bool {
	if r.entry.Clock != s.entry.Clock {
		return r.entry.Clock > s.entry.Clock
	}
	return r.stamp().After(s.stamp())
}

func compareRecords(r, s *record) int { return r.stamp().Compare(s.stamp()) }

// NewLive is the board of no entries.
func NewLive() *Live {
	l := &Live{
		ledger:  ledger{w: newWorld(), others: map[mindmap.ID]*record{}, held: map[mindmap.ID]bool{}},
		history: history{acts: map[mindmap.ID][]*record{}, byDevice: map[mindmap.ID][]*record{}, undone: map[mindmap.ID]bool{}},
	}
	l.board = l.w.arrange()
	l.index = indexOf(l.board)
	return l
}

// Board is the wall as it stands.
func (l *Live) Board() *mindmap.Board { return l.board }

// Clock is the wall's clock. The next entry that a writer makes has one more.
func (l *Live) Clock() uint64 { return l.clock.Now() }

// Ahead is how many entries run ahead of the wall's clock. What is written now comes before them, until they are given
// other clocks by [mindmap.Renumber].
func (l *Live) Ahead() int { return l.clock.Ahead() }

// Has reports whether the entry is there already.
func (l *ledger) Has(entry mindmap.ID) bool { return l.record(entry) != nil }

// record is that of an entry; nil when it is not here.
func (l *ledger) record(entry mindmap.ID) *record {
	if n := l.w.nodes[entry]; n != nil && n.maker != nil {
		return n.maker
	}
	return l.others[entry]
}

// eachRecord calls yield for each record, in no order, until yield is false.
func (l *ledger) eachRecord(yield func(*record) bool) {
	for _, n := range l.w.nodes {
		if n.maker != nil && !yield(n.maker) {
			return
		}
	}
	for _, r := range l.others {
		if !yield(r) {
			return
		}
	}
}

// Add takes in entries, in any order, known ones included, and returns how many were new.
func (l *Live) Add(entries ...mindmap.Entry) int {
	return l.include(l.enter(len(entries), func(i int) mindmap.Entry { return entries[i] }, func(i int) mindmap.Op {
		op, _ := entries[i].Op() // nil when it cannot be read
		return op
	}))
}

// Load is Add for entries that were parsed already.
func (l *Live) Load(parsed []mindmap.Parsed) int {
	return l.include(l.enter(len(parsed), func(i int) mindmap.Entry { return parsed[i].Entry() }, func(i int) mindmap.Op { return parsed[i].Op() }))
}

// Take is Add for entries that were read already.
func (l *Live) Take(sealed ...mindmap.Sealed) int {
	return l.include(l.enter(len(sealed), func(i int) mindmap.Entry { return sealed[i].Entry() }, func(i int) mindmap.Op { return sealed[i].Op() }))
}

// include brings the board up to date with records that are new, and returns how many they are.
func (l *Live) include(fresh []*record) int {
	if len(fresh) == 0 {
		return 0
	}
	if l.betterAnew(fresh) {
		l.beginAnew()
		return len(fresh)
	}
	l.changes++
	c := &change{l: l, number: l.changes, stale: map[*node]bool{}, fresh: make([]*record, 0, len(fresh))}
	singles := slices.Clone(fresh) // for the lists of those that have one record, which are nearly all
	for i, r := range fresh {
		c.file(r, singles[i:i+1:i+1])
	}
	if c.undos {
		c.undoAgain()
	}
	c.replay()
	c.refresh()
	return len(fresh)
}

// change is what one Add does.
type change struct {
	l          *Live
	number     uint64
	undos      bool
	fresh      []*record      // new records that come after all others about their node
	stale      map[*node]bool // whose facts must be made anew from all their records
	touched    []*node        // whose facts changed, each once
	relink     bool           // merges and splits must be gone through anew
	rethemes   bool           // so must all themes
	rearrange  bool           // more than single answers changed
	extras     bool           // actions or rounds changed
	revote     bool           // so did a round whose votes are shown
	eventStale bool
}

// file files one record and notes what it makes stale. single is a list of that record alone.
func (c *change) file(r *record, single []*record) {
	c.l.clock.Add(r.entry.Clock)
	if r.op == nil {
		c.l.unknown++
		c.l.blank(r)
		return
	}
	c.l.fileUnderAct(r, single)
	switch op := r.op.(type) {
	case mindmap.Undo:
		c.l.undos, _ = insert(c.l.undos, r)
		c.undos = true
		return
	case mindmap.Redact, mindmap.RedactRows:
		c.l.redactions, _ = insert(c.l.redactions, r)
		c.redact(op)
		return
	case mindmap.CountAnswer:
		c.l.counts = append(c.l.counts, r)
	}
	c.l.blank(r)
	c.fileUnderNode(r, single)
}

func (c *change) fileUnderNode(r *record, single []*record) {
	n, last := r.about, true
	if len(n.said) == 0 {
		n.said = single
	} else {
		n.said, last = insert(n.said, r)
	}
	if n.isTheme() {
		c.rethemes = c.rethemes || c.l.lastOfThemes != nil && c.l.lastOfThemes.after(r)
		if latest := n.said[len(n.said)-1]; c.l.lastOfThemes == nil || latest.after(c.l.lastOfThemes) {
			c.l.lastOfThemes = latest
		}
	}
	if mindmap.Links(r.op) {
		var lastLink bool
		c.l.links, lastLink = insert(c.l.links, r)
		c.relink = c.relink || !lastLink
	}
	if last {
		c.fresh = append(c.fresh, r)
	} else {
		c.stale[n] = true
	}
}

// insert keeps a list in order, and reports whether the record came last.
func insert(list []*record, r *record) (_ []*record, last bool) {
	if n := len(list); n == 0 || r.after(list[n-1]) {
		return append(list, r), true
	}
	i, _ := slices.BinarySearchFunc(list, r, compareRecords)
	return slices.Insert(list, i, r), false
}

// redact blanks what is here of what is named, and remembers it for when it comes.
func (c *change) redact(op mindmap.Op) {
	if !c.l.redacted.LearnOp(op) {
		return
	}
	for _, r := range c.l.named(op) {
		if c.l.blank(r) {
			c.stale[r.about] = true
		}
	}
}

// blank takes out of a record what redactions take out, and reports whether its operation changed.
func (l *Live) blank(r *record) bool {
	before := r.entry.Body
	r.entry = l.redacted.Blank(r.entry)
	if bytes.Equal(before, r.entry.Body) {
		return false
	}
	l.held[r.entry.ID] = true
	if r.op == nil {
		return false
	}
	r.op = l.redacted.BlankOp(r.entry.ID, r.op)
	return true
}

// undoAgain finds the acts that are undone now, and makes stale what the difference is about.
func (c *change) undoAgain() {
	now := map[mindmap.ID]bool{}
	for i := len(c.l.undos) - 1; i >= 0; i-- {
		if r := c.l.undos[i]; !now[r.entry.Act] {
			now[r.op.(mindmap.Undo).Act] = true
		}
	}
	before := c.l.undone
	c.l.undone = now
	mark := func(act mindmap.ID) {
		for _, r := range c.l.acts[act] {
			if r.about != nil {
				c.stale[r.about] = true
			}
		}
	}
	for act := range now {
		if !before[act] {
			mark(act)
		}
	}
	for act := range before {
		if !now[act] {
			mark(act)
		}
	}
}

func (l *Live) perform(r *record) { l.w.act(r.about, &r.entry, r.op, !l.undone[r.entry.Act]) }
