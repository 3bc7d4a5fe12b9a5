package tables

import (
	"context"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
)

// wall is an open wall as a link wants it.
type wall struct {
	*desk.Door
	own []mindmap.ID // of the console whose wall it is; the door's own when there is none
}

func (w wall) ID() mindmap.ID { return w.WallID() }

func (w wall) Own() []mindmap.ID {
	if len(w.own) > 0 {
		return w.own
	}
	return w.Door.Own()
}

func (w wall) Follow(ctx context.Context, told func([]mindmap.Entry)) error {
	w.Hear(told)
	<-ctx.Done()
	return ctx.Err()
}
