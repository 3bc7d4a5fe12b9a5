package mindmap

// PlanTheme finds the theme of a path under the question, outermost name first, and drafts those that are missing.
// An empty path is no theme. It fails when a name does not pass the gate.
func PlanTheme(b *Board, q *Question, path []string, newID func() ID) (theme ID, drafts []Draft, err error) {
	return NewPlanner(b, q, newID).Theme(path)
}

// PlanMove drafts the move of nodes, all answers or themes, under a theme of the question, or directly under the
// question when the theme is zero. A sub-theme of the question that becomes a top-level one gets its dress at once; a
// theme that was a top-level one keeps its own.
func PlanMove(nodes []ID, q *Question, theme ID) []Draft {
	drafts := make([]Draft, 0, len(nodes))
	var dress func(n ID, op *Move)
	if theme.IsZero() {
		dress = risen(q)
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
func risen(q *Question) func(n ID, op *Move) {
	subs, dresser := map[ID]*Theme{}, dresserOf(q)
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
