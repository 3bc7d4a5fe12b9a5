package presenter

import (
	"mindwall/mindmap/scheme"
	"mindwall/tui/screen"
)

// Looks is the look that the room's window is told to wear: that of this screen from when one is chosen here, unless the
// room's is held apart.
type Looks struct {
	env  *screen.Env
	room roomLook
}

// roomLook is what the room's window is told of looks.
type roomLook struct {
	worn  string // empty leaves it to the window
	apart bool
}

// newLooks goes on with a look that was held apart when this wall was open last. One that was not is forgotten: the room's
// window keeps it until another is chosen.
func newLooks(env *screen.Env) Looks {
	l := Looks{env: env}
	if before := env.Before; before.Apart {
		l.room.apart = true
		if _, err := scheme.Parse(before.Look); err == nil {
			l.room.worn = before.Look
		}
	}
	return l
}

// Chosen takes in that this screen's look was chosen.
func (l *Looks) Chosen() screen.Intent {
	now := l.env.Look.Kind.String()
	switch {
	case l.room.apart:
		return screen.Sayf(screen.Info, "look: %s, on this screen alone", now)
	case l.env.Status.ReadOnly != "": // nothing reaches the room
		return screen.Sayf(screen.Info, "look: %s", now)
	}
	l.room.worn = now
	return screen.Sayf(screen.Info, "look: %s, and the room's window too", now)
}

// Hold keeps the room's look as it is while others are chosen here, or lets it follow again.
func (l *Looks) Hold() screen.Intent {
	if l.room.apart = !l.room.apart; l.room.apart {
		return screen.Sayf(screen.Info, "the room's window keeps its look: Ctrl+L changes this screen alone")
	}
	l.room.worn = l.env.Look.Kind.String()
	return screen.Sayf(screen.Info, "the room's window looks like this screen: %s", l.room.worn)
}
