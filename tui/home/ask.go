package home

import (
	"context"
	"errors"
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/input"
	"mindwall/tui/painter"
	"mindwall/tui/rows"
)

// Place is what is chosen of a wall that lies in a synced folder. The zero Place is that nothing was chosen, as the program
// is told to end.
type Place int

// The places.
const (
	Undecided Place = iota
	Elsewhere       // on this machine while it is open
	InPlace
)

// AskPlace asks where a wall is kept while it is open that lies in a folder of a service. No letter does anything.
func AskPlace(ctx context.Context, o Options, wall, service string) (Place, error) {
	q := newQuestion(o, wall, service)
	err := painter.New(ctx, q, painter.Options{Input: input.Standard()}).Run()
	if errors.Is(err, tea.ErrInterrupted) {
		err = nil
	}
	return q.chosen, err
}

// question is the screen, which is drawn as the home screen is.
type question struct {
	*model
	wall, service string
	chosen        Place
}

func newQuestion(o Options, wall, service string) *question {
	q := &question{model: newModel(o), wall: wall, service: service}
	q.keys.leave = key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "leave it there"))
	return q
}

// Update implements [tea.Model].
func (q *question) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		_, cmd := q.model.Update(msg)
		return q, cmd
	}
	switch {
	case key.Matches(k, q.keys.leave):
		q.chosen = InPlace
	case key.Matches(k, q.keys.take):
		q.chosen = []Place{Elsewhere, InPlace}[q.list.At]
	case key.Matches(k, q.keys.up, q.keys.down):
		q.list.Turn(1, 2)
		return q, nil
	case k.String() == "ctrl+c":
	default:
		return q, nil
	}
	return q, tea.Quit
}

// View implements [tea.Model].
func (q *question) View() tea.View { return q.picture(q.draw) }

func (q *question) draw(width, _ int) (string, *tea.Cursor) {
	l := q.look
	lines := []string{rows.Wrapped(l.HelpText, fmt.Sprintf("%s lies in a folder that %s keeps the same on several machines. It copies "+
		"the file while it is written, and a wall that is open can come out of that damaged, or lose answers.",
		text.TellPath(q.wall), q.service), width), ""}
	for i, choice := range []string{
		fmt.Sprintf("Keep it on this machine while it is open, and put it back into %s when it is closed", q.service), "Leave it there",
	} {
		style := l.HelpText
		if i == q.list.At {
			style = l.Selected
		}
		sign := " " + rows.Sign(i == q.list.At)
		lines = append(lines, lipgloss.JoinHorizontal(lipgloss.Top, sign, rows.Wrapped(style, choice, width-cells.Width(sign))))
	}
	lines = append(lines, "", rows.Wrapped(l.Muted, "It is asked once for each wall.", width))
	keys := []key.Binding{q.keys.up, q.keys.take, q.keys.leave}
	content, _, _ := q.box("Where is this wall kept?", lines, keys, width)
	return content, nil
}
