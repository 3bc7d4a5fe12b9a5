package main

import (
	"context"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/pace"
	"mindwall/mindmap/desk"
	"mindwall/tui/input"
	"mindwall/tui/room"
	"mindwall/tui/screen"
)

func (a *app) showCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show FILE",
		Short: "Show a wall to the room",
		Long: "Show a wall to the room, on the projector: large, calm and read-only. It follows the console that has the same " +
			"file open: what is typed there is seen here at once, and so are the question, theme, timer and scene that the " +
			"facilitator chose. Make the letters of this window so large that it has 16 to 26 rows.",
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := a.needTerminal("mindwall export FILE --format png makes a picture of the wall"); err != nil {
				return err
			}
			return a.showRoom(c.Context(), args[0])
		},
	}
}

// showRoom shows the room view of a wall until it is left.
func (a *app) showRoom(ctx context.Context, path string) error {
	d, err := a.readWall(path)
	if err != nil {
		return err
	}
	defer a.keepLook()
	o := room.Options{Live: d.Live(), LookChosen: a.lookChosen}
	o.Look, o.FollowBackground, o.NoColour = a.wears()
	if state, err := d.State(ctx); err == nil { // else the first news makes it good
		o.Shown = shownOf(state)
	}
	program := room.New(ctx, o, tea.WithInput(input.New(a.stdin)), tea.WithOutput(a.stdout))
	ctx, cancel := context.WithCancel(ctx)
	var work sync.WaitGroup
	work.Go(func() {
		if err := d.Watch(ctx, func(msg any) { program.Send(forRoom(msg)) }); err != nil {
			program.Send(room.LostMsg{Err: err})
		}
	})
	defer pace.AfterFirstPicture(pace.Calm).Cancel()
	err = program.Run()
	cancel()
	work.Wait()
	return err
}

// forRoom is what a desk tells, as the room view takes it.
func forRoom(msg any) any {
	switch m := msg.(type) {
	case desk.Shown:
		return room.ShownMsg{Shown: shownOf(m.State)}
	case desk.Found:
		return room.FoundMsg{Entries: m.Entries, Shown: shownOf(m.State)}
	}
	return msg
}

// shownOf is what the facilitator chose to show.
func shownOf(state map[string]string) screen.Shown { return screen.DecodeShown(state[screen.ShownKey]) }
