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
	maker      *record   // what made it, of a live board
	said       []*record // what was said of it, in order, what made it included; of a live board
	touched    uint64    // the last change that touched it
	affected   uint64    // the last change that may have moved it
	listed     bool
	mergedHere []*node // nodes whose into is this one
	key        ID      // of an imported answer: the id of its origin's key, which never changes
	alike      *node   // the next answer of the same key

	place place
	round uint64  // of placing, in which place was found
	group []*node // of an answer that stands for others: those, in the order of making
	shown *Answer // of an answer: how the board shows it
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
func (w *world) link(n *node, into ID) {
	if n.into == into {
		return
	}
	if old := w.nodes[n.into]; old != nil && !n.into.IsZero() {
		for i, m := range old.mergedHere {
			if m == n {
				old.mergedHere = append(old.mergedHere[:i:i], old.mergedHere[i+1:]...)
				break
			}
		}
	}
	n.into = into
	if !into.IsZero() {
		target := w.node(into)
		target.mergedHere = append(target.mergedHere, n)
	}
}

// closesCircle tells whether n would stand under itself if it hung under, or were merged into, the node to. A merged
// theme leads both to what it was merged into and to its parent, as it goes back there when the other is undone.
func (w *world) closesCircle(n *node, to ID) bool {
	return w.leads(to, n, map[ID]bool{})
}

func (w *world) leads(from ID, to *node, seen map[ID]bool) bool {
	for !from.IsZero() && !seen[from] {
		if from == to.id {
			return true
		}
		next := w.nodes[from]
		if next == nil || next.kind != to.kind {
			return false
		}
		if next.kind != themeNode {
			from = next.into
			continue
		}
		if !next.into.IsZero() {
			seen[from] = true
			if w.leads(next.into, to, seen) {
				return true
			}
		}
		from = next.parent
	}
	return false
}

// heir is the living theme that a theme was merged into. It is nil when there is none, or when that one is undone or
// not here: then the theme stands for itself, so that it does not vanish by what was done to another.
func (w *world) heir(n *node) *node {
	if n.into.IsZero() {
		return nil
	}
	if into := w.nodes[n.into]; into != nil && into.kind == themeNode && into.alive {
		return into
	}
	return nil
}

// resolveTheme finds where something under the theme id stands: the theme itself, the one it was merged into, or the
// nearest living ancestor; a zero theme is directly under the question. fallback is the question it was put under,
// which counts when the theme is not known at all.
func (w *world) resolveTheme(id, fallback ID) (theme, question ID) {
	question = fallback
	for !id.IsZero() {
		n := w.nodes[id]
		if n == nil || n.kind != themeNode {
			return ID{}, question
		}
		question = n.question
		switch {
		case w.heir(n) != nil:
			id = n.into
		case n.alive && !n.removed:
			return id, w.questionOf(n)
		default:
			id = n.parent
		}
	}
	return ID{}, question
}

// questionOf is the question at the root of a living theme.
func (w *world) questionOf(n *node) ID {
	_, q := w.resolveTheme(n.parent, n.question)
	return q
}
