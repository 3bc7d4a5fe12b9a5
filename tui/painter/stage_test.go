package painter

import (
	"context"
	"io"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// scripted is a model that shows what it is told to.
type scripted struct {
	view  tea.View
	seen  []tea.Msg
	began tea.Cmd
}

// showMsg tells a scripted model what to show.
type showMsg struct{ view tea.View }

// doMsg has it run a command.
type doMsg struct{ cmd tea.Cmd }

func (s *scripted) Init() tea.Cmd  { return s.began }
func (s *scripted) View() tea.View { return s.view }
func (s *scripted) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	s.seen = append(s.seen, msg)
	switch msg := msg.(type) {
	case showMsg:
		s.view = msg.view
	case doMsg:
		return s, msg.cmd
	}
	return s, nil
}

// stage is a program in an emulated terminal. It works in a bubble of synctest alone.
type stage struct {
	t        TB
	name     string
	terminal *emulated
	program  *Program
	ended    chan struct{}
	err      error
	leave    func()
}

// makers are the ways to make a program.
var makers = map[string]func(context.Context, tea.Model, Options) *Program{"on demand": newOnDemand, "by the library": newByLibrary}

// put runs a program in a terminal of a size.
func put(t TB, painter string, m tea.Model, columns, rows int) *stage {
	t.Helper()
	return putUnder(context.Background(), t, painter, m, columns, rows)
}

// putUnder is put with a context.
func putUnder(ctx context.Context, t TB, painter string, m tea.Model, columns, rows int) *stage {
	t.Helper()
	in, out := io.Pipe()
	s := putIn(ctx, t, painter, m, Options{Input: in, Columns: columns, Rows: rows})
	leave := s.leave
	s.leave = func() {
		leave()
		_ = out.Close()
	}
	return s
}

// putIn is put with options, to which is added what is the same for all.
func putIn(ctx context.Context, t TB, painter string, m tea.Model, o Options) *stage {
	t.Helper()
	s := &stage{t: t, name: painter, terminal: newEmulated(o.Columns, o.Rows), ended: make(chan struct{})}
	if o.Output == nil {
		o.Output = s.terminal
	}
	o.OwnSignals, o.Frames, o.Environ = true, 120, []string{"TERM=xterm-256color", "COLORTERM=truecolor", "CLICOLOR_FORCE=1"}
	s.program = makers[painter](ctx, m, o)
	go func() {
		defer close(s.ended)
		s.err = s.program.Run()
	}()
	s.leave = func() {
		time.Sleep(time.Second) // more than anything waits that is left over
		_ = s.terminal.InputPipe().(io.Closer).Close()
	}
	return s.settle()
}

// frame is more than the library's ticker takes to paint.
const frame = 20 * time.Millisecond

// settle waits until all is painted.
func (s *stage) settle() *stage {
	time.Sleep(frame)
	synctest.Wait()
	return s
}

func (s *stage) send(msgs ...tea.Msg) *stage {
	for _, msg := range msgs {
		s.program.Send(msg)
	}
	return s.settle()
}

func (s *stage) show(v tea.View) *stage { return s.send(showMsg{v}) }

func (s *stage) resize(columns, rows int) *stage {
	s.terminal.mu.Lock()
	s.terminal.Resize(columns, rows)
	s.terminal.mu.Unlock()
	return s.send(tea.WindowSizeMsg{Width: columns, Height: rows})
}

// quit ends the program and wants the terminal back.
func (s *stage) quit() {
	s.t.Helper()
	s.program.Send(tea.QuitMsg{})
	s.over()
}

// over waits for the end and wants the terminal as it was found.
func (s *stage) over() {
	s.t.Helper()
	<-s.ended
	defer s.leave()
	if state := s.terminal.state(); state != "" {
		s.t.Errorf("%s: the terminal is given back with\n%s", s.name, state)
	}
	if s.terminal.other() {
		s.t.Errorf("%s: the terminal is given back with the other screen", s.name)
	}
}

// inBubble runs a test for each painter, in a bubble of its own.
func inBubble(t *testing.T, test func(t *testing.T, painter string)) {
	for name := range makers {
		t.Run(name, func(t *testing.T) { synctest.Test(t, func(t *testing.T) { test(t, name) }) })
	}
}
