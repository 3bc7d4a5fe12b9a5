package compare

import (
	"slices"

	"mindwall/mindmap"
)

// shelves is where a wall has its answers.
type shelves struct {
	wall  *Wall
	onMap map[mindmap.ID]*mindmap.Answer // also what is merged into others
	off   map[mindmap.ID]bool            // what the board lists elsewhere
}

func shelvesOf(w *Wall) *shelves {
	s := &shelves{w, map[mindmap.ID]*mindmap.Answer{}, map[mindmap.ID]bool{}}
	for _, q := range w.Board.Questions {
		for a := range q.AllAnswers {
			for _, one := range members(a) {
				s.onMap[one.ID] = one
			}
		}
	}
	lists := [][]*mindmap.Answer{w.Board.Parked, w.Board.Inbox, w.Board.Removed, w.Board.Recovered}
	for _, q := range w.Board.Aside {
		lists = append(lists, slices.Collect(q.AllAnswers))
	}
	for _, list := range lists {
		for _, a := range list {
			for _, one := range members(a) {
				s.off[one.ID] = true
			}
		}
	}
	return s
}

// members are an answer and those that it stands for.
func members(a *mindmap.Answer) []*mindmap.Answer {
	return append([]*mindmap.Answer{a}, a.Merged...)
}

// tookOff reports whether the wall has an answer off its map that it once had.
func (s *shelves) tookOff(answer mindmap.ID) bool {
	return s.onMap[answer] == nil && (s.off[answer] || s.wall.History != nil && s.wall.History.Holds(answer))
}

// cleaner makes boards of which everything may be published.
type cleaner struct{ all []*shelves }

func newCleaner(walls []Wall) *cleaner {
	c := &cleaner{}
	for i := range walls {
		c.all = append(c.all, shelvesOf(&walls[i]))
	}
	return c
}

// questions are those that a wall asks, cleaned. The board is left as it is.
func (c *cleaner) questions(column int) []*mindmap.Question {
	out := make([]*mindmap.Question, len(c.all[column].wall.Board.Questions))
	for i, q := range c.all[column].wall.Board.Questions {
		p := *q
		p.Text = c.unlessTaken(column, q.ID, q.Text)
		p.Themes, p.Unsorted, p.Own.Newest = c.themes(column, q.Themes), c.answers(column, q.Unsorted), nil
		out[i] = &p
	}
	return out
}

func (c *cleaner) themes(column int, themes []*mindmap.Theme) []*mindmap.Theme {
	out := make([]*mindmap.Theme, len(themes))
	for i, t := range themes {
		p := *t
		p.Text = c.unlessTaken(column, t.ID, t.Text)
		p.Themes, p.Answers, p.Own.Newest = c.themes(column, t.Themes), c.answers(column, t.Answers), nil
		out[i] = &p
	}
	return out
}

func (c *cleaner) answers(column int, answers []*mindmap.Answer) []*mindmap.Answer {
	out := make([]*mindmap.Answer, len(answers))
	for i, a := range answers {
		p := *a
		p.Author, p.Origin, p.Counted = "", nil, nil
		if !p.Publish {
			p.Quote = ""
		}
		c.heed(column, &p)
		p.Merged = c.answers(column, a.Merged)
		out[i] = &p
	}
	return out
}

// unlessTaken is what a node is called, unless those words were taken out of another wall.
func (c *cleaner) unlessTaken(column int, node mindmap.ID, words string) string {
	for i := range c.all {
		if c.tookOut(i, column, node) {
			return ""
		}
	}
	return words
}

// tookOut reports whether words of a node, which a wall still has, were taken out of another: a merge would blank them. The other may have
// put others in their place, and need not have the node on its map.
func (c *cleaner) tookOut(other, column int, node mindmap.ID) bool {
	there, here := c.all[other].wall.History, c.all[column].wall.History
	if other == column || there == nil || here == nil {
		return false
	}
	return slices.ContainsFunc(here.WordEntries(node), func(entry mindmap.ID) bool { return there.Redacted(entry) && !here.Redacted(entry) })
}

// knowsMore reports whether a wall has all that another has about an answer, and more: then it goes its own way knowing of the other's.
func (c *cleaner) knowsMore(column, other int, answer mindmap.ID) bool {
	here, there := c.all[column].wall.History, c.all[other].wall.History
	lacks := func(h History) func(mindmap.ID) bool { return func(entry mindmap.ID) bool { return !h.Has(entry) } }
	return here != nil && there != nil && !slices.ContainsFunc(there.About(answer), lacks(here)) && slices.ContainsFunc(here.About(answer), lacks(there))
}

// heed takes from an answer what another wall that holds it does not let out: all words once they were redacted anywhere, and words that it
// has off its map or does not publish, unless this wall knows of that and has other news of the answer.
func (c *cleaner) heed(column int, a *mindmap.Answer) {
	for i, other := range c.all {
		there := other.onMap[a.ID]
		switch {
		case i == column:
		case there != nil && there.Redacted, c.tookOut(i, column, a.ID), other.tookOff(a.ID) && !c.knowsMore(column, i, a.ID):
			a.Text, a.Quote, a.Redacted = "", "", true
		case a.Quote != "" && there != nil && !there.Publish && !c.knowsMore(column, i, a.ID):
			a.Quote = ""
		}
	}
}
