package replaying

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/replay"
	"mindwall/tui/look"
	"mindwall/tui/painter"
	"mindwall/tui/screen"
)

// Options say what is played in a window of its own, and how.
type Options struct {
	Replay *replay.Replay
	Title  string // of the event

	Look             look.Kind
	FollowBackground bool            // take the look from the terminal's background
	LookChosen       func(look.Kind) // told when a look is chosen by key
	NoColour         bool

	Now func() time.Time // when nil, the clock on the wall
}

// framesPerSecond is the library's usual rate, where it paints.
const framesPerSecond = 60

// Run plays a replay in a terminal until its window is left.
func Run(ctx context.Context, o Options, terminal painter.Options) error {
	terminal.Frames = framesPerSecond
	err := painter.New(ctx, newWindow(o), terminal).Run()
	switch {
	case err == nil, errors.Is(err, tea.ErrInterrupted):
		return nil
	case errors.Is(err, tea.ErrProgramPanic):
		return fmt.Errorf("the replay broke down; the wall is not touched by it: %w", err)
	case errors.Is(err, tea.ErrProgramKilled): // the context ended
		return nil
	}
	return err
}

// window is a reel in a window of its own.
type window struct {
	env    screen.Env
	reel   *Reel
	title  string
	follow bool // the look follows the terminal's background
	chosen func(look.Kind)
}

func newWindow(o Options) *window {
	w := &window{title: o.Title, follow: o.FollowBackground, chosen: o.LookChosen}
	w.env = screen.Env{Look: look.New(o.Look, o.NoColour), Now: o.Now}
	if w.env.Now == nil {
		w.env.Now = time.Now
	}
	w.reel = New(&w.env, o.Replay)
	w.reel.keys.leave.SetKeys("q", "esc", "f8", "ctrl+c")
	w.reel.keys.leave.SetHelp("q esc", "leave")
	return w
}

// Init implements [tea.Model].
func (w *window) Init() tea.Cmd {
	if w.follow {
		return tea.RequestBackgroundColor
	}
	return nil
}

// Update implements [tea.Model].
func (w *window) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m, ok := msg.(tea.BackgroundColorMsg); ok {
		if w.follow {
			w.wear(look.Auto(m.IsDark()))
		}
		return w, nil
	}
	intent, cmd := w.reel.Update(msg)
	switch intent.(type) {
	case screen.Pop:
		return w, tea.Quit
	case screen.NextLook:
		w.follow = false
		w.wear(w.env.Look.Kind.Next())
		if w.chosen != nil {
			w.chosen(w.env.Look.Kind)
		}
	}
	return w, cmd
}

func (w *window) wear(k look.Kind) {
	if k != w.env.Look.Kind {
		w.env.Look = look.New(k, w.env.Look.NoColour)
	}
}

// View implements [tea.Model].
func (w *window) View() tea.View {
	content, _ := w.reel.View(w.reel.size)
	v := tea.NewView(content)
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "mindwall – " + w.title
	v.BackgroundColor, v.ForegroundColor = w.env.Look.Background(), w.env.Look.Foreground()
	return v
}
