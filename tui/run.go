package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/tui/comparing"
	"mindwall/tui/exportdialog"
	"mindwall/tui/importing"
	"mindwall/tui/input"
	"mindwall/tui/keyboard"
	"mindwall/tui/look"
	"mindwall/tui/painter"
)

// Options say which wall the console is of, and how it is kept.
type Options struct {
	Live     *fold.Live // holds the wall's entries already; the program has it from here on
	Keeper   Keeper
	Name     string // of the wall's file, as shown
	Demo     bool
	ReadOnly string // why nothing can be saved; empty when it can
	Notice   string // said when the screen comes up
	Draft    string // a half-typed line from the last time

	Remembered map[string]string // what is kept beside the wall for all of its windows, by key

	Look             look.Kind
	FollowBackground bool            // take the look from the terminal's background
	LookChosen       func(look.Kind) // told when a look is chosen by key
	NoColour         bool
	Suggestions      bool // themes and repeats are suggested while typing
	Bell             bool // ring when a timer is over
	Export           exportdialog.Exporter
	Import           importing.Importer
	Compare          comparing.Comparer
	Doors            Doors        // lets phones in; nil when nobody can
	Tables           Tables       // shares the wall with other tables; nil when nobody can
	Own              []mindmap.ID // the device ids under which this person wrote on the wall, that of now first

	PathOf func(name string) string // where a wall of a typed name would be kept, whole; nil leaves names as they are
	Option string                   // the setting that makes the Option key of a Mac Alt here

	Now   func() time.Time  // when nil, the clock on the wall
	NewID func() mindmap.ID // when nil, random
}

// framesPerSecond is twice the library's usual rate, where it paints: it does so on its ticker alone, so half a tick is
// what a key press waits at the least.
const framesPerSecond = 120

// Program is a console that has not been started yet.
type Program struct {
	model   *Model
	program *painter.Program
}

// New prepares a console. Tell it of what happens to the wall with Send, also before Run.
func New(ctx context.Context, o Options) *Program {
	return NewIn(ctx, o, painter.Options{Input: input.Standard()})
}

// NewIn is New in a terminal of the caller's.
func NewIn(ctx context.Context, o Options, terminal painter.Options) *Program {
	terminal.OwnSignals, terminal.Frames = true, framesPerSecond
	o.Option = keyboard.OptionHere(keyboard.Here(os.Getenv, runtime.GOOS))
	m := NewModel(o)
	return &Program{model: m, program: painter.New(ctx, m, terminal)}
}

// Send hands the program what its desk tells. It may be called from any goroutine, and does
// nothing once the program has ended.
func (p *Program) Send(msg any) { p.program.Send(msg) }

// Run shows the console until its user leaves. When the process is told to end (SIGTERM, SIGHUP, SIGINT from outside),
// it leaves in order: the terminal is restored, and a half-typed line is kept.
func (p *Program) Run() error {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(stop)
	ended := make(chan struct{})
	defer close(ended)
	go func() {
		select {
		case <-stop:
			p.program.Send(hangUpMsg{})
		case <-ended:
		}
	}()
	err := p.program.Run()
	p.model.lastDraft() // also when the terminal went before the signal that it goes
	switch {
	case err == nil, p.model.quits, errors.Is(err, input.ErrGone):
		return nil
	case errors.Is(err, tea.ErrProgramPanic):
		return fmt.Errorf("the screen broke down; what was shown as saved is in the file: %w", err)
	}
	return err
}

// hangUpMsg comes when the process is told to end.
type hangUpMsg struct{}
