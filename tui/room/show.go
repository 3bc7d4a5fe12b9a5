package room

import (
	"context"
	"errors"

	"mindwall/mindmap/desk"
	"mindwall/mindmap/shown"
	"mindwall/tui/painter"
)

// Show shows the room view of a wall until it is left, and follows the wall meanwhile. The desk is one that only reads; it
// is closed at the end.
func Show(ctx context.Context, d *desk.Desk, o Options, terminal painter.Options) error {
	o.Live = d.Live()
	if state, err := d.State(ctx); err == nil { // else the first news makes it good
		o.Shown = shownIn(state)
	}
	program := New(ctx, o, terminal)
	ctx, cancel := context.WithCancel(ctx)
	watched := make(chan error, 1)
	go func() {
		err := d.Watch(ctx, func(msg any) { program.Send(forRoom(msg)) })
		if err != nil {
			program.Send(LostMsg{Err: err})
		}
		watched <- err
	}()
	err := program.Run()
	cancel()
	return errors.Join(err, <-watched)
}

// forRoom is what a desk tells, as the room view takes it.
func forRoom(msg any) any {
	switch m := msg.(type) {
	case desk.Shown:
		return ShownMsg{Shown: shownIn(m.State)}
	case desk.Found:
		return FoundMsg{Entries: m.Entries, Shown: shownIn(m.State)}
	}
	return msg
}

// shownIn is what the facilitator chose to show, in what is kept beside a wall.
func shownIn(state map[string]string) shown.Shown { return shown.Decode(state[shown.Key]) }
