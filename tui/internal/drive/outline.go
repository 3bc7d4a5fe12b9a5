package drive

import (
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/tui/look"
)

// Outline is what a question holds: a line a theme, with its letter, or an answer with its signs, indented by depth;
// then the unsorted, each after a dash.
func Outline(q *mindmap.Question) string {
	return outline(q, func(t *mindmap.Theme) string { return t.Letter })
}

// OutlineWithSides is an [Outline] with the first letter of a theme's side behind its own.
func OutlineWithSides(q *mindmap.Question) string {
	return outline(q, func(t *mindmap.Theme) string { return t.Letter + t.Side.String()[:1] })
}

func outline(q *mindmap.Question, sign func(*mindmap.Theme) string) string {
	var b strings.Builder
	var theme func(t *mindmap.Theme)
	theme = func(t *mindmap.Theme) {
		b.WriteString(strings.Repeat("  ", t.Depth-1) + sign(t) + " " + t.Text + "\n")
		for _, sub := range t.Themes {
			theme(sub)
		}
		for _, a := range t.Answers {
			b.WriteString(strings.Repeat("  ", t.Depth) + answer(a) + "\n")
		}
	}
	for _, t := range q.Themes {
		theme(t)
	}
	for _, a := range q.Unsorted {
		b.WriteString("- " + answer(a) + "\n")
	}
	return b.String()
}

// answer is an answer and its signs: how many said it, whether others were merged into it, its quote, its source.
func answer(a *mindmap.Answer) string {
	s := a.Text
	if n := a.Tally.Total(); n > 1 {
		s += " ×" + strconv.Itoa(n)
	}
	if len(a.Merged) > 0 {
		s += " " + look.MergedSign
	}
	if a.Quote != "" {
		s += " " + look.QuoteSign
		if a.Publish {
			s += look.PublishSign
		}
	}
	if sign := look.SourceSign(a.Source); sign != "" {
		s += " " + sign
	}
	return s
}
