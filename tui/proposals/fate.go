package proposals

import (
	"mindwall/tui/look"
	"mindwall/tui/rows"
)

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
	if f == refused {
		return "[" + look.ErrorSign + "] "
	}
	return rows.Box(f == ticked)
}
