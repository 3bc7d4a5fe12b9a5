package proposals

import (
	"slices"

	"mindwall/mindmap"
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
	imagined := *q
	imagined.Themes = copyThemes(q.Themes)
	var drafts []mindmap.Draft
	for _, f := range filings {
		theme := f.theme
		if theme.IsZero() {
			made, missing, err := mindmap.PlanTheme(b, &imagined, f.path, newID)
			if err != nil {
				return nil, err
			}
			theme = made
			drafts = append(drafts, missing...)
			for _, d := range missing {
				imagine(&imagined, d)
			}
		}
		weigh(imagined.Themes, theme, len(f.answers))
		drafts = append(drafts, mindmap.PlanMove(mindmap.WholeGroups(f.answers...), q, theme)...)
	}
	return drafts, nil
}

// copyThemes copies themes, but not their answers, so that others may be imagined among them.
func copyThemes(themes []*mindmap.Theme) []*mindmap.Theme {
	copies := make([]*mindmap.Theme, len(themes))
	for i, t := range themes {
		c := *t
		c.Themes = copyThemes(t.Themes)
		copies[i] = &c
	}
	return copies
}

// imagine hangs a theme that is about to be made where it will be.
func imagine(q *mindmap.Question, d mindmap.Draft) {
	op, ok := d.Op.(mindmap.AddTheme)
	if !ok {
		return
	}
	t := &mindmap.Theme{ID: d.ID, Question: q.ID, Parent: op.Parent, Text: op.Text, Letter: op.Letter, Colour: op.Colour, Side: op.Side}
	if up := findTheme(q.Themes, op.Parent); up != nil {
		up.Themes = append(up.Themes, t)
		return
	}
	q.Themes = append(q.Themes, t)
}

// weigh lets answers weigh on a theme and on all above it, for the side that the next one goes to. It reports whether the
// theme is there.
func weigh(themes []*mindmap.Theme, id mindmap.ID, answers int) bool {
	for _, t := range themes {
		if t.ID == id || weigh(t.Themes, id, answers) {
			t.Count += answers
			return true
		}
	}
	return false
}

func findTheme(themes []*mindmap.Theme, id mindmap.ID) *mindmap.Theme {
	for _, t := range themes {
		if t.ID == id {
			return t
		}
		if below := findTheme(t.Themes, id); below != nil {
			return below
		}
	}
	return nil
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
