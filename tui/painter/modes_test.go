package painter

import (
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// full is a view that sets all that this program does.
func full() tea.View {
	v := tea.NewView("full")
	v.AltScreen, v.MouseMode, v.WindowTitle = true, tea.MouseModeCellMotion, "mindwall – Our day"
	v.BackgroundColor, v.ForegroundColor = color.RGBA{1, 2, 3, 255}, color.RGBA{250, 251, 252, 255}
	v.Cursor = tea.NewCursor(2, 1)
	v.Cursor.Shape, v.Cursor.Blink = tea.CursorBar, false
	return v
}

func TestEveryModeIsSetAndGivenBack(t *testing.T) {
	inBubble(t, func(t *testing.T, painter string) {
		plain := tea.NewView("plain")
		plain.AltScreen = true
		s := put(t, painter, &scripted{view: plain}, 20, 5)
		wants := func(want ...string) {
			t.Helper()
			if got := s.terminal.state(); got != strings.Join(want, "\n") {
				t.Errorf("set is\n%s\nwant\n%s", got, strings.Join(want, "\n"))
			}
		}
		wants("keyboards, other screen true: [1]", "mode 1049: on", "mode 2004: on", "mode 25: off", "other keys: 2")
		s.show(full())
		all := []string{"background: #010203", "cursor style: 6", "foreground: #fafbfc",
			"keyboards, other screen true: [1]", "mode 1002: on", "mode 1006: on", "mode 1049: on", "mode 2004: on",
			"other keys: 2", "title: mindwall – Our day"}
		wants(all...)
		other := full()
		other.MouseMode, other.WindowTitle = tea.MouseModeAllMotion, "more"
		other.Cursor.Shape, other.Cursor.Blink = tea.CursorUnderline, true
		other.BackgroundColor = nil
		s.show(other)
		wants("cursor style: 3", "foreground: #fafbfc", "keyboards, other screen true: [1]", "mode 1003: on",
			"mode 1006: on", "mode 1049: on", "mode 2004: on", "other keys: 2", "title: more")
		s.show(plain)
		wants("keyboards, other screen true: [1]", "mode 1049: on", "mode 2004: on", "mode 25: off", "other keys: 2")
		s.show(full())
		wants(all...)
		s.quit()
	})
}
