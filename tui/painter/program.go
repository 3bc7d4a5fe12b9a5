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

	// Frames are how many pictures a second the library's renderer draws at the most, where it is at work; 0 leaves that
	// to the library.
	Frames int
}

// Program is a program that has not been started yet, or is running.
type Program struct {
	tea     *tea.Program
	painter *painter // nil where the library paints
	stops   chan os.Signal
}

// New makes a program. It ends when the context does.
func New(ctx context.Context, m tea.Model, o Options) *Program {
	if libraryPaints(runtime.GOOS, os.Getenv("MINDWALL_PAINT")) {
		return newByLibrary(ctx, m, o)
	}
	return newOnDemand(ctx, m, o)
}

func libraryPaints(system, wish string) bool { return system == "windows" || wish == "library" }

// newOnDemand makes a program that is painted by this package.
func newOnDemand(ctx context.Context, m tea.Model, o Options) *Program {
	if o.Output == nil {
		o.Output = os.Stdout
	}
	if o.Environ == nil {
		o.Environ = os.Environ()
	}
	p := &Program{painter: newPainter(o)}
	o.Output = muted(o.Output)
	o.Frames = 1 // the least that the library knows; nothing comes of it
	p.start(ctx, &model{Model: m, painter: p.painter, suspend: p.suspend}, o, p.painter.heed)
	return p
}

// newByLibrary makes a program that is painted by the library.
func newByLibrary(ctx context.Context, m tea.Model, o Options) *Program {
	p := &Program{}
	p.start(ctx, &suspending{m, p.suspend}, o, heedSuspend)
	return p
}

func (p *Program) start(ctx context.Context, m tea.Model, o Options, heed func(tea.Model, tea.Msg) tea.Msg) {
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(o.Frames), tea.WithWindowSize(o.Columns, o.Rows), tea.WithFilter(heed)}
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
	p.stops = make(chan os.Signal, 1)
}

// Send hands the program a message. It may be called from any goroutine, waits until the program has begun, and does
// nothing once it has ended.
func (p *Program) Send(msg tea.Msg) { p.tea.Send(msg) }

// Run shows the program until it ends, with an error of the library's when that was not by its own wish. The terminal is
// as it was before.
func (p *Program) Run() error {
	beFrugal()
	defer p.listen()()
	_, err := p.tea.Run()
	if p.painter != nil {
		p.painter.end() // by a context, nothing else has
	}
	return err
}
