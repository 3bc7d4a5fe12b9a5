package mindmap

import (
	"cmp"
	"slices"
)

// shelf is which list of the board an answer stands in.
type shelf int8

const (
	absent shelf = iota // what made it is undone or not here
	onWall              // under a question, or recovered when that is missing
	inInbox
	isParked
	isRemoved
)

func (n *node) shelf() shelf {
	switch {
	case n.kind != answerNode || !n.alive:
		return absent
	case n.removed:
		return isRemoved
	case n.parked:
		return isParked
	case n.inbox:
		return inInbox
	default:
		return onWall
	}
}

// show makes the board's view of an answer from the facts, with those that it stands for.
func (w *world) show(n *node) *Answer {
	if len(w.views) == 0 {
		w.views = make([]Answer, 1)
	}
	var a *Answer
	a, w.views = &w.views[0], w.views[1:]
	*a = n.alone()
	if len(n.group) == 0 {
		return a
	}
	a.Tally = n.together(map[ID]bool{})
	for _, m := range n.group {
		merged := m.alone()
		a.Merged = append(a.Merged, &merged)
	}
	return a
}

func (n *node) alone() Answer {
	tally := n.people()
	return Answer{
		ID: n.id, Question: n.place.question, Theme: n.place.theme, LeftThemes: n.left, SplitOff: n.parted, Text: n.text, Quote: n.quote, Publish: n.publish,
		Redacted: n.redacted && n.text == "", Parked: n.parked, Source: n.source, Tally: tally, Own: tally.Total(),
		Author: n.author, At: n.at, Made: n.made, Origin: n.origin, Rank: n.order, Counted: n.persons(), Unsaid: n.base == 0,
	}
}

func compareAnswers(a, b *Answer) int { return compareRank(a.Rank, a.Made, b.Rank, b.Made) }

func compareByTally(a, b *Answer) int {
	if c := cmp.Compare(b.Tally.Total(), a.Tally.Total()); c != 0 {
		return c
	}
	return compareAnswers(a, b)
}

// arrange makes the board from the facts. It sets every answer's place and keeps the view of an answer that the node
// already has, so that a caller who knows which answers changed need only forget those.
func (w *world) arrange() *Board {
	b := &Board{Event: w.event}
	under := hanging{}
	w.placing++
	w.shaping++
	for _, n := range w.answers {
		if n.round != w.placing {
			w.place(n)
		}
	}
	for _, n := range w.answers {
		if n.place.shelf == absent || n.place.root != n {
			n.shown = nil
			continue
		}
		if n.shown == nil || n.shown.Question != n.place.question || n.shown.Theme != n.place.theme {
			n.shown = w.show(n)
		}
		w.shelve(b, under, n)
	}
	w.arrangeQuestions(b)
	themes := w.arrangeThemes(b)
	for _, q := range slices.Concat(b.Questions, b.Aside) {
		q.Unsorted = sorted(under.at(q.ID), compareAnswers)
		q.Themes = themes.build(q.ID, nil, under)
		q.own = censusOf(q.Unsorted)
		q.count()
	}
	for _, list := range []*[]*Answer{&b.Parked, &b.Inbox, &b.Removed, &b.Recovered} {
		*list = sorted(*list, compareMade)
	}
	w.arrangeExtras(b)
	return b
}

func compareMade(a, b *Answer) int { return a.Made.Compare(b.Made) }

// shelve puts a shown answer into the list that it belongs to.
func (w *world) shelve(b *Board, under hanging, n *node) {
	if list := b.shelfList(n.place.shelf); list != nil {
		*list = append(*list, n.shown)
		return
	}
	if !w.isQuestion(n.place.question) {
		b.Recovered = append(b.Recovered, n.shown)
		return
	}
	under.add(n.place.parent(), n.shown)
}

// hanging is answers by the question or theme they hang under.
type hanging map[ID]*[]*Answer

func (h hanging) add(parent ID, a *Answer) {
	list := h[parent]
	if list == nil {
		list = new([]*Answer)
		h[parent] = list
	}
	*list = append(*list, a)
}

func (h hanging) at(parent ID) []*Answer {
	if list := h[parent]; list != nil {
		return *list
	}
	return nil
}

// isQuestion reports whether the id is of a question that is not undone.
func (w *world) isQuestion(id ID) bool {
	q := w.nodes[id]
	return q != nil && q.kind == questionNode && q.alive
}

func (b *Board) shelfList(s shelf) *[]*Answer {
	switch s {
	case inInbox:
		return &b.Inbox
	case isParked:
		return &b.Parked
	case isRemoved:
		return &b.Removed
	default:
		return nil
	}
}

func sorted(list []*Answer, compare func(a, b *Answer) int) []*Answer {
	if !slices.IsSortedFunc(list, compare) {
		slices.SortFunc(list, compare)
	}
	return list
}

