package affinity

import "mindwall/mindmap"

// followed is the board that an index holds.
type followed struct {
	board *mindmap.Board
	times uint32 // how often one was followed
}

// Follow makes the index hold the answers that are on the maps of a board, and the themes: of all questions asked,
// without what is parked, set aside, removed, or waits for the facilitator's yes. An answer that others were merged into
// has their wordings too, and is not suggested a theme that it was moved out of. Call it after every change: what two boards share is not looked at again. A board in another
// language starts the index anew. The nil board is an empty one.
//
// What was added by other methods stays, unless a board names the same ids.
func (x *Index) Follow(b *mindmap.Board) {
	x.mu.Lock()
	defer x.mu.Unlock()
	b = orEmpty(b)
	old := x.followed.board
	if old == b {
		return
	}
	if b.Event.Language != x.language && len(b.Questions) > 0 {
		x.corpus, x.followed = newCorpus(b.Event.Language), followed{}
		old = nil
	}
	old = orEmpty(old)
	x.followed.times++
	d := difference{index: x}
	d.questions(old.Questions, b.Questions)
	for _, id := range d.gone {
		if it := x.items[id]; it != nil && it.followed != x.followed.times {
			x.remove(it)
		}
	}
	x.followed.board = b
}

// difference goes through what two boards do not share. What came is put into the index at once. What is gone from one
// place may have come at another, so it is removed at the end.
type difference struct {
	index *Index
	gone  []mindmap.ID
}

func (d *difference) questions(was, now []*mindmap.Question) {
	pair(was, now, func(q *mindmap.Question) mindmap.ID { return q.ID }, func(o, n *mindmap.Question) {
		o, n = orEmpty(o), orEmpty(n)
		d.answers(o.Unsorted, n.Unsorted)
		d.themes(o.Themes, n.Themes)
	})
}

func (d *difference) themes(was, now []*mindmap.Theme) {
	pair(was, now, func(t *mindmap.Theme) mindmap.ID { return t.ID }, func(o, n *mindmap.Theme) {
		if n == nil {
			d.gone = append(d.gone, o.ID)
		} else {
			d.come(n.ID, true, Place{n.Question, n.Parent}, nil, n.Text)
		}
		o, n = orEmpty(o), orEmpty(n)
		d.answers(o.Answers, n.Answers)
		d.themes(o.Themes, n.Themes)
	})
}

func (d *difference) answers(was, now []*mindmap.Answer) {
	pair(was, now, func(a *mindmap.Answer) mindmap.ID { return a.ID }, func(o, n *mindmap.Answer) {
		if n == nil {
			d.gone = append(d.gone, o.ID)
			return
		}
		d.come(n.ID, false, Place{n.Question, n.Theme}, n.LeftThemes, append([]string{n.Text}, n.Wordings()...)...)
	})
}

func (d *difference) come(id mindmap.ID, theme bool, at Place, left []mindmap.ID, wordings ...string) {
	d.index.put(id, theme, at, wordings)
	if it := d.index.items[id]; it != nil {
		it.followed = d.index.followed.times
		if delete(d.index.left, id); len(left) > 0 {
			d.index.left[id] = left
		}
	}
}

// orEmpty is an empty node in place of none.
func orEmpty[T any](node *T) *T {
	if node == nil {
		return new(T)
	}
	return node
}

// pair calls f with the nodes that two lists do not share: those of one id together, one that is in one list only with
// nil. Nodes that both lists begin or end with are passed over quickly.
func pair[T any](was, now []*T, id func(*T) mindmap.ID, f func(was, now *T)) {
	for len(was) > 0 && len(now) > 0 && was[0] == now[0] {
		was, now = was[1:], now[1:]
	}
	for len(was) > 0 && len(now) > 0 && was[len(was)-1] == now[len(now)-1] {
		was, now = was[:len(was)-1], now[:len(now)-1]
	}
	if len(was) == 0 {
		for _, n := range now {
			f(nil, n)
		}
		return
	}
	before := make(map[mindmap.ID]*T, len(was))
	for _, o := range was {
		before[id(o)] = o
	}
	for _, n := range now {
		o := before[id(n)]
		delete(before, id(n))
		if o != n {
			f(o, n)
		}
	}
	for _, o := range was {
		if before[id(o)] != nil {
			f(o, nil)
		}
	}
}
