package fold

import (
	"cmp"
	"slices"

	"mindwall/mindmap"
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
	case n.Kind != mindmap.AnswerNode || !n.alive:
		return absent
	case n.Removed:
		return isRemoved
	case n.Parked:
		return isParked
	case n.Inbox:
		return inInbox
	default:
		return onWall
	}
}

// OnWall reports whether an answer stands on the wall, by itself or merged into another.
func (l *Live) OnWall(answer mindmap.ID) bool { return l.stands(answer, onWall) }

// InInbox reports whether an answer waits to be let on, by itself or merged into another.
func (l *Live) InInbox(answer mindmap.ID) bool { return l.stands(answer, inInbox) }

func (l *Live) stands(answer mindmap.ID, on shelf) bool {
	n := l.w.nodes[answer]
	return n != nil && n.shelf() == on
}

// show makes the board's view of an answer from the facts, with those that it stands for.
func (w *world) show(n *node) *mindmap.Answer {
	if len(w.views) == 0 {
		w.views = make([]mindmap.Answer, 1)
	}
	var a *mindmap.Answer
	a, w.views = &w.views[0], w.views[1:]
	*a = n.alone()
	a.Votes = w.votesFor(n)
	if len(n.group) == 0 {
		return a
	}
	a.Tally = n.together(map[mindmap.ID]bool{})
	for _, m := range n.group {
		merged := m.alone()
		a.Merged = append(a.Merged, &merged)
	}
	return a
}

func (n *node) alone() mindmap.Answer {
	tally := n.people()
	return mindmap.Answer{
		ID: n.id, Question: n.place.question, Theme: n.place.theme, LeftThemes: n.LeftThemes, SplitOff: n.parted, Text: n.Text, Quote: n.Quote, Publish: n.Publish,
		Redacted: n.Redacted && n.Text == "", Parked: n.Parked, Waits: n.Inbox, Source: n.Source, Tally: tally, Own: tally.Total(),
		Author: n.author, At: n.at, Made: n.made, Origin: n.Origin, Rank: n.Order, Counted: n.persons(), Unsaid: n.Base == 0,
	}
}

func compareAnswers(a, b *mindmap.Answer) int {
	return mindmap.CompareRank(a.Rank, a.Made, b.Rank, b.Made)
}

func compareByTally(a, b *mindmap.Answer) int {
	if c := cmp.Compare(b.Tally.Total(), a.Tally.Total()); c != 0 {
		return c
	}
	return compareAnswers(a, b)
}

// arrange makes the board from the facts. It sets every answer's place and keeps the view of an answer that the node
// already has, so that a caller who knows which answers changed need only forget those.
func (w *world) arrange() *mindmap.Board {
	b := &mindmap.Board{Event: w.event}
	under := hanging{}
	w.placing++
	w.shaping++
	w.shownRounds()
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
		q.Own = censusOf(q.Unsorted)
		countQuestion(q)
	}
	for _, list := range []*[]*mindmap.Answer{&b.Parked, &b.Inbox, &b.Removed, &b.Recovered} {
		*list = sorted(*list, compareMade)
	}
	w.arrangeExtras(b)
	w.arrangeFollows(b)
	return b
}

func compareMade(a, b *mindmap.Answer) int { return a.Made.Compare(b.Made) }

