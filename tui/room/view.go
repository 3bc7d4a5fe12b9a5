package room

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/stage"
)

// picture is painted rows and the content that they make, which is made anew only when they change.
type picture struct {
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
	painted := m.stage.Paint(stage.View{
		Live: m.live, Shown: m.shown, Size: m.size, Look: m.look, Now: m.now(), Fresh: m.fresh.ids, Hold: m.hold, Across: m.finder.Found(),
	})
	if m.helping {
		return m.help(painted)
	}
	if m.painted.from != &painted[0] || m.painted.lost != m.lost {
		m.painted = picture{from: &painted[0], lost: m.lost, content: m.withMessage(painted)}
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

// help is the room as it is, greyed, and over it what the keys here do.
func (m *model) help(below []string) string {
	l := m.look
	keys := rows.Help(l, 0).FullHelpView([][]key.Binding{m.keys.all()})
	note := rows.Wrapped(l.Muted, "What is shown follows the console: question, theme, timer, read-back, look.", lipgloss.Width(keys))
	back := key.NewBinding(key.WithKeys("any"), key.WithHelp("any key", "back to the room"))
	box := rows.Dialog(l, "The room view", keys+"\n\n"+note, rows.Foot(l, []key.Binding{back}, lipgloss.Width(keys), 1), m.size.W, m.size.H)
	all, _, _ := rows.Over(l, strings.Join(below, "\n"), box, m.size.W, m.size.H)
	return all
}
