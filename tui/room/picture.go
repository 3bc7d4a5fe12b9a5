package room

import (
	"context"
	"io"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/shown"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// Print prints what the room sees of a wall now: what the facilitator chose to show or, when a question is given, its map
// with nothing folded.
func Print(ctx context.Context, w io.Writer, d *desk.Desk, question mindmap.ID, paper Paper, o Options) error {
	o.Live, o.NoColour = d.Live(), paper.NoColour()
	if question.IsZero() {
		state, err := d.State(ctx)
		if err != nil {
			return err
		}
		o.Shown = shownIn(state)
	} else {
		o.Shown = shown.Shown{Scene: shown.Map, Question: question}
	}
	return paper.Print(w, Picture(o, paper.Size), newModel(o).look)
}

// Picture is the room's screen as rows of styled text.
func Picture(o Options, size screen.Size) []string {
	m := newModel(o)
	return m.stage.Paint(stage.View{
		Live: m.live, Shown: m.shown, Size: size, Look: m.look, Now: m.now(), Across: m.finder.Now(m.shown, m.live.Board()),
	})
}
