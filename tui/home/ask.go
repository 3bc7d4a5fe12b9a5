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
	q := askPlace(o, wall, service)
	chosen, err := q.run(ctx)
	return Place(chosen), err
}

func askPlace(o Options, wall, service string) *question {
	return newQuestion(o, question{
		title: "Where is this wall kept?",
		words: fmt.Sprintf("%s lies in a folder that %s keeps the same on several machines. It copies the file while it is written, and "+
			"a wall that is open can come out of that damaged, or lose answers.", text.TellPath(wall), service),
		choices: [2]string{
			fmt.Sprintf("Keep it on this machine while it is open, and put it back into %s when it is closed", service), "Leave it there",
		},
		note: "It is asked once for each wall.", leave: "leave it there",
	})
}

// AskCopy asks whether a wall that is closed is copied to a path, which a service keeps the same on several machines, and where
// there may be an earlier copy. No letter does anything.
func AskCopy(ctx context.Context, o Options, wall, to, service string) (bool, error) {
	chosen, err := askCopy(o, wall, to, service).run(ctx)
	return chosen == 1, err
}

func askCopy(o Options, wall, to, service string) *question {
	note := "It is asked again when there is more to copy."
	if o.Exists != nil && o.Exists(to) {
		note = "The earlier copy gets what is new. What somebody added to it stays."
	}
	return newQuestion(o, question{
		title:   "A copy for others?",
		words:   copyWords(wall, service),
		choices: [2]string{"Copy it to " + text.TellPath(to), "Not now"},
		note:    note, leave: "not now",
	})
}

func copyWords(wall, service string) string {
	return fmt.Sprintf("The wall is kept in %s. %s takes a copy to your other machines.", text.TellPath(wall), service)
}

// question is a screen with one question and two answers, which is drawn as the home screen is.
type question struct {
	*model
	title, words, note string
	choices            [2]string
	leave              string // what Esc does, which is the second choice
	chosen             int    // from 1; zero is that the program is told to end
}

func newQuestion(o Options, q question) *question {
	q.model = newModel(o)
	q.keys.leave = key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", q.leave))
	return &q
}

func (q *question) run(ctx context.Context) (chosen int, err error) {
	err = painter.New(ctx, q, painter.Options{Input: input.Standard()}).Run()
	if errors.Is(err, tea.ErrInterrupted) {
		err = nil
	}
	return q.chosen, err
}

// Update implements [tea.Model].
func (q *question) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if _, pasted := msg.(tea.PasteMsg); !pasted {
			_, cmd := q.model.Update(msg)
			return q, cmd
		}
		return q, nil
	}
	switch {
	case key.Matches(k, q.keys.leave):
		q.chosen = len(q.choices)
	case key.Matches(k, q.keys.take):
		q.chosen = q.list.At + 1
	case key.Matches(k, q.keys.up, q.keys.down):
		q.list.Turn(1, len(q.choices))
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
	lines := []string{rows.Wrapped(l.HelpText, q.words, width), ""}
	for i, choice := range q.choices {
		style := l.HelpText
		if i == q.list.At {
			style = l.Selected
		}
		sign := " " + rows.Sign(i == q.list.At)
		lines = append(lines, lipgloss.JoinHorizontal(lipgloss.Top, sign, rows.Wrapped(style, choice, width-cells.Width(sign))))
	}
	lines = append(lines, "", rows.Wrapped(l.Muted, q.note, width))
	keys := []key.Binding{q.keys.up, q.keys.take, q.keys.leave}
	content, _, _ := q.box(q.title, lines, keys, width)
	return content, nil
}
