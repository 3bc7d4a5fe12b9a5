package painter

import tea "charm.land/bubbletea/v2"

// suspendMsg asks for the terminal to be given back until the shell lets the program go on.
type suspendMsg struct{}

// suspend stops the program as the shell wishes, and returns when it goes on. It is called in the loop, where the library
// does the same.
func (p *Program) suspend() {
	if p.painter != nil {
		p.painter.giveBack()
		defer p.painter.take()
	}
	if p.tea.ReleaseTerminal() == nil {
		p.stop()
		_ = p.tea.RestoreTerminal() // the loop ends by its own error when it cannot read
	}
}

// heedSuspend turns the library's way to be suspended, which would wait for a signal that this package hears of, into
// the one here.
func heedSuspend(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, ok := msg.(tea.SuspendMsg); ok {
		return suspendMsg{}
	}
	return msg
}

// suspending is a model that can be suspended.
type suspending struct {
	tea.Model
	suspend func()
}

// Update implements [tea.Model].
func (s *suspending) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(suspendMsg); ok {
		s.suspend()
		return s, nil
	}
	next, cmd := s.Model.Update(msg)
	s.Model = next
	return s, cmd
}
