package report

import (
	"cmp"
	"slices"

	"mindwall/mindmap/crosstab"
)

// Attribute is who said what, by something that surveys tell of people, with small counts hidden.
type Attribute struct {
	Name   string
	Tables []crosstab.Table
}

// cross is the table of an attribute for a question; empty when nobody of whom it is known answered, and when all is
// hidden.
func (c *content) cross(q *question, a Attribute) []*attribute {
	i := slices.IndexFunc(a.Tables, func(t crosstab.Table) bool { return t.Question == q.Source.ID })
	if i < 0 {
		return nil
	}
	t := &a.Tables[i]
	name := c.voice.Quoted(a.Name)
	out := &attribute{
		Head: c.voice.Say(byAttribute, "attribute", name),
		Why:  c.voice.Say(hiddenWhy, "attribute", name, "n", c.voice.Number(crosstab.MinCell)),
	}
	for _, value := range t.Values {
		out.Columns = append(out.Columns, cmp.Or(value, c.voice.Say(everybodyElse)))
	}
	out.table = [][]string{append(append([]string{c.voice.Say(themeColumn)}, out.Columns...), c.voice.Say(all))}
	for _, theme := range q.Themes { // the strongest first
		if i := slices.Index(t.Themes, theme.id); i >= 0 {
			out.add(c, t, i, theme.Text)
		}
	}
	shown := func(r crossRow) bool { return slices.ContainsFunc(r.Cells, func(c cell) bool { return c.Share != "" }) }
	if !slices.ContainsFunc(out.Rows, shown) {
		return nil
	}
	return []*attribute{out}
}

// add adds the row of a theme.
func (a *attribute) add(c *content, t *crosstab.Table, i int, theme string) {
	r, line := crossRow{Name: theme}, []string{theme}
	for j, n := range t.Counts[i] {
		one := cell{Column: a.Columns[j], Count: c.count(n)}
		if n != crosstab.Hidden && t.ByValue[j] > 0 {
			share := float64(n) / float64(t.ByValue[j])
			one.Share, one.Width = c.percent(share), int(100*share+0.5)
		}
		r.Cells, line = append(r.Cells, one), append(line, one.Count)
	}
	a.Rows, a.table = append(a.Rows, r), append(a.table, append(line, c.count(t.ByTheme[i])))
}

func (c *content) count(n int) string {
	if n == crosstab.Hidden {
		return c.voice.Say(hidden)
	}
	return c.voice.Number(n)
}
