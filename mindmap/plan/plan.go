// Package plan drafts what several operations do together: themes of a path, answers with their themes, moves and swaps. It
// reads boards and changes nothing.
package plan

import "mindwall/mindmap"

// Theme finds the theme of a path under the question, outermost name first, and drafts those that are missing.
// An empty path is no theme. It fails when a name does not pass the gate.
func Theme(b *mindmap.Board, q *mindmap.Question, path []string, newID func() mindmap.ID) (theme mindmap.ID, drafts []mindmap.Draft, err error) {
	return New(b, q, newID).Theme(path)
}

// Move drafts the move of nodes, all answers or themes, under a theme of the question, or directly under the
// question when the theme is zero. A sub-theme of the question that becomes a top-level one gets its dress at once; a
// theme that was a top-level one keeps its own.
func Move(nodes []mindmap.ID, q *mindmap.Question, theme mindmap.ID) []mindmap.Draft {
	drafts := make([]mindmap.Draft, 0, len(nodes))
	var dress func(n mindmap.ID, op *mindmap.Move)
	if theme.IsZero() {
		dress = risen(q)
	}
	for _, n := range nodes {
		if n == theme {
			continue
		}
		op := mindmap.Move{Node: n, Question: q.ID, Theme: theme}
		if dress != nil {
			dress(n, &op)
		}
		drafts = append(drafts, mindmap.Draft{Op: op})
	}
	return drafts
}

// risen gives sub-themes of the question that become top-level ones a letter, a colour and a side, each another.
func risen(q *mindmap.Question) func(n mindmap.ID, op *mindmap.Move) {
	subs, dresser := map[mindmap.ID]*mindmap.Theme{}, dresserOf(q)
	for t := range q.AllThemes {
		if t.Depth > 1 {
			subs[t.ID] = t
		}
	}
	return func(n mindmap.ID, op *mindmap.Move) {
		if t := subs[n]; t != nil {
			side, letter, colour := dresser.dress(t.Count)
			op.Side, op.Letter, op.Colour = side, letter, &colour
		}
	}
}
