package drive

import (
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
			b.WriteString(strings.Repeat("  ", t.Depth) + a.Text + look.AnswerSigns(a) + "\n")
		}
	}
	for _, t := range q.Themes {
		theme(t)
	}
	for _, a := range q.Unsorted {
		b.WriteString("- " + a.Text + look.AnswerSigns(a) + "\n")
	}
	return b.String()
}
