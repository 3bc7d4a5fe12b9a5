package fold

import (
	"slices"
	"strings"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
)

// facts are what living entries say of one node. They say nothing of what other nodes do to it: where the node ends up is
// for [world.arrange] to find.
type facts struct {
	mindmap.Facts
	alive  bool // what made it is not undone
	made   mindmap.Stamp
	author string
	at     time.Time
	into   mindmap.ID   // what it was merged into, or zero
	parted []mindmap.ID // of an answer: what it was split off; never changed, only replaced
}

// node is one question, theme, answer, action or round with its facts and, once arranged, where it stands.
type node struct {
	id mindmap.ID
	facts
	maker            *record   // what made it, of a live board
	said             []*record // what was said of it, in order, what made it included; of a live board
	touched          uint64    // the last change that touched it
	affected         uint64    // the last change that may have moved it
	listed           bool
	ties             []tie      // that lead here
	intoAt, parentAt int32      // places of this node's own ties in the lists of where they lead
	key              mindmap.ID // of an imported answer: the id of its origin's key, which never changes
	alike            *node      // the next answer of the same key
	born             mindmap.ID // of an answer: the question that it was given to, and
	first            string     // its first wording; empty when that was taken out

	place place
	round uint64          // of placing, in which place was found
	group []*node         // of an answer that stands for others: those, in the order of making
	shown *mindmap.Answer // of an answer: how the board shows it

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
	nodes     map[mindmap.ID]*node
	spare     []node           // memory for nodes to come
	views     []mindmap.Answer // memory for what boards show
	event     mindmap.Event
	at        *node // that the operation is about which acts just now
	questions []*node
	themes    []*node
	answers   []*node
	actions   []*node
	rounds    []*node
	shown     map[roundKey]*node     // rounds whose votes stand on the board
	byKey     map[mindmap.ID]*node   // the first of the answers of a key
	counters  map[mindmap.ID][]*node // answers that people were counted for, by the question that they were given to
	doubles   map[*node][]*node      // answers that are one row's, and those that the same row was counted for, both ways
	placing   uint64                 // counts rounds of placing answers
	shaping   uint64                 // counts rounds of finding where themes stand
	circles   circleSearch
	steps     int // nodes that were looked at to find where others stand; for tests
}

func newWorld() *world {
	return &world{
		nodes: map[mindmap.ID]*node{}, byKey: map[mindmap.ID]*node{}, counters: map[mindmap.ID][]*node{}, doubles: map[*node][]*node{},
	}
}

// node finds the node of an id, or makes one of which nothing is known yet.
func (w *world) node(id mindmap.ID) *node {
	if n := w.nodes[id]; n != nil {
		return n
	}
	return w.add(id)
}

// add makes a node of an id that has none.
func (w *world) add(id mindmap.ID) *node {
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
func (w *world) perform(e *mindmap.Entry, op mindmap.Op, living bool) {
	id := op.Target()
	if mindmap.Makes(op) != mindmap.NoNode {
		id = e.ID
	}
	w.act(w.node(id), e, op, living)
}

// act lets one operation act on the node that it is about. What makes a node acts even when it is undone, so that what
// hangs under the node still knows where it was; the node is then not alive.
func (w *world) act(n *node, e *mindmap.Entry, op mindmap.Op, living bool) {
	w.at = n
	switch makes := mindmap.Makes(op); {
	case makes != mindmap.NoNode:
		w.enlist(n, makes)
		n.alive, n.made, n.author, n.at = living, e.Stamp(), text.Title.Lenient(e.Author), e.At
		op.Apply(w, &n.Facts)
	case living && mindmap.About(op).Has(n.Kind):
		op.Apply(w, &n.Facts)
	}
}

// enlist gives a node its kind, and puts it into the list of that kind once.
func (w *world) enlist(n *node, k mindmap.NodeKind) {
	n.Kind = k
	if n.listed {
		return
	}
	n.listed = true
	switch k {
	case mindmap.QuestionNode:
		w.questions = append(w.questions, n)
	case mindmap.ThemeNode:
		w.themes = append(w.themes, n)
	case mindmap.AnswerNode:
		w.answers = append(w.answers, n)
	case mindmap.ActionNode:
		w.actions = append(w.actions, n)
	case mindmap.RoundNode:
		w.rounds = append(w.rounds, n)
	}
}

// Event implements [mindmap.World].
func (w *world) Event() *mindmap.Event { return &w.event }

// Know implements [mindmap.World].
func (w *world) Know(key, question mindmap.ID, words string) {
	n := w.at
	n.born, n.first = question, words
	if key.IsZero() || !n.key.IsZero() {
		return
	}
	n.key, n.alike = key, w.byKey[key]
	w.byKey[key] = n
	for _, c := range w.counters[n.born] {
		if c.Counted[key] != nil {
			w.double(n, c)
		}
	}
}

// Count implements [mindmap.World]. A row may have given an answer of its own as well, at another table.
func (w *world) Count(key mindmap.ID) {
	n := w.at
	if len(n.Counted) == 1 && !slices.Contains(w.counters[n.born], n) {
		w.counters[n.born] = append(w.counters[n.born], n)
	}
	for said := w.byKey[key]; said != nil; said = said.alike {
		if said.born == n.born {
			w.double(said, n)
		}
	}
}

func (w *world) double(said, counter *node) {
	if said != counter && !slices.Contains(w.doubles[said], counter) {
		w.doubles[said] = append(w.doubles[said], counter)
		w.doubles[counter] = append(w.doubles[counter], said)
	}
}

// counterOf is the answer that counts a row which gave an answer of its own, the first made; nil when there is none. Only
// what stands on the same shelf under the same question does, and said the same at first, as somebody may have corrected
// an answer before a survey was exported anew.
func (w *world) counterOf(said *node) (first *node) {
	if said.Base == 0 {
		return nil
	}
	_, question := w.resolveTheme(said.Parent, said.Question)
	for _, c := range w.doubles[said] {
		if _, q := w.resolveTheme(c.Parent, c.Question); c.Counted[said.key] != nil && c.shelf() == said.shelf() && q == question &&
			said.saysAs(c) && (first == nil || compareNodes(c, first) < 0) {
			first = c
		}
	}
	return first
}

// saysAs reports whether two answers began with the same words, but for case, blanks and a final stop; what was taken
// out of the one may have been the same.
func (n *node) saysAs(other *node) bool {
	plain := func(s string) string { return strings.TrimRight(strings.Join(strings.Fields(s), " "), " .!。") }
	return n.first == "" || strings.EqualFold(plain(n.first), plain(other.first))
}

// Link implements [mindmap.World].
func (w *world) Link(into mindmap.ID) {
	if !w.closesCircle(w.at, into) {
		w.at.parted = mindmap.Leaving(w.at.parted, w.at.into, into)
		w.tie(w.at, into, true)
	}
}

// Hang implements [mindmap.World].
func (w *world) Hang(under mindmap.ID) bool {
	if w.closesCircle(w.at, under) {
		return false
	}
	w.tie(w.at, under, false)
	return true
}

// tie writes where one of a node's ties leads.
func (w *world) tie(n *node, to mindmap.ID, into bool) {
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
func (n *node) end(into bool) (to *mindmap.ID, at *int32) {
	if into {
		return &n.into, &n.intoAt
	}
	return &n.Parent, &n.parentAt
}
