package painter

import (
	"fmt"
	"reflect"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// model stands between the library and the caller's model, and tells the console what the library would do itself if it
// had a terminal.
type model struct {
	tea.Model
	console *console
	began   func()
	size    size
}

// Init implements [tea.Model].
func (m *model) Init() tea.Cmd {
	defer m.console.giveUpInPanic()
	m.began()
	return m.console.guarded(m.Model.Init())
}

// Update implements [tea.Model].
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	defer m.console.giveUpInPanic()
	painter := m.console.painter
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = size{msg.Width, msg.Height}
		painter.paintWhole()
	case tea.ModeReportMsg:
		painter.told(msg)
	case tea.ColorProfileMsg:
		painter.useColours(msg.Profile)
	case tea.RawMsg:
		painter.write(fmt.Sprint(msg.Msg))
	default:
		if msg == tea.RequestBackgroundColor() {
			painter.write(ansi.RequestBackgroundColor)
		}
	}
	next, cmd := m.Model.Update(msg)
	m.Model = next
	return m, m.console.guarded(cmd)
}

// View implements [tea.Model]. The library does nothing with what it returns.
func (m *model) View() tea.View {
	defer m.console.giveUpInPanic()
	v := m.Model.View()
	m.console.painter.show(v, m.size)
	return v
}

// giveUpInPanic is deferred: when a panic goes through, the terminal is given back before the library tells of it, which
// it does on the terminal.
func (c *console) giveUpInPanic() {
	if r := recover(); r != nil {
		c.giveUp()
		panic(r)
	}
}

// guarded is a command, and all that come of it, after whose panic the terminal is given back as well.
func (c *console) guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer c.giveUpInPanic()
		return c.guardedAll(cmd())
	}
}

// guardedAll guards the commands of a batch or of a sequence, of which the library keeps the type for itself.
func (c *console) guardedAll(msg tea.Msg) tea.Msg {
	some := reflect.ValueOf(msg)
	if some.Kind() != reflect.Slice || some.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	all := reflect.MakeSlice(some.Type(), some.Len(), some.Len())
	for i := range some.Len() {
		cmd, _ := some.Index(i).Interface().(tea.Cmd)
		all.Index(i).Set(reflect.ValueOf(c.guarded(cmd)))
	}
	return all.Interface()
}
