package presenter

import (
	"testing"
	"time"

	"mindwall/mindmap/shown"
)

// A timer that runs in the room goes on when a console is started anew; one that is over is not told of again.
func TestTheTimerOutlivesTheConsole(t *testing.T) {
	r := newRoom(t)
	for name, c := range map[string]struct {
		before shown.Timer
		runs   bool
	}{
		"none":         {},
		"it runs":      {shown.Timer{Ends: r.now.Add(time.Minute), Length: 5 * time.Minute}, true},
		"it is over":   {shown.Timer{Ends: r.now, Length: time.Minute}, false},
		"a clock back": {shown.Timer{Ends: r.now.Add(time.Hour), Length: time.Minute}, true},
	} {
		r.env.Before = shown.Shown{Timer: c.before}
		p := New(r.env)
		if got := p.Shown(At{}, nil).Timer; !got.IsZero() != c.runs {
			t.Errorf("%s: the room is told %v", name, got)
		}
		if waits := p.Countdown.Begin() != nil; waits != c.runs {
			t.Errorf("%s: something is waited for %v, want %v", name, waits, c.runs)
		}
	}
}

func TestTheCornerOutlivesTheConsole(t *testing.T) {
	r := newRoom(t)
	for _, corner := range []bool{false, true} {
		r.env.Before = shown.Shown{Corner: corner}
		if got := New(r.env).Shown(At{}, nil).Corner; got != corner {
			t.Errorf("a corner that was kept as %v is %v", corner, got)
		}
	}
}
