package painter

import (
	"fmt"
	"reflect"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// sequenceOf is what a message of the library's writes to the terminal; empty for all others. The types of most are known
// to the library alone, but not their values.
func sequenceOf(msg tea.Msg) string {
	switch msg {
	case tea.RequestBackgroundColor():
		return ansi.RequestBackgroundColor
	case tea.RequestForegroundColor():
		return ansi.RequestForegroundColor
	case tea.RequestCursorColor():
		return ansi.RequestCursorColor
	case tea.RequestCursorPosition():
		return ansi.RequestCursorPositionReport
	case tea.RequestTerminalVersion():
		return ansi.RequestNameVersion
	case tea.RequestProgramStatusSupport():
		return ansi.RequestProgramStatusSupport
	case tea.ReadClipboard():
		return ansi.RequestSystemClipboard
	case tea.ReadPrimaryClipboard():
		return ansi.RequestPrimaryClipboard
	}
	if raw, ok := msg.(tea.RawMsg); ok {
		return fmt.Sprint(raw.Msg)
	}
	return sequenceOfText(msg)
}

// sequenceOfText is that of a message that is a text.
func sequenceOfText(msg tea.Msg) string {
	value := reflect.ValueOf(msg)
	if value.Kind() != reflect.String {
		return ""
	}
	for _, text := range []struct {
		like     tea.Msg
		sequence func(string) string
	}{
		{tea.SetClipboard("")(), ansi.SetSystemClipboard},
		{tea.SetPrimaryClipboard("")(), ansi.SetPrimaryClipboard},
		{tea.RequestCapability("")(), func(name string) string { return ansi.RequestTermcap(name) }},
	} {
		if value.Type() == reflect.TypeOf(text.like) {
			return text.sequence(value.String())
		}
	}
	return ""
}