func (w *world) arrangeQuestions(b *Board) {
	for _, n := range w.questions {
		if !n.alive {
			continue
		}
		q := &Question{ID: n.id, Text: n.text, Made: n.made, Rank: n.order}
		if n.aside {
			b.Aside = append(b.Aside, q)
		} else {
			b.Questions = append(b.Questions, q)
		}
	}
	for _, list := range [][]*Question{b.Questions, b.Aside} {
		slices.SortFunc(list, func(x, y *Question) int { return compareRank(x.Rank, x.Made, y.Rank, y.Made) })
	}
	for i, q := range b.Aside {
		q.at = i
	}
	for i, q := range b.Questions {
		q.at, q.Number = i, i+1
	}
}

// themeTree is the living themes by the question or theme they hang under.
type themeTree map[ID][]*Theme

func (w *world) arrangeThemes(b *Board) themeTree {
	tree := themeTree{}
	for _, n := range w.themes {
		if !n.alive || w.heir(n) != nil {
			continue
		}
		parent, question := w.resolveTheme(n.parent, n.question)
		t := &Theme{
			ID: n.id, Question: question, Parent: parent, Text: n.text, Letter: n.letter, Colour: n.colour,
			Side: n.side, ByTally: n.byTally, Made: n.made, Rank: n.order,
		}
		switch {
		case n.removed:
			b.RemovedThemes = append(b.RemovedThemes, t)
		case parent.IsZero() && !w.isQuestion(question):
			// It has no place until its question is here; its answers are among the recovered ones.
		case parent.IsZero():
			tree[question] = append(tree[question], t)
		default:
			tree[parent] = append(tree[parent], t)
		}
	}
	slices.SortFunc(b.RemovedThemes, func(x, y *Theme) int { return x.Made.Compare(y.Made) })
	return tree
}

// build makes the themes under a question (parent nil) or under a theme, in order, with all that hangs under them.
func (tree themeTree) build(id ID, parent *Theme, under hanging) []*Theme {
	list := tree[id]
	if parent == nil {
		dressTop(list)
	}
	slices.SortFunc(list, func(x, y *Theme) int { return compareRank(x.Rank, x.Made, y.Rank, y.Made) })
	for i, t := range list {
		t.at, t.Depth = i, 1
		if parent != nil {
			t.Depth, t.Letter, t.Colour, t.Side = parent.Depth+1, parent.Letter, parent.Colour, parent.Side
		}
		t.Answers = under.at(t.ID)
		t.sortAnswers()
		t.Themes = tree.build(t.ID, t, under)
		t.own = censusOf(t.Answers)
		t.count()
	}
	return list
}

// dressTop settles the letters and sides of a question's top-level themes. When two got the same letter apart, the
// later one takes the next that is free, and the colour that goes with it.
func dressTop(list []*Theme) {
	slices.SortFunc(list, func(x, y *Theme) int { return x.Made.Compare(y.Made) })
	taken := map[string]bool{}
	var homeless []*Theme
	for _, t := range list {
		if t.Letter == "" || taken[t.Letter] {
			homeless = append(homeless, t)
			continue
		}
		taken[t.Letter] = true
	}
	free := letters{taken: taken}
	for _, t := range homeless {
		t.Letter = free.take()
		t.Colour = letterIndex(t.Letter)
	}
	balance := 0
	for _, t := range list {
		if t.Side == NoSide {
			t.Side = Right
			if balance > 0 {
				t.Side = Left
			}
		}
		balance += int(t.Side)
	}
}

func (t *Theme) sortAnswers() {
	if t.ByTally {
		t.Answers = sorted(t.Answers, compareByTally)
	} else {
		t.Answers = sorted(t.Answers, compareAnswers)
	}
}

func (t *Theme) count() {
	t.Count, t.Tally = countAll(t.Themes, t.Answers, t.own.tally)
}

func (q *Question) count() {
	q.Answers, q.Tally = countAll(q.Themes, q.Unsorted, q.own.tally)
}

// countAll counts answers and people under themes, and in a list with that tally.
func countAll(themes []*Theme, answers []*Answer, tally Tally) (int, Tally) {
	n := len(answers)
	for _, t := range themes {
		n += t.Count
		tally = tally.Plus(t.Tally)
	}
	return n, tally
}

// censusOf counts a list.
func censusOf(answers []*Answer) (c census) {
	for _, a := range answers {
		c.add(a)
	}
	return c
}

func (c *census) add(a *Answer) {
	c.tally = c.tally.Plus(a.Tally)
	if c.newest == nil || a.Made.After(c.newest.Made) {
		c.newest = a
	}
}

// after is the census of a list that became what it is by an edit.
func (c census) after(e *edit, now []*Answer) census {
	for _, a := range e.out {
		if a == c.newest {
			return censusOf(now)
		}
		for i, n := range a.Tally {
			c.tally[i] -= n
		}
	}
	for _, a := range e.in {
		c.add(a)
	}
	return c
}
