package importing

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"mindwall/mindmap/text"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// View implements [screen.Screen].
func (s *Import) View(size screen.Size) (string, *tea.Cursor) {
	width, height := size.W-rows.FrameWidth, size.H-rows.FrameHeight-2
	if width <= 0 || height <= 0 {
		return rows.Fit("", "", size.W, size.H), nil
	}
	l := s.env.Look
	status := s.status(width, height)
	room := height - lipgloss.Height(status)
	body, cursor := s.page.body(width, max(room, 1))
	if cursor != nil && (s.job != nil || cursor.Y >= room) {
		cursor = nil
	}
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+rows.FrameWidth/2, cursor.Y+rows.FrameHeight/2
	}
	foot := rows.Foot(l, s.bindings(), width, 1)
	return rows.Dialog(l, s.page.heading(), rows.Fit(strings.Join(body, "\n"), status, width, height), foot, size.W, size.H), cursor
}

// status is a blank row, and how far the work under way is, or what went wrong.
func (s *Import) status(width, height int) string {
	l := s.env.Look
	parts := []string{""}
	add := func(style look.Style, text string) { parts = append(parts, rows.Wrapped(style, text, width)) }
	switch {
	case s.job != nil:
		text, done, total := s.job.progress(s)
		if total > 0 {
			parts = append(parts, " "+rows.Bar(l, done, total, min(width-4, 40)))
		}
		add(l.Warning, text)
	case s.err != nil:
		add(l.Error, look.ErrorSign+" "+text.TellError(s.err))
		if hint := screen.Advice(s.err); hint != "" {
			add(l.Muted, hint)
		}
	}
	return lipgloss.NewStyle().MaxHeight(height/3 + 1).Render(lipgloss.JoinVertical(lipgloss.Left, parts...))
}
