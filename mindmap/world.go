package mindmap

import (
	"mindwall/mindmap/text"
	"time"
)

type nodeKind int8

const (
	noNode nodeKind = iota // something was said of it, but what made it is not here (yet)
	questionNode
	themeNode
	answerNode
	actionNode
	roundNode // of votes
)

// facts are what living entries say of one node, each the latest write. They say nothing of what other nodes do to
// it: where the node ends up is for [world.arrange] to find.
type facts struct {
	kind   nodeKind
	alive  bool // what made it is not undone
	made   Stamp
	author string
	at     time.Time

	text, quote      string
	order            string // rank, empty until somebody reorders
	question, parent ID     // where it was put; parent is a theme, or zero
	into             ID     // what it was merged into, or zero
	left             []ID   // of an answer: the themes that it was moved out of; never changed, only replaced
	parted           []ID   // of an answer: those that it was split off; likewise
	source           Source
	base             int   // how many people it was made with
	counts           Tally // sums of the deltas by source; may be below 0
	origin           *Origin
	side             Side
	letter           string
	colour           int
	redacted         bool
	removed, parked  bool
	inbox, publish   bool
	aside, byTally   bool
	counted          map[ID]*Person // by their keys

	action *actionFacts
	votes  *roundFacts
}

// node is one question, theme, answer, action or round with its facts and, once arranged, where it stands.
type node struct {
	id ID
	facts
	maker            *record   // what made it, of a live board
	said             []*record // what was said of it, in order, what made it included; of a live board
	touched          uint64    // the last change that touched it
	affected         uint64    // the last change that may have moved it
	listed           bool
	ties             []tie // that lead here
	intoAt, parentAt int32 // places of this node's own ties in the lists of where they lead
	key              ID    // of an imported answer: the id of its origin's key, which never changes
	alike            *node // the next answer of the same key

	place place
	round uint64  // of placing, in which place was found
	group []*node // of an answer that stands for others: those, in the order of making
	shown *Answer // of an answer: how the board shows it

	root    *node // that it was merged into by hand, found in the round rooted
	rooted  uint64
	stands  *footing // of a theme
	visited uint64   // by a search for a circle
}

// tie is a link to a node: of what was merged into it, or of a theme that was put under it.
type tie struct {
	from *node
	into bool
}

// world is all nodes and what is known of them.
type world struct {
	nodes     map[ID]*node
	spare     []node   // memory for nodes to come
	views     []Answer // memory for what boards show
	event     Event
	questions []*node
	themes    []*node
	answers   []*node
	actions   []*node
	rounds    []*node
	byKey     map[ID]*node // the first of the answers of a key
	placing   uint64       // counts rounds of placing answers
	shaping   uint64       // counts rounds of finding where themes stand
	circles   circleSearch
	steps     int // nodes that were looked at to find where others stand; for tests
}

func newWorld() *world { return &world{nodes: map[ID]*node{}, byKey: map[ID]*node{}} }

// node finds the node of an id, or makes one of which nothing is known yet.
func (w *world) node(id ID) *node {
	if n := w.nodes[id]; n != nil {
		return n
	}
	return w.add(id)
}

// add makes a node of an id that has none.
func (w *world) add(id ID) *node {
	if len(w.spare) == 0 {
		w.spare = make([]node, 1)
	}
	n := &w.spare[0]
	w.spare = w.spare[1:]
	n.id = id
	w.nodes[id] = n
	return n
}

// perform lets one operation act.
func (w *world) perform(e *Entry, op Op, living bool) {
	id := op.target()
	if op.spec().makes != noNode {
		id = e.ID
	}
	w.act(w.node(id), e, op, living)
}

// act lets one operation act on the node that it is about. What makes a node acts even when it is undone, so that what
// hangs under the node still knows where it was; the node is then not alive.
func (w *world) act(n *node, e *Entry, op Op, living bool) {
	switch spec := op.spec(); {
	case spec.makes != noNode:
		w.enlist(n, spec.makes)
		n.alive, n.made, n.author, n.at = living, e.Stamp(), text.Title.Lenient(e.Author), e.At
		op.apply(w, n)
	case living && spec.about.has(n.kind):
		op.apply(w, n)
	}
}

// enlist gives a node its kind, and puts it into the list of that kind once.
func (w *world) enlist(n *node, k nodeKind) {
	n.kind = k
	if n.listed {
		return
	}
	n.listed = true
	switch k {
	case questionNode:
		w.questions = append(w.questions, n)
	case themeNode:
		w.themes = append(w.themes, n)
	case answerNode:
		w.answers = append(w.answers, n)
	case actionNode:
		w.actions = append(w.actions, n)
	case roundNode:
		w.rounds = append(w.rounds, n)
	}
}

// know notes the key of an imported answer.
func (w *world) know(n *node, key ID) {
	if key.IsZero() || !n.key.IsZero() {
		return
	}
	n.key, n.alike = key, w.byKey[key]
	w.byKey[key] = n
}

// link writes what n is merged into; zero is nothing.
func (w *world) link(n *node, into ID) { w.tie(n, into, true) }

// hang writes which theme a theme was put under; zero is none.
func (w *world) hang(n *node, parent ID) { w.tie(n, parent, false) }

// tie writes where one of a node's ties leads.
func (w *world) tie(n *node, to ID, into bool) {
	end, at := n.end(into)
	if *end == to {
		return
	}
	if !end.IsZero() {
		old := w.node(*end)
		last := old.ties[len(old.ties)-1]
		_, lastAt := last.from.end(last.into)
		old.ties[*at], *lastAt = last, *at
		old.ties = old.ties[:len(old.ties)-1]
	}
	*end = to
	if !to.IsZero() {
		target := w.node(to)
		*at = int32(len(target.ties))
		target.ties = append(target.ties, tie{n, into})
	}
}

// end is where one of a node's ties leads, and its place in the list there.
func (n *node) end(into bool) (to *ID, at *int32) {
	if into {
		return &n.into, &n.intoAt
	}
	return &n.parent, &n.parentAt
}
