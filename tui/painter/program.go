package painter

import (
	"context"
	"io"
	"os"
	"runtime"

	tea "charm.land/bubbletea/v2"
)

// Options say in which terminal a program runs, and how.
type Options struct {
	Input   io.Reader // nil is standard input, or the terminal of the session where that is something else
	Output  io.Writer // nil is standard output
	Environ []string  // nil is the environment of the process

	// Columns and Rows are the size of the window, in cells, where the output is no terminal that can tell it.
	Columns, Rows int

	// OwnSignals leaves SIGINT and SIGTERM to the caller. Else the program ends by them.
	OwnSignals bool

	// Frames are how many pictures a second the library draws at the most, where it paints; 0 leaves that to it.
	Frames int
}

// Program is a program that has not been started yet, or is running.
type Program struct {
	tea        *tea.Program
	console    *console // nil where the library has the terminal
	ownSignals bool
	job        job
	suspends   chan struct{} // asks for the program to be suspended
}

// New makes a program. It ends when the context does.
func New(ctx context.Context, m tea.Model, o Options) *Program {
	if libraryPaints(runtime.GOOS, os.Getenv("MINDWALL_PAINT")) {
		return newByLibrary(ctx, m, o)
	}
	return newOnDemand(ctx, m, o)
}

func libraryPaints(system, wish string) bool { return system == "windows" || wish == "library" }

// newByLibrary makes a program whose terminal is the library's.
func newByLibrary(ctx context.Context, m tea.Model, o Options) *Program {
	p := &Program{suspends: make(chan struct{}, 1), ownSignals: o.OwnSignals}
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(o.Frames), tea.WithWindowSize(o.Columns, o.Rows), tea.WithFilter(p.filter)}
	if o.Input != nil {
		options = append(options, tea.WithInput(o.Input))
	}
	if o.Output != nil {
		options = append(options, tea.WithOutput(o.Output))
	}
	if o.Environ != nil {
		options = append(options, tea.WithEnvironment(o.Environ))
	}
	if o.OwnSignals {
		options = append(options, tea.WithoutSignalHandler())
	}
	p.tea = tea.NewProgram(m, options...)
	return p
}

// newOnDemand makes a program whose terminal is this package's. The library gets neither: no input, no output, no
// signals.
func newOnDemand(ctx context.Context, m tea.Model, o Options) *Program {
	if o.Output == nil {
		o.Output = os.Stdout
	}
	if o.Environ == nil {
		o.Environ = os.Environ()
	}
	p := &Program{console: newConsole(o), suspends: make(chan struct{}, 1), ownSignals: o.OwnSignals}
	p.tea = tea.NewProgram(&model{Model: m, console: p.console, began: p.began},
		tea.WithContext(ctx), tea.WithoutRenderer(), tea.WithoutSignalHandler(), tea.WithInput(nil), tea.WithOutput(io.Discard),
		tea.WithEnvironment(o.Environ), tea.WithColorProfile(p.console.colours), tea.WithFPS(1), tea.WithFilter(p.filter),
		tea.WithWindowSize(p.console.size()))
	return p
}

// Send hands the program a message. It may be called from any goroutine, waits until the program has begun, and does
// nothing once it has ended.
func (p *Program) Send(msg tea.Msg) { p.tea.Send(msg) }

// Run shows the program until it ends, with an error of the library's when that was not by its own wish. The terminal is
// as it was before.
func (p *Program) Run() error {
	if p.console == nil {
		defer p.listen()()
		_, err := p.tea.Run()
		return err
	}
	if err := p.console.open(); err != nil {
		return err
	}
	stop := p.listen()
	_, err := p.tea.Run()
	stop()
	if failed := p.console.end(); err == nil {
		err = failed
	}
	return err
}

// began is when the library has begun. It has a ticker all the same, which wakes the program for nothing: it is stopped
// by letting the library give back a terminal, of which it has none. Before that it waits a while for a reader.
func (p *Program) began() {
	p.console.read(p.tea)
	go func() { _ = p.tea.ReleaseTerminal() }()
}

// measure tells the program how large its window is now.
func (p *Program) measure() {
	if p.console == nil {
		p.Send(tea.RequestWindowSize())
		return
	}
	columns, rows := p.console.size()
	p.Send(tea.WindowSizeMsg{Width: columns, Height: rows})
}

// filter sees every message before the loop acts on it. The terminal is given back before the library takes it for its
// own again. To be suspended is for who hears of the signals.
func (p *Program) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case tea.QuitMsg, tea.InterruptMsg:
		if p.console != nil {
			p.console.giveUp()
		}
	case tea.SuspendMsg:
		select {
		case p.suspends <- struct{}{}:
		default: // it is about to be
		}
		return nil
	}
	return msg
}

// suspend stops the program as the shell wishes, and returns when it goes on.
func (p *Program) suspend() {
	if !p.job.hasShell() {
		return
	}
	if p.console == nil {
		if p.tea.ReleaseTerminal() == nil {
			p.job.stop()
			_ = p.tea.RestoreTerminal() // the loop ends by its own error when it cannot read
		}
		return
	}
	p.console.release()
	p.job.stop()
	if err := p.console.restore(p.tea); err != nil {
		p.console.fail(err)
		p.Send(tea.QuitMsg{})
	}
}
