package mindmap

import (
	"bytes"
	"slices"
)

// Live is the board of a growing set of entries, kept up to date as they arrive. After every [Live.Add] its board
// equals [Fold] of all entries so far. It is not safe for use by several goroutines; the boards that it hands out are
// immutable and may be read anywhere.
type Live struct {
	w        *world
	records  map[ID]*record   // by entry
	byNode   map[ID][]*record // in order, by the node they are about; the zero ID is the event
	acts     map[ID][]*record // in order, by act
	byDevice map[ID][]*record // the first records of each device's acts, in order
	undos    []*record        // in order
	links    []*record        // merges and splits of answers, in order
	undone   map[ID]bool
	redacted Redactions
	counts   []*record   // of rows, in order of arrival
	held     map[ID]bool // entries that came with words that a redaction takes out
	// redactions are in order.
	redactions []*record
	clock      Clock
	unknown    int
	board      *Board
	index      index
}

// record is an entry and what became of it. Its op is nil when the entry could not be read.
type record struct {
	entry Entry
	stamp Stamp
	op    Op
}

// NewLive is the board of no entries.
func NewLive() *Live {
	l := &Live{
		w: newWorld(), records: map[ID]*record{}, byNode: map[ID][]*record{}, acts: map[ID][]*record{},
		byDevice: map[ID][]*record{}, undone: map[ID]bool{}, held: map[ID]bool{},
	}
	l.board = l.w.arrange()
	l.index = indexOf(l.board)
	return l
}

// Board is the wall as it stands.
func (l *Live) Board() *Board { return l.board }

// Clock is the wall's clock. The next entry that a writer makes has one more.
func (l *Live) Clock() uint64 { return l.clock.Now() }

// Ahead is how many entries run ahead of the wall's clock. What is written now comes before them, until they are given
// other clocks by [Renumber].
func (l *Live) Ahead() int { return l.clock.Ahead() }

// Has tells whether the entry is there already.
func (l *Live) Has(entry ID) bool { return l.records[entry] != nil }

// Add takes in entries, in any order, known ones included, and returns how many were new.
func (l *Live) Add(entries ...Entry) int {
	return l.include(l.enter(entries, func(i int) Op {
		op, _ := entries[i].Op() // nil when it cannot be read
		return op
	}))
}

// Take is Add for entries that were read already.
func (l *Live) Take(sealed ...Sealed) int {
	return l.include(l.enter(Entries(sealed), func(i int) Op { return sealed[i].op }))
}

// include brings the board up to date with records that are new, and returns how many they are.
func (l *Live) include(fresh []*record) int {
	if len(fresh) == 0 {
		return 0
	}
	c := &change{stale: map[ID]bool{}, touched: make(map[ID]bool, len(fresh))}
	for _, r := range fresh {
		l.take(c, r)
	}
	if c.undos {
		l.undoAgain(c)
	}
	l.replay(c)
	l.refresh(c)
	return len(fresh)
}

// change is what one Add does.
type change struct {
	undos      bool
	fresh      []*record   // new records that come after all others about their node
	stale      map[ID]bool // nodes whose facts must be made anew from all their records
	touched    map[ID]bool // nodes whose facts changed
	relink     bool        // merges and splits must be gone through anew
	rethemes   bool        // so must all themes
	rearrange  bool        // more than single answers changed
	extras     bool        // actions or rounds changed
	eventStale bool
}

// take files one record and notes what it makes stale.
func (l *Live) take(c *change, r *record) {
	l.clock.Add(r.entry.Clock)
	if r.op == nil {
		l.unknown++
		l.blank(r)
		return
	}
	l.fileUnderAct(r)
	switch op := r.op.(type) {
	case Undo:
		l.undos, _ = insert(l.undos, r)
		c.undos = true
		return
	case Redact, RedactRows:
		l.redactions, _ = insert(l.redactions, r)
		l.redact(c, op)
		return
	case CountAnswer:
		l.counts = append(l.counts, r)
	}
	l.blank(r)
	l.fileUnderNode(c, r)
}

func (l *Live) fileUnderNode(c *change, r *record) {
	id := r.node()
	list, last := insert(l.byNode[id], r)
	l.byNode[id] = list
	if m, ok := r.op.(maker); ok && m.makes() == themeNode {
		c.rethemes = c.rethemes || l.themeAfter(r.stamp)
	} else if n := l.w.nodes[id]; n != nil && n.kind == themeNode {
		c.rethemes = c.rethemes || l.themeAfter(r.stamp)
	}
	if isLink(r.op) {
		var lastLink bool
		l.links, lastLink = insert(l.links, r)
		c.relink = c.relink || !lastLink
	}
	if last {
		c.fresh = append(c.fresh, r)
	} else {
		c.stale[id] = true
	}
}

// themeAfter tells whether something was said about a theme after the stamp.
func (l *Live) themeAfter(s Stamp) bool {
	for _, n := range l.w.themes {
		if list := l.byNode[n.id]; len(list) > 0 && list[len(list)-1].stamp.After(s) {
			return true
		}
	}
	return false
}

// node is what the record is about.
func (r *record) node() ID {
	if _, ok := r.op.(maker); ok {
		return r.entry.ID
	}
	return r.op.target()
}

func isLink(op Op) bool {
	switch op.(type) {
	case MergeAnswer, SplitAnswer:
		return true
	}
	return false
}

// insert keeps a list in order, and tells whether the record came last.
func insert(list []*record, r *record) (_ []*record, last bool) {
	if n := len(list); n == 0 || r.stamp.After(list[n-1].stamp) {
		return append(list, r), true
	}
	i, _ := slices.BinarySearchFunc(list, r.stamp, func(x *record, s Stamp) int { return x.stamp.Compare(s) })
	return slices.Insert(list, i, r), false
}

// redact blanks what is here of what is named, and remembers it for when it comes.
func (l *Live) redact(c *change, op Op) {
	if !l.redacted.learn(op) {
		return
	}
	for _, r := range l.named(op) {
		if l.blank(r) {
			c.stale[r.node()] = true
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
	r.op = l.redacted.blankOp(r.entry.ID, r.op)
	return true
}

// undoAgain finds the acts that are undone now, and makes stale what the difference is about.
func (l *Live) undoAgain(c *change) {
	now := map[ID]bool{}
	for i := len(l.undos) - 1; i >= 0; i-- {
		if r := l.undos[i]; !now[r.entry.Act] {
			now[r.op.(Undo).Act] = true
		}
	}
	before := l.undone
	l.undone = now
	mark := func(act ID) {
		for _, r := range l.acts[act] {
			switch r.op.(type) {
			case Undo, Redact, RedactRows:
			default:
				c.stale[r.node()] = true
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

func (l *Live) perform(r *record) { l.w.perform(&r.entry, r.op, !l.undone[r.entry.Act]) }
