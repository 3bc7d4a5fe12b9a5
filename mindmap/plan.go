package mindmap

import "mindwall/mindmap/text"

// Draft is an operation on its way to becoming an entry. Whoever needs to know a new node's id beforehand, to hang
// other nodes under it in the same act, sets ID; a zero ID is filled in when the draft is sealed.
type Draft struct {
	ID ID
	Op Op
}

// FindTheme finds the theme with that name among siblings; nil when there is none.
func FindTheme(themes []*Theme, name string) *Theme {
	for _, t := range themes {
		if text.SameName(t.Text, name) {
			return t
		}
	}
	return nil
}

// PlanTheme finds the theme of a path under the question, outermost name first, and drafts those that are missing.
// An empty path is no theme. It fails when a name does not pass the gate.
func PlanTheme(b *Board, q *Question, path []string, newID func() ID) (theme ID, drafts []Draft, err error) {
	return NewPlanner(b, q, newID).Theme(path)
}

// WholeGroups are the ids of answers and of all that were merged into them: what goes where they go.
func WholeGroups(answers ...*Answer) []ID {
	var ids []ID
	for _, a := range answers {
		ids = append(ids, a.ID)
		for _, m := range a.Merged {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// Newest is the answer on the question's map that was made last; nil when there is none.
func (q *Question) Newest() *Answer {
	newest := q.own.newest
	for t := range q.AllThemes {
		if a := t.own.newest; a != nil && (newest == nil || a.Made.After(newest.Made)) {
			newest = a
		}
	}
	return newest
}

// PlanMove drafts the move of nodes, all answers or themes, under a theme of the question, or directly under the
// question when the theme is zero. A sub-theme of the question that becomes a top-level one gets its dress at once; a
// theme that was a top-level one keeps its own.
func PlanMove(nodes []ID, q *Question, theme ID) []Draft {
	drafts := make([]Draft, 0, len(nodes))
	var dress func(n ID, op *Move)
	if theme.IsZero() {
		dress = q.risen()
	}
	for _, n := range nodes {
		if n == theme {
			continue
		}
		op := Move{Node: n, Question: q.ID, Theme: theme}
		if dress != nil {
			dress(n, &op)
		}
		drafts = append(drafts, Draft{Op: op})
	}
	return drafts
}

// risen gives sub-themes of the question that become top-level ones a letter, a colour and a side, each another.
func (q *Question) risen() func(n ID, op *Move) {
	subs, dresser := map[ID]*Theme{}, q.dresser()
	for t := range q.AllThemes {
		if t.Depth > 1 {
			subs[t.ID] = t
		}
	}
	return func(n ID, op *Move) {
		if t := subs[n]; t != nil {
			side, letter, colour := dresser.dress(t.Count)
			op.Side, op.Letter, op.Colour = side, letter, &colour
		}
	}
}
