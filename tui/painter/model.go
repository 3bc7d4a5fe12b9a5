package painter

import (
	"io"
	"reflect"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
)

// muted is an output as the library is to know it: it can ask whether it is a terminal, and how large, and what it writes
// is dropped.
func muted(out io.Writer) io.Writer {
	if f, ok := out.(term.File); ok {
		return mutedFile{f}
	}
	return io.Discard
}

type mutedFile struct{ term.File }

func (mutedFile) Write(b []byte) (int, error) { return len(b), nil }

// model stands between the library and the caller's model, and hands the painter what the library would hand its renderer.
type model struct {
	tea.Model
	painter *painter
	suspend func()
	size    size
	view    tea.View // that was shown last
}

// Init implements [tea.Model]. The terminal is raw from here on, and what it answers is read.
func (m *model) Init() (cmd tea.Cmd) {
	defer m.painter.endInPanic()
	m.painter.take()
	return m.painter.guarded(m.Model.Init())
}

// Update implements [tea.Model].
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	defer m.painter.endInPanic()
	var first tea.Cmd
	switch msg := msg.(type) {
	case suspendMsg:
		m.suspend()
		return m, nil
	case tea.WindowSizeMsg:
		m.size = size{msg.Width, msg.Height}
		m.painter.paintWhole()
	case tea.ModeReportMsg:
		m.painter.told(msg)
	case tea.ColorProfileMsg:
		m.painter.useColours(msg.Profile)
	case tea.MouseMsg:
		if m.view.OnMouse != nil {
			first = m.view.OnMouse(msg)
		}
	default:
		m.painter.pass(msg)
	}
	next, cmd := m.Model.Update(msg)
	m.Model = next
	return m, m.painter.guarded(tea.Batch(first, cmd))
}

// View implements [tea.Model]: what it returns is for the library's renderer alone.
func (m *model) View() tea.View {
	defer m.painter.endInPanic()
	m.view = m.Model.View()
	m.painter.show(m.view, m.size)
	return tea.View{AltScreen: true}
}

// heed sees every message before the loop acts on it. The terminal is given back before the library makes it as it was.
func (p *painter) heed(m tea.Model, msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case tea.QuitMsg, tea.InterruptMsg:
		p.end()
	}
	return heedSuspend(m, msg)
}

// endInPanic is deferred: when a panic goes through, the terminal is given back before the library tells of it, which it
// does on the terminal.
func (p *painter) endInPanic() {
	if r := recover(); r != nil {
		p.end()
		panic(r)
	}
}

// guarded is a command, and all that come of it, after whose panic the terminal is given back as well.
func (p *painter) guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer p.endInPanic()
		return p.guardedAll(cmd())
	}
}

// guardedAll guards the commands of a batch or of a sequence, of which the library keeps the type for itself.
func (p *painter) guardedAll(msg tea.Msg) tea.Msg {
	some := reflect.ValueOf(msg)
	if some.Kind() != reflect.Slice || some.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	all := reflect.MakeSlice(some.Type(), some.Len(), some.Len())
	for i := range some.Len() {
		cmd, _ := some.Index(i).Interface().(tea.Cmd)
		all.Index(i).Set(reflect.ValueOf(p.guarded(cmd)))
	}
	return all.Interface()
}
