package fold

import (
	"bytes"
	"slices"
	"strings"

	"mindwall/mindmap"
)

// index finds the questions and themes of a board by id. Answers are found by their nodes, which keep what is shown.
type index struct {
	questions map[mindmap.ID]*mindmap.Question
	themes    map[mindmap.ID]*mindmap.Theme
}

func indexOf(b *mindmap.Board) index {
	ix := index{questions: map[mindmap.ID]*mindmap.Question{}, themes: map[mindmap.ID]*mindmap.Theme{}}
	for _, list := range [][]*mindmap.Question{b.Questions, b.Aside} {
		for _, q := range list {
			ix.questions[q.ID] = q
			for t := range q.AllThemes {
				ix.themes[t.ID] = t
			}
		}
	}
	return ix
}

// Question finds a question of the board, set aside ones included; nil when there is none.
func (ix *index) Question(id mindmap.ID) *mindmap.Question { return ix.questions[id] }

// Theme finds a theme on the map; nil when there is none.
func (ix *index) Theme(id mindmap.ID) *mindmap.Theme { return ix.themes[id] }

// Answer finds an answer in any list of the board; nil when it is merged into another, undone or unknown.
func (l *Live) Answer(id mindmap.ID) *mindmap.Answer {
	if n := l.w.nodes[id]; n != nil {
		return n.shown
	}
	return nil
}

// Holds reports whether the wall has what made a question, a theme or an answer, also when that was undone.
func (l *ledger) Holds(node mindmap.ID) bool {
	n := l.w.nodes[node]
	return n != nil && n.maker != nil
}

// Find returns the ids of all questions, themes and answers, merged and removed ones included, that begin with prefix,
// in order.
func (l *ledger) Find(prefix string) []mindmap.ID {
	var found []mindmap.ID
	for id, n := range l.w.nodes {
		if n.Kind != mindmap.NoNode && n.alive && strings.HasPrefix(id.String(), strings.ToLower(prefix)) {
			found = append(found, id)
		}
	}
	slices.SortFunc(found, func(a, b mindmap.ID) int { return bytes.Compare(a[:], b[:]) })
	return found
}

// ThemePath is the texts of a theme and of all above it, outermost first.
func (ix *index) ThemePath(id mindmap.ID) []string {
	var path []string
	for t := ix.themes[id]; t != nil; t = ix.themes[t.Parent] {
		path = append(path, t.Text)
	}
	slices.Reverse(path)
	return path
}
