package comparison

import (
	"math"
	"slices"

	"mindwall/mindmap/say"
)

// measure gives the themes their bars, of what the picture shows as well.
func (c *content) measure(q *question) {
	longest := 0.0
	for _, t := range q.Themes {
		for _, s := range t.Columns {
			longest = max(longest, c.drawnOf(&s))
		}
	}
	for _, t := range q.Themes {
		t.each(func(t *theme) {
			for i := range t.Columns {
				t.Columns[i].Width = min(100, int(math.Ceil(100*c.drawnOf(&t.Columns[i])/max(longest, 1e-9))))
			}
		})
	}
}

// table is all numbers of a question, its heads first.
func (c *content) table(q *question) {
	heads := append([]string{c.voice.Say(say.ColumnTheme)}, c.Names...)
	if !c.grouped() {
		heads = append(heads, c.voice.Say(columnChange))
	}
	q.Rows = [][]string{append(heads, c.voice.Say(columnChance))}
	for _, top := range q.Themes {
		top.each(func(t *theme) {
			name := t.Text
			for range t.Depth - 1 {
				name = "– " + name
			}
			line := []string{name}
			for _, s := range t.Columns {
				line = append(line, say.Joined(" · ", s.Said, s.Share))
			}
			if !c.grouped() {
				line = append(line, t.Word)
			}
			q.Rows = append(q.Rows, append(line, t.Chance))
		})
	}
}

// drawnOf is what bars and pictures show of a theme in a column: how often it was said, which is what its status goes by, and of
// groups, which are of very different sizes, its share.
func (c *content) drawnOf(s *side) float64 {
	if c.grouped() {
		return s.share
	}
	return s.value
}

// figure is the picture of a question.
func (c *content) figure(q *question) *figure {
	f := &figure{question: q.Text, event: c.Event, columns: c.Names, what: c.voice.Say(oftenAndShare)}
	if c.grouped() {
		f.what = c.voice.Say(shareOfSaid)
	}
	for _, a := range q.Asked {
		f.said = append(f.said, a.Said)
	}
	for _, t := range q.Themes {
		r := row{name: t.Text, before: t.before(), status: t.Status, word: t.Word, sure: t.Sure}
		for _, s := range t.Columns {
			value, main, beside := c.drawnOf(&s), s.Said, s.Share
			switch {
			case s.Hidden:
				value = -1
			case c.grouped():
				main, beside = s.Share, c.voice.Times(int(s.value))
			}
			r.values, r.main, r.beside = append(r.values, value), append(r.main, main), append(r.beside, beside)
		}
		if slices.Max(r.values) > 0 {
			f.rows = append(f.rows, r)
		}
	}
	return f
}
