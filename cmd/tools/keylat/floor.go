//go:build linux

package main

import (
	tea "charm.land/bubbletea/v2"
)

// runFloor is the least that a program of this library can be: one line, drawn at its highest rate. No program of the
// library is faster.
func runFloor() error {
	_, err := tea.NewProgram(floor{}, tea.WithFPS(120)).Run()
	return err
}

// floor shows what is typed.
type floor struct{ line string }

// Init implements [tea.Model].
func (f floor) Init() tea.Cmd { return nil }

// Update implements [tea.Model].
func (f floor) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "ctrl+c":
			return f, tea.Quit
		case "ctrl+u":
			f.line = ""
		default:
			f.line += k.Text
		}
	}
	return f, nil
}

// View implements [tea.Model].
func (f floor) View() tea.View {
	v := tea.NewView("ready\n> " + f.line)
	v.AltScreen = true
	return v
}
