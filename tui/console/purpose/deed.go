package purpose

import (
	tea "charm.land/bubbletea/v2"

	"mindwall/tui/capture"
	"mindwall/tui/screen"
)

// deed is what Enter would do now. It is found out once, from the line and what is selected: the help line names it, the row
// above the line tells of it, and Enter does it, so that none of them can say anything else than the others.
type deed struct {
	Verb string // in a word or two; empty when Enter does nothing
	Row  func(width int) []capture.Segment
	Run  func() (screen.Intent, tea.Cmd)
}

// will is a deed that is told in one text.
func will(verb, text string, run func() screen.Intent) deed {
	return deed{Verb: verb, Row: textRow(capture.TextRole, "↵ "+text), Run: func() (screen.Intent, tea.Cmd) { return run(), nil }}
}

// refuse is a deed that is none: what Enter says is what the row above the line says already. The text stays in the line.
func refuse(level screen.Level, text string) deed {
	role := capture.TextRole
	switch level {
	case screen.Warning:
		role = capture.WarningRole
	case screen.Error:
		role = capture.ErrorRole
	}
	return deed{Row: textRow(role, text), Run: func() (screen.Intent, tea.Cmd) { return screen.Sayf(level, "%s", text), nil }}
}

// refuseError is a refusal for what is wrong with the text in the line.
func refuseError(err error) deed { return refuse(screen.Error, screen.Told(err)) }

func textRow(role capture.Role, text string) func(int) []capture.Segment {
	return func(width int) []capture.Segment { return capture.Row(role, text, width) }
}
