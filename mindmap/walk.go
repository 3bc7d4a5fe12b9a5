package mindmap

import "mindwall/mindmap/text"

// MaxDepth is how deep themes nest where they are shown, drawn and written. Nobody's do so of their own accord; a board
// holds them however deep they are.
const MaxDepth = 32

// AllThemes calls yield for each theme under the question, a parent before its sub-themes, until yield is false.
func (q *Question) AllThemes(yield func(*Theme) bool) {
	var walk func(list []*Theme) bool
	walk = func(list []*Theme) bool {
		for _, t := range list {
			if !yield(t) || !walk(t.Themes) {
				return false
			}
		}
		return true
	}
	walk(q.Themes)
}

// AllAnswers calls yield for each answer on the question's map, those under themes first, until yield is false.
func (q *Question) AllAnswers(yield func(*Answer) bool) {
	done := false
	q.AllThemes(func(t *Theme) bool {
		for _, a := range t.Answers {
			if done = !yield(a); done {
				return false
			}
		}
		return true
	})
	for _, a := range q.Unsorted {
		if done || !yield(a) {
			return
		}
	}
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
	newest := q.Own.Newest
	for t := range q.AllThemes {
		if a := t.Own.Newest; a != nil && (newest == nil || a.Made.After(newest.Made)) {
			newest = a
		}
	}
	return newest
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

// UnsortedSide is the side on which the answers under no theme hang: the right one until there is a theme, then the
// left one for good, as the first theme goes right.
func (q *Question) UnsortedSide() Side {
	if len(q.Themes) == 0 {
		return Right
	}
	return Left
}
