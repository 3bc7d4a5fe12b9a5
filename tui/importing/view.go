package importing

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"mindwall/mindmap"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// narrowest is the least width that can be drawn in, in cells.
const narrowest = 12

// headRows are the heading and the blank row below it.
const headRows = 2

// View implements [screen.Screen].
func (s *Import) View(size screen.Size) (string, *tea.Cursor) {
	if size.W <= 0 || size.H <= 0 {
		return "", nil
	}
	if size.W < narrowest {
		return strings.Repeat("\n", size.H-1), nil
	}
	l := s.env.Look
	head := rows.Line(l.Title, s.stage.heading(), size.W) + "\n"
	status := s.status(size)
	body, cursor := s.stage.body(size.W, max(size.H-headRows-lipgloss.Height(status)-1, 1))
	foot := status + "\n" + rows.Foot(l, s.ShortHelp(), size.W, 1) // which keys do something depends on what was seen
	if cursor != nil {
		cursor.Y += headRows
	}
	if cursor != nil && (s.job != nil || cursor.Y >= size.H-lipgloss.Height(foot)) {
		cursor = nil
	}
	return rows.Fit(head+"\n"+strings.Join(body, "\n"), foot, size.W, size.H), cursor
}

// status is a blank row, and how far the work under way is, or what went wrong.
func (s *Import) status(size screen.Size) string {
	l := s.env.Look
	parts := []string{""}
	add := func(style look.Style, text string) { parts = append(parts, rows.Wrapped(style, text, size.W)) }
	switch {
	case s.job != nil:
		text, done, total := s.job.progress(s)
		if total > 0 {
			parts = append(parts, " "+rows.Bar(l, done, total, min(size.W-4, 40)))
		}
		add(l.Warning, text)
	case s.err != nil:
		add(l.Error, look.ErrorSign+" "+s.err.Error())
		if hint := mindmap.HintOf(s.err); hint != "" {
			add(l.Muted, hint)
		}
	}
	return lipgloss.NewStyle().MaxHeight(size.H/3 + 1).Render(lipgloss.JoinVertical(lipgloss.Left, parts...))
}

func more(n int) string { return "and " + strconv.Itoa(n) + " more" }
