package room

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/stage"
)

// rows are painted rows and the content that they make, which is made anew only when they change.
type rows struct {
	from    *string // the first of the stage's rows, which tells paintings apart
	lost    string
	content string
}

// View implements [tea.Model].
func (m *model) View() tea.View {
	v := tea.NewView(m.content())
	v.AltScreen = true
	v.WindowTitle = "mindwall – " + m.live.Board().Event.Title
	v.BackgroundColor = m.look.Background()
	v.ForegroundColor = m.look.Foreground()
	return v
}

func (m *model) content() string {
	if m.size.W <= 0 || m.size.H <= 0 {
		return ""
	}
	if m.helping {
		return m.help()
	}
	painted := m.stage.Paint(stage.View{
		Live: m.live, Shown: m.shown, Size: m.size, Look: m.look, Now: m.now(), Fresh: m.fresh.ids, Hold: m.hold,
	})
	if m.painted.from != &painted[0] || m.painted.lost != m.lost {
		m.painted = rows{from: &painted[0], lost: m.lost, content: m.withMessage(painted)}
	}
	return m.painted.content
}

// withMessage joins the rows, the last one taken by what is wrong, if anything is.
func (m *model) withMessage(painted []string) string {
	if m.lost == "" {
		return strings.Join(painted, "\n")
	}
	text := cells.Truncate(" "+look.WarningSign+" "+m.lost, m.size.W)
	message := m.look.StatusBar.With(m.look.Warning).Wrap(cells.Pad(text, m.size.W))
	return strings.Join(append(painted[:len(painted)-1:len(painted)-1], message), "\n")
}

// keyWidth is the room for a key before what it does, in cells.
const keyWidth = 10

// help is the page of keys.
func (m *model) help() string {
	l := m.look
	page := []string{l.Title.Wrap(cells.Truncate(" The room view: keys", m.size.W)), ""}
	for _, b := range m.keys.all() {
		h := b.Help()
		text := cells.Truncate(h.Desc, m.size.W-keyWidth-3)
		page = append(page, " "+l.HelpKey.Wrap(cells.Pad(h.Key, keyWidth))+" "+l.HelpText.Wrap(text))
	}
	note := "What is shown follows the console: question, theme, timer, read-back, look."
	page = append(page, "")
	for _, row := range cells.Wrap(note, max(m.size.W-2, 1)) {
		page = append(page, " "+l.HelpText.Wrap(row))
	}
	page = page[:min(len(page), m.size.H)]
	for i := range page {
		if cells.Width(page[i]) > m.size.W { // a window with no room for any key
			page[i] = ""
		}
	}
	return strings.Join(page, "\n")
}
