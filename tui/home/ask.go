package home

import (
	"context"
	"errors"
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

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
func (q *question) View() tea.View {
	l, width := q.look, q.size.W-2
	lines := append(q.heading("where is this wall kept?"), rows.Wrapped(l.HelpText, fmt.Sprintf(
		"%s lies in a folder that %s keeps the same on several machines. It copies the file while it is written, and a wall that "+
			"is open can come out of that damaged, or lose answers.", cells.Clean(q.wall), q.service), width)...)
	lines = append(lines, "")
	for i, choice := range []string{
		fmt.Sprintf("Keep it on this machine while it is open, and put it back into %s when it is closed", q.service), "Leave it there",
	} {
		style := l.HelpText
		if i == q.list.At {
			style = l.Title
		}
		for j, line := range rows.Wrapped(style, choice, width-2) {
			lines = append(lines, style.Wrap(rows.Sign(i == q.list.At && j == 0))+line)
		}
	}
	lines = append(lines, "")
	lines = append(lines, rows.Wrapped(l.Muted, "It is asked once for each wall.", width)...)
	help := rows.Help(l, []key.Binding{q.keys.up, q.keys.take, q.keys.leave}, q.size.W, 1)
	return q.picture(append(lines, help...), nil)
}
