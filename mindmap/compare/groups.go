package compare

import (
	"slices"

	"mindwall/mindmap"
)

// Groups compares groups of people within one wall, by a table for each question with small counts hidden. Nothing is told of single answers.
func Groups(w Wall, by string, tables []Table) *Comparison {
	c := &Comparison{By: by, Language: w.Board.Event.Language}
	var tests tests
	for _, q := range newCleaner([]Wall{w}).questions(0) {
		i := slices.IndexFunc(tables, func(t Table) bool { return t.Question == q.ID })
		if i < 0 {
			continue
		}
		t := &tables[i]
		if c.Columns == nil {
			for _, value := range t.Values {
				c.Columns = append(c.Columns, Column{Wall: w.ID, Name: value, Event: w.Board.Event})
			}
		}
		c.Questions = append(c.Questions, groupsOf(q, t, &tests))
	}
	tests.tell()
	return c
}

func groupsOf(q *mindmap.Question, t *Table, tests *tests) *Question {
	out := &Question{Text: q.Text, In: make([]*mindmap.Question, len(t.Values)), Said: slices.Clone(t.ByValue), Answers: make([]int, len(t.Values))}
	for i := range out.In {
		out.In[i], out.Answers[i] = q, Hidden
	}
	names := map[mindmap.ID]string{}
	for _, theme := range q.Themes {
		names[theme.ID] = theme.Text
	}
	for row, id := range t.Themes {
		theme := &Theme{
			Text: names[id], In: make([]*mindmap.Theme, len(t.Values)), Said: slices.Clone(t.Counts[row]), Shares: make([]float64, len(t.Values)),
			Quotes: make([][]*mindmap.Answer, len(t.Values)),
		}
		for i, n := range theme.Said {
			if n != Hidden && out.Said[i] > 0 {
				theme.Shares[i] = float64(n) / float64(out.Said[i])
			}
		}
		if id.IsZero() {
			out.Unsorted = theme
			continue
		}
		tests.addFarthest(out, theme)
		out.Themes = append(out.Themes, theme)
	}
	out.sort()
	return out
}

// addFarthest notes the two groups whose shares of a theme lie farthest apart, of all that are shown.
func (t *tests) addFarthest(q *Question, theme *Theme) {
	least, most, shown := -1, -1, 0
	for i, n := range theme.Said {
		if n == Hidden || q.Said[i] == 0 {
			continue
		}
		shown++
		if least < 0 || theme.Shares[i] < theme.Shares[least] {
			least = i
		}
		if most < 0 || theme.Shares[i] > theme.Shares[most] {
			most = i
		}
	}
	if shown < 2 {
		return
	}
	t.add(theme, theme.Said[least], q.Said[least], theme.Said[most], q.Said[most], shown*(shown-1)/2)
}