// shelve puts a shown answer into the list that it belongs to.
func (w *world) shelve(b *mindmap.Board, under hanging, n *node) {
	if list := shelfList(b, n.place.shelf); list != nil {
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
type hanging map[mindmap.ID]*[]*mindmap.Answer

func (h hanging) add(parent mindmap.ID, a *mindmap.Answer) {
	list := h[parent]
	if list == nil {
		list = new([]*mindmap.Answer)
		h[parent] = list
	}
	*list = append(*list, a)
}

func (h hanging) at(parent mindmap.ID) []*mindmap.Answer {
	if list := h[parent]; list != nil {
		return *list
	}
	return nil
}

// isQuestion reports whether the id is of a question that is not undone.
func (w *world) isQuestion(id mindmap.ID) bool {
	q := w.nodes[id]
	return q != nil && q.Kind == mindmap.QuestionNode && q.alive
}

// shelfList is the list of a shelf; nil of answers on the wall.
func shelfList(b *mindmap.Board, s shelf) *[]*mindmap.Answer {
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

func sorted(list []*mindmap.Answer, compare func(a, b *mindmap.Answer) int) []*mindmap.Answer {
	if !slices.IsSortedFunc(list, compare) {
		slices.SortFunc(list, compare)
	}
	return list
}

func (w *world) arrangeQuestions(b *mindmap.Board) {
	for _, n := range w.questions {
		if !n.alive {
			continue
		}
		q := &mindmap.Question{ID: n.id, Text: n.Text, Made: n.made, Rank: n.Order}
		if n.Aside {
			b.Aside = append(b.Aside, q)
		} else {
			b.Questions = append(b.Questions, q)
		}
	}
	for _, list := range [][]*mindmap.Question{b.Questions, b.Aside} {
		slices.SortFunc(list, func(x, y *mindmap.Question) int { return mindmap.CompareRank(x.Rank, x.Made, y.Rank, y.Made) })
	}
	for i, q := range b.Questions {
		q.Number = i + 1
	}
}

// themeTree is the living themes by the question or theme they hang under.
type themeTree map[mindmap.ID][]*mindmap.Theme

func (w *world) arrangeThemes(b *mindmap.Board) themeTree {
	tree, votes := themeTree{}, w.votesOfThemes()
	for _, n := range w.themes {
		if !n.alive || w.heir(n) != nil {
			continue
		}
		parent, question := w.resolveTheme(n.Parent, n.Question)
		t := &mindmap.Theme{
			ID: n.id, Question: question, Parent: parent, Text: n.Text, Letter: n.Letter, Colour: n.Colour,
			Side: n.Side, ByTally: n.ByTally, Made: n.made, Rank: n.Order, Votes: votes[n.id],
		}
		switch {
		case n.Removed:
			b.RemovedThemes = append(b.RemovedThemes, t)
		case parent.IsZero() && !w.isQuestion(question):
			// It has no place until its question is here; its answers are among the recovered ones.
		case parent.IsZero():
			tree[question] = append(tree[question], t)
		default:
			tree[parent] = append(tree[parent], t)
		}
	}
	slices.SortFunc(b.RemovedThemes, func(x, y *mindmap.Theme) int { return x.Made.Compare(y.Made) })
	return tree
}

// build makes the themes under a question (parent nil) or under a theme, in order, with all that hangs under them.
func (tree themeTree) build(id mindmap.ID, parent *mindmap.Theme, under hanging) []*mindmap.Theme {
	list := tree[id]
	if parent == nil {
		dressTop(list)
	}
	slices.SortFunc(list, func(x, y *mindmap.Theme) int { return mindmap.CompareRank(x.Rank, x.Made, y.Rank, y.Made) })
	for _, t := range list {
		t.Depth = 1
		if parent != nil {
			t.Depth, t.Letter, t.Colour, t.Side = parent.Depth+1, parent.Letter, parent.Colour, parent.Side
		}
		t.Answers = under.at(t.ID)
		t.Answers = sorted(t.Answers, orderOf(t))
		t.Themes = tree.build(t.ID, t, under)
		t.Own = censusOf(t.Answers)
		countTheme(t)
	}
	return list
}

// dressTop settles the letters and sides of a question's top-level themes. When two got the same letter apart, the
// later one takes the next that is free, and the colour that goes with it.
func dressTop(list []*mindmap.Theme) {
	slices.SortFunc(list, func(x, y *mindmap.Theme) int { return x.Made.Compare(y.Made) })
	taken := map[string]bool{}
	var homeless []*mindmap.Theme
	for _, t := range list {
		if t.Letter == "" || taken[t.Letter] {
			homeless = append(homeless, t)
			continue
		}
		taken[t.Letter] = true
	}
	free := mindmap.Letters{Taken: taken}
	for _, t := range homeless {
		t.Letter = free.Take()
		t.Colour = mindmap.LetterIndex(t.Letter)
	}
	balance := 0
	for _, t := range list {
		if t.Side == mindmap.NoSide {
			t.Side = mindmap.Right
			if balance > 0 {
				t.Side = mindmap.Left
			}
		}
		balance += int(t.Side)
	}
}

// orderOf is the order of a theme's answers.
func orderOf(t *mindmap.Theme) func(a, b *mindmap.Answer) int {
	if t.ByTally {
		return compareByTally
	}
	return compareAnswers
}

func countTheme(t *mindmap.Theme) { t.Count, t.Tally = countAll(t.Themes, t.Answers, t.Own.Tally) }

func countQuestion(q *mindmap.Question) {
	q.Answers, q.Tally = countAll(q.Themes, q.Unsorted, q.Own.Tally)
}

// countAll counts answers and people under themes, and in a list with that tally.
func countAll(themes []*mindmap.Theme, answers []*mindmap.Answer, tally mindmap.Tally) (int, mindmap.Tally) {
	n := len(answers)
	for _, t := range themes {
		n += t.Count
		tally = tally.Plus(t.Tally)
	}
	return n, tally
}

// censusOf counts a list.
func censusOf(answers []*mindmap.Answer) (c mindmap.Census) {
	for _, a := range answers {
		count(&c, a)
	}
	return c
}

func count(c *mindmap.Census, a *mindmap.Answer) {
	c.Tally = c.Tally.Plus(a.Tally)
	if c.Newest == nil || a.Made.After(c.Newest.Made) {
		c.Newest = a
	}
}

// after is the census of a list that became what it is by an edit.
func (e *edit) after(c mindmap.Census, now []*mindmap.Answer) mindmap.Census {
	for _, a := range e.out {
		if a == c.Newest {
			return censusOf(now)
		}
		for i, n := range a.Tally {
			c.Tally[i] -= n
		}
	}
	for _, a := range e.in {
		count(&c, a)
	}
	return c
}
