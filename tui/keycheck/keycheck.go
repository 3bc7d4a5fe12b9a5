// Package keycheck is a page on which somebody presses keys and sees which of them arrive in this terminal, what they do in
// mindwall, and what does the same where one does not arrive. It touches no wall.
//
// Every key is there to be tried, Esc too: twice in a row it leaves. Ctrl+C leaves at once.
package keycheck

import (
	"cmp"
	"context"
	"errors"
	"os"
	"runtime"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/text"
	"mindwall/tui/input"
	"mindwall/tui/keyboard"
	"mindwall/tui/look"
	"mindwall/tui/painter"
	"mindwall/tui/screen"
)

// Options say what the page knows.
type Options struct {
	Uses             []keyboard.Use      // what the keys of the program do
	Here             []keyboard.Terminal // the terminals in between, as far as they are known
	Told             string              // what the terminal calls itself
	Look             look.Kind
	FollowBackground bool // take the look from the terminal's background
	NoColour         bool
}

// Run shows the page until it is left. Which terminal it is, it takes from the environment.
func Run(ctx context.Context, o Options) error {
	o.Here, o.Told = keyboard.Here(os.Getenv, runtime.GOOS), os.Getenv("TERM")
	err := painter.New(ctx, newModel(o), painter.Options{Input: input.Standard()}).Run()
	if errors.Is(err, tea.ErrInterrupted) || errors.Is(err, tea.ErrProgramKilled) {
		return nil
	}
	return err
}

type model struct {
	options Options
	look    *look.Look
	size    screen.Size
	groups  []group
	came    map[string]bool // keys, by the name of the one in a group that stands for them
	last    heard
}

// heard is what arrived last.
type heard struct {
	name string // empty before the first key
	does string
	note string // what it may be a sign of
}

func newModel(o Options) *model {
	return &model{options: o, look: look.New(o.Look, o.NoColour), groups: groups(o.Uses), came: map[string]bool{}}
}

// Init implements [tea.Model].
func (m *model) Init() tea.Cmd {
	if m.options.FollowBackground {
		return tea.RequestBackgroundColor
	}
	return nil
}

// Update implements [tea.Model].
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = screen.Size{W: msg.Width, H: msg.Height}
	case tea.BackgroundColorMsg:
		if m.options.FollowBackground {
			m.look = look.New(look.Auto(msg.IsDark()), m.options.NoColour)
		}
	case tea.PasteMsg:
		m.last = heard{name: "a paste", does: "arrives as one, and not as keys: a list is asked what it is"}
	case tea.KeyPressMsg:
		if again := m.last.name == "esc" && msg.String() == "esc"; again || msg.String() == "ctrl+c" {
			return m, tea.Quit
		}
		m.press(msg.String(), msg.Text)
	}
	return m, nil
}

// press notes a key that arrived, by its name, and the text that it types.
func (m *model) press(name, words string) {
	m.came[standsFor(name)] = true
	m.last = heard{name: cmp.Or(text.Show(shown(name)), "a sign that cannot be shown"), does: m.does(name, words)}
	letter := keyboard.OptionLetter(words)
	switch {
	case name == "esc":
		m.last.note = "Once more leaves this page."
	case letter != "":
		m.last.note = "Was it Option+" + letter + "? Then Option is not Alt here: set " + keyboard.OptionHere(m.options.Here) + "."
	case words >= "á" && words <= "ú" && m.inside() != "":
		m.last.note = "Was it Alt with a letter? " + m.inside()
	}
}

// inside is where a terminal in between changes keys; empty when none does.
func (m *model) inside() string {
	for _, t := range m.options.Here {
		if t.Inside() != "" {
			return t.Name + ": " + t.Inside() + "."
		}
	}
	return ""
}

// View implements [tea.Model].
func (m *model) View() tea.View {
	v := tea.NewView(m.draw())
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion // as in the console, which may change what arrives
	v.WindowTitle = "mindwall – keys"
	v.BackgroundColor, v.ForegroundColor = m.look.Background(), m.look.Foreground()
	return v
}
