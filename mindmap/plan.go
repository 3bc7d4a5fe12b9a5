package mindmap

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Draft is an operation on its way to becoming an entry. Whoever needs to know a new node's id beforehand, to hang
// other nodes under it in the same act, sets ID; a zero ID is filled in when the draft is sealed.
type Draft struct {
	ID ID
	Op Op
}

// SameName tells whether two theme names are one: apart from letter case and blanks.
func SameName(a, b string) bool { return strings.EqualFold(gate(a), gate(b)) }

// NameKey is the same for names of which [SameName] says that they are one, and for no others.
func NameKey(name string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf {
			return unicode.ToUpper(r)
		}
		least := r
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			least = min(least, other)
		}
		return least
	}, gate(name))
}

// FindTheme finds the theme with that name among brothers; nil when there is none.
func FindTheme(themes []*Theme, name string) *Theme {
	for _, t := range themes {
		if SameName(t.Text, name) {
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

// SplitThemePath reads the path of a theme as people write it: a slash nests, and a double slash is a slash.
func SplitThemePath(s string) []string {
	const slash = "\x00"
	var path []string
	for _, part := range strings.Split(strings.ReplaceAll(s, "//", slash), "/") {
		if part = gate(strings.ReplaceAll(part, slash, "/")); part != "" {
			path = append(path, part)
		}
	}
	return path
}

// JoinThemePath writes what SplitThemePath reads.
func JoinThemePath(path []string) string {
	parts := make([]string, len(path))
	for i, p := range path {
		parts[i] = strings.ReplaceAll(p, "/", "//")
	}
	return strings.Join(parts, "/")
}
