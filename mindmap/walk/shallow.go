package walk

import (
	"slices"

	"mindwall/mindmap"
)

// Shallow is the board with themes that nest at most [mindmap.MaxDepth] deep: what lies deeper hangs side by side at the deepest
// level, themes in the order in which they are met and each with its own answers. It tells how many themes that are. A
// board without such themes is returned as it is; what is not below such a theme is shared.
func Shallow(b *mindmap.Board) (*mindmap.Board, int) {
	out, raised := *b, 0
	out.Questions, out.Aside = shallowAll(b.Questions, &raised), shallowAll(b.Aside, &raised)
	if raised == 0 {
		return b, 0
	}
	return &out, raised
}

func shallowAll(questions []*mindmap.Question, raised *int) []*mindmap.Question {
	out := slices.Clone(questions)
	for i, q := range questions {
		before := *raised
		if themes := shallow(q.Themes, raised); *raised > before {
			copied := *q
			copied.Themes, out[i] = themes, &copied
		}
	}
	return out
}

// shallow is a list of themes without what is too deep; the list itself when nothing is.
func shallow(themes []*mindmap.Theme, raised *int) []*mindmap.Theme {
	var out []*mindmap.Theme
	before := *raised
	for i, t := range themes {
		from, subs, below := *raised, []*mindmap.Theme(nil), []*mindmap.Theme(nil)
		if t.Depth < mindmap.MaxDepth {
			subs = shallow(t.Themes, raised)
		} else if below = flattened(t.Themes, t); len(below) > 0 {
			*raised += len(below)
		}
		if out == nil && *raised > before {
			out = slices.Clone(themes[:i])
		}
		switch {
		case *raised > from:
			copied := *t
			copied.Themes = subs
			if len(below) > 0 {
				copied.Count, copied.Tally = len(t.Answers), t.Own.Tally
			}
			out = append(append(out, &copied), below...)
		case out != nil:
			out = append(out, t)
		}
	}
	if out == nil {
		return themes
	}
	return out
}

// flattened are themes and all below them, a parent before its sub-themes, as siblings of one.
func flattened(themes []*mindmap.Theme, sibling *mindmap.Theme) []*mindmap.Theme {
	var out []*mindmap.Theme
	for t := range (&mindmap.Question{Themes: themes}).AllThemes {
		copied := *t
		copied.Themes, copied.Parent, copied.Depth = nil, sibling.Parent, sibling.Depth
		copied.Count, copied.Tally = len(t.Answers), t.Own.Tally
		out = append(out, &copied)
	}
	return out
}
