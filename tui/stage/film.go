package stage

import (
	"mindwall/mindmap/replay"
	"mindwall/mindmap/shown"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// Film paints the moments of a replay as the room would have seen them. What stands on the map stays where it is from one moment
// to the next, so the same moments in the same order give the same rows. It is not safe for use by several goroutines.
type Film struct {
	Hold Hold // as in [View]

	replay *replay.Replay
	player *replay.Player
	stage  Stage
}

// NewFilm makes the film of a replay.
func NewFilm(r *replay.Replay) *Film { return &Film{replay: r, player: r.Player()} }

// Rows are the i-th moment as rows, as [Stage.Paint] gives them. To go back begins anew with the wall, but for what stands where.
func (f *Film) Rows(i int, size screen.Size, l *look.Look) []string {
	m := f.replay.At(i)
	v := View{
		Live: f.player.Board(i), Shown: shown.Shown{Scene: shown.Map, Question: m.Question}, Size: size, Look: l, Fresh: m.Fresh, Hold: f.Hold,
	}
	if m.Summary {
		v.Shown.Scene = shown.Summary
	}
	return f.stage.Paint(v)
}
