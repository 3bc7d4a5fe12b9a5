package room

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/shown"
	"mindwall/tui/look"
	"mindwall/tui/painter"
)

// Options say what is shown, and how.
type Options struct {
	Live  *fold.Live // holds the wall's entries already; the program has it from here on
	Shown shown.Shown

	Look             look.Kind
	FollowBackground bool            // take the look from the terminal's background
	LookHeld         bool            // the look was chosen for this window: the console's does not change it
	LookChosen       func(look.Kind) // told when a look is chosen by key
	NoColour         bool

	Now func() time.Time // when nil, the clock on the wall
}

// What a program is told by Send.
type (
	// ArrivedMsg brings entries that were written since, as many as came together.
	ArrivedMsg = desk.Arrived
	// ShownMsg tells what the room is to be shown from now on.
	ShownMsg struct{ Shown shown.Shown }
	// LostMsg tells that the wall is not followed any more, as when its file was renamed. What was shown stays, with
	// the reason under it.
	LostMsg = desk.Lost
	// FoundMsg tells that the wall, or another in its place, is followed again, and has these entries.
	FoundMsg struct {
		Entries []mindmap.Entry
		Shown   shown.Shown
	}
)

// framesPerSecond is the library's usual rate, where it paints. A frame that comes sooner would not be seen by the room,
// and to be woken for it costs more than all else that an idle room view does.
const framesPerSecond = 60

// Program is a room view that has not been started yet.
type Program struct{ program *painter.Program }

// New prepares a room view in a terminal. Tell it of what happens with Send, also before Run.
func New(ctx context.Context, o Options, terminal painter.Options) *Program {
	terminal.Frames = framesPerSecond
	return &Program{painter.New(ctx, newModel(o), terminal)}
}

// Send hands the program one of the messages of this package. It may be called from any goroutine, and does nothing
// once the program has ended.
func (p *Program) Send(msg any) { p.program.Send(msg) }

// Run shows the room view until its window is left, or the program is told to end.
func (p *Program) Run() error {
	err := p.program.Run()
	switch {
	case err == nil, errors.Is(err, tea.ErrInterrupted):
		return nil
	case errors.Is(err, tea.ErrProgramPanic):
		return fmt.Errorf("the room view broke down; the wall is not touched by it: %w", err)
	case errors.Is(err, tea.ErrProgramKilled): // the context ended
		return nil
	}
	return err
}
