package proposals

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/text"
)

// filing is answers that go under a theme: one that is there, else that of the path, which is made where it is missing.
type filing struct {
	theme   mindmap.ID
	path    []string
	answers []*mindmap.Answer
}

// planFilings drafts filings under the question, all of one act: themes that are missing are made once each, and
// dressed as if they had been made one after the other. It fails when a name does not pass the gate.
func planFilings(b *mindmap.Board, q *mindmap.Question, filings []filing, newID func() mindmap.ID) ([]mindmap.Draft, error) {
	planner := plan.New(b, q, newID)
	var drafts []mindmap.Draft
	for _, f := range filings {
		path := f.path
		if !f.theme.IsZero() {
			path = nil
		}
		theme, missing, err := planner.ThemeUnder(f.theme, path)
		if err != nil {
			return nil, err
		}
		planner.Files(theme, len(f.answers))
		drafts = append(append(drafts, missing...), plan.Move(mindmap.WholeGroups(f.answers...), q, theme)...)
	}
	return drafts, nil
}

// themeAt is the theme of a path under the question; nil when there is none.
func themeAt(q *mindmap.Question, path []string) *mindmap.Theme {
	var t *mindmap.Theme
	themes := q.Themes
	for _, name := range path {
		if t = mindmap.FindTheme(themes, name); t == nil {
			return nil
		}
		themes = t.Themes
	}
	return t
}

func samePath(a, b []string) bool { return slices.EqualFunc(a, b, text.SameName) }

// cleanPath reads a theme's path as people write it, each name through the gate.
func cleanPath(words string) ([]string, error) {
	path := text.SplitPath(words)
	for i, name := range path {
		clean, err := text.Theme.Clean(name)
		if err != nil {
			return nil, err
		}
		path[i] = clean
	}
	if len(path) == 0 {
		return nil, &text.EmptyError{Field: text.Theme}
	}
	return path, nil
}
