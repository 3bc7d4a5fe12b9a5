package proposals

import (
	tea "charm.land/bubbletea/v2"

	"mindwall/tui/look"
)

// list is a row of things of which one is chosen and some are seen.
type list struct{ at, top, room int }

// move takes a key that goes through n things; done is false for any other.
func (l *list) move(k tea.KeyPressMsg, n int) (done bool) {
	switch k.String() {
	case "up":
		l.at--
	case "down":
		l.at++
	case "pgup":
		l.at -= max(l.room-1, 1)
	case "pgdown":
		l.at += max(l.room-1, 1)
	case "home":
		l.at = 0
	case "end":
		l.at = n - 1
	default:
		return false
	}
	l.hold(n)
	return true
}

func (l *list) hold(n int) { l.at = max(min(l.at, n-1), 0) }

// window is the part of n things that a room of rows shows, the chosen one in it.
func (l *list) window(n, room int) (from, to int) {
	l.hold(n)
	l.room = max(room, 0)
	l.top = max(min(l.top, l.at, n-l.room), l.at-l.room+1, 0)
	return l.top, min(l.top+l.room, n)
}

// fate is what somebody wants to become of a guess.
type fate int

const (
	open fate = iota
	ticked
	refused
)

// toggled is the fate after a key that gives it, or takes it back.
func (f fate) toggled(to fate) fate {
	if f == to {
		return open
	}
	return to
}

func (f fate) box() string {
	switch f {
	case ticked:
		return "[" + look.OKSign + "] "
	case refused:
		return "[" + look.ErrorSign + "] "
	}
	return "[ ] "
}
