package stage

import (
	"cmp"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/gist"
	"mindwall/mindmap/say"
	"mindwall/tui/cells"
	"mindwall/tui/wrap"
)

// said is what was said, in the fewest words: how much, and the themes of each question that were named most. In fewer rows than that
// takes, first the questions are shortened and then left out, then the names of themes are shortened, then the last themes of a question
// with several left out as long as there are more than three, then the numbers and the last of all themes.
func (c closePainter) said(g *gist.Gist, rows int) (out [][]span) {
	for _, lines := range []int{0, 1, -1} {
		out = c.numbers(g)
		if out = c.questions(out, g, lines); len(out) <= rows {
			return out
		}
	}
	c.short = true
	for fewer := *g; ; {
		if out = c.questions(c.numbers(g), &fewer, -1); len(out) <= rows {
			return out
		}
		if len(fewer.Top) <= fewThemes || !dropOne(&fewer) {
			return out[1:][:min(len(out)-1, rows)]
		}
	}
}

// dropOne leaves out the last theme whose question has another one before it, and reports whether there was one.
func dropOne(g *gist.Gist) bool {
	for i := len(g.Top) - 1; i > 0; i-- {
		if slices.ContainsFunc(g.Top[:i], func(t gist.Top) bool { return t.Question == g.Top[i].Question }) {
			g.Top = slices.Delete(slices.Clone(g.Top), i, i+1)
			return true
		}
	}
	return false
}

// numbers are how much was said: as many of the numbers as there is room for, each whole, as half of one reads as another.
func (c closePainter) numbers(g *gist.Gist) [][]span {
	list := numbersOf(c.voice, g)
	for len(list) > 1 && cells.Width(say.Joined(" · ", list...)) > c.width {
		list = list[:len(list)-1]
	}
	return c.heading(say.Joined(" · ", list...))
}

func numbersOf(v say.Voice, g *gist.Gist) (list []string) {
	for _, n := range g.Numbers() {
		list = append(list, v.Counted(n.N, n.Of))
	}
	return list
}

// questions puts below some rows each question that has themes which were named most, on at most so many lines, 0 for as many as
// it takes and -1 for none, and those themes.
func (c closePainter) questions(out [][]span, g *gist.Gist, lines int) [][]span {
	for _, q := range c.live.Board().Questions {
		var themes []*mindmap.Theme
		for _, top := range g.Top {
			if top.Question == q {
				themes = append(themes, top.Theme)
			}
		}
		if len(themes) == 0 {
			continue
		}
		if c.airy {
			out = append(out, nil)
		}
		if lines >= 0 {
			out = append(out, c.words(cmp.Or(q.Text, c.voice.TakenOut()), lines, "")...)
		}
		if tag := numberOf(q, len(c.live.Board().Questions)); lines < 0 && tag != "" {
			out = append(out, c.tagged(tag+" ", q, themes)...)
		} else {
			out = append(out, c.themes(q, themes)...)
		}
	}
	return out
}

// tagged are the themes of a question that is not there itself, with its number before them.
func (c closePainter) tagged(tag string, q *mindmap.Question, themes []*mindmap.Theme) (out [][]span) {
	c.width -= cells.Width(tag)
	for _, row := range c.themes(q, themes) {
		out = append(out, append([]span{{tag, c.look.Muted}}, row...))
		tag = cells.Blanks(cells.Width(tag))
	}
	return out
}

// themes are the names of themes, each with how often it was said behind it, as many on a row as there is room for.
func (c closePainter) themes(q *mindmap.Question, themes []*mindmap.Theme) (out [][]span) {
	const apart = 3
	used := 0
	for _, t := range themes {
		name := c.nameAndTimes(q, t)
		width := widestRow(name)
		if len(out) > 0 && len(name) == 1 && used+apart+width <= c.width {
			last := len(out) - 1
			out[last] = append(append(out[last], span{cells.Blanks(apart), c.look.Answer}), name[0]...)
			used += apart + width
			continue
		}
		out, used = append(out, name...), width
		if len(name) > 1 {
			used = c.width
		}
	}
	return out
}

// nameAndTimes is the filled name of a theme, on more rows when it is long, and how often it was named behind it or, without room,
// below.
func (c closePainter) nameAndTimes(q *mindmap.Question, t *mindmap.Theme) (out [][]span) {
	if c.short {
		return [][]span{c.onOneRow(q, t)}
	}
	lines := wrap.Even(called(c.voice, t), max(c.width-2, 1))
	widest := 0
	for _, line := range lines {
		widest = max(widest, cells.Width(line))
	}
	for _, line := range lines {
		out = append(out, []span{{" " + cells.Pad(line, widest) + " ", c.look.ThemeHead(t.Colour)}})
	}
	times := " " + timesOf(c.voice, q, t)
	if last := len(out) - 1; widest+2+cells.Width(times) <= c.width {
		out[last] = append(out[last], span{times, c.look.Count})
	} else {
		out = append(out, []span{{times, c.look.Count}})
	}
	return out
}

// onOneRow is the name of a theme, cut where it is long, and how often it was named where that leaves the name legible.
func (c closePainter) onOneRow(q *mindmap.Question, t *mindmap.Theme) []span {
	const legible = 12
	times := " " + timesOf(c.voice, q, t)
	if c.width-2-cells.Width(times) < legible {
		times = ""
	}
	name := cells.Truncate(called(c.voice, t), c.width-2-cells.Width(times))
	return []span{{" " + name + " ", c.look.ThemeHead(t.Colour)}, {times, c.look.Count}}
}

// called is the name of a theme, with its letter.
func called(v say.Voice, t *mindmap.Theme) string {
	return say.Joined(" ", t.Letter, cmp.Or(t.Text, v.TakenOut()))
}

// timesOf is how often a theme was named, of all that was said to its question.
func timesOf(v say.Voice, q *mindmap.Question, t *mindmap.Theme) string {
	return v.Counted(t.Tally.Total(), say.OfTimes, "total", v.Number(q.Tally.Total()))
}
