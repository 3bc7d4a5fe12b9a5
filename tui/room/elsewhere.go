package room

import (
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/look"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// Elsewhere is the room view for those who are somewhere else: without a terminal, in as many sizes as are asked for. It shows what
// the room sees but for what is parked, which does not leave the room: then it shows the map. It is not safe for use by several
// goroutines.
type Elsewhere struct {
	model  *model
	asked  mindmap.ID
	stages map[screen.Size]*stage.Stage
}

// NewElsewhere makes the view of a wall that is watched: what that tells is for Take.
func NewElsewhere(o Options) *Elsewhere {
	return &Elsewhere{model: newModel(o), stages: map[screen.Size]*stage.Stage{}}
}

// Ask says which question is shown as long as nobody chose one; zero is that of the newest answer.
func (e *Elsewhere) Ask(question mindmap.ID) { e.asked = question }

// Take takes in what a desk tells that is watched.
func (e *Elsewhere) Take(msg any) { e.model.Update(forRoom(msg)) }

// Event is the event of the wall.
func (e *Elsewhere) Event() mindmap.Event { return e.model.live.Board().Event }

// Look is what the pictures wear.
func (e *Elsewhere) Look() *look.Look { return e.model.look }

// Stands is how long what is shown stays as it is when nothing happens; 0 when it stays.
func (e *Elsewhere) Stands() time.Duration {
	now := e.model.now()
	fresh, timer := e.model.fresh.expire(now), stage.Stands(e.model.shown.Timer, now)
	if fresh == 0 || timer == 0 {
		return max(fresh, timer)
	}
	return min(fresh, timer)
}

// Rows is the view in a size, as rows of styled text. They are for reading alone, until the next call.
func (e *Elsewhere) Rows(size screen.Size) []string {
	s := e.stages[size]
	if s == nil {
		s = &stage.Stage{}
		e.stages[size] = s
	}
	return s.Paint(e.view(size))
}

// Tell is the view in words, and the answer that stands out latest.
func (e *Elsewhere) Tell() (outline []string, newest string) {
	return stage.Tell(e.view(screen.Size{W: 1, H: 2}))
}

func (e *Elsewhere) view(size screen.Size) stage.View {
	m := e.model
	m.fresh.expire(m.now())
	v := stage.View{Live: m.live, Shown: m.shown, Size: size, Look: m.look, Now: m.now(), Fresh: m.fresh.ids, Across: m.finder.Now(m.shown, m.live.Board())}
	if m.live.Question(v.Shown.Question) == nil {
		v.Shown.Question = e.asked
	}
	if v.Shown.Scene == shown.Parked {
		v.Shown.Scene = shown.Map
	}
	return v
}
