package screen

import (
	"strconv"

	"mindwall/mindmap/phone"
)

// Phones is how it goes with letting phones in.
type Phones struct {
	Open      bool
	Opening   bool
	Addresses []string // of the page, the likeliest first
	Helper    string   // the link of a helper who looks through the inbox; empty when there is none. No room may see it
	Full      bool     // phones keep what they have, as too much waits in the inbox
	View      string   // where browsers see the room. No room may see it
	Here      int      // phones that have the page open
	Viewers   int      // browsers that see the room
	Settings  phone.Settings
	Trouble   string // why phones are not let in, or nothing is taken just now
}

// Address is where phones come in; empty while they do not.
func (p *Phones) Address() string {
	if !p.Open || len(p.Addresses) == 0 {
		return ""
	}
	return p.Addresses[0]
}

// Sign tells in a few cells how many phones are here; empty while none are let in.
func (p *Phones) Sign() string {
	if !p.Open {
		return ""
	}
	return "☏ " + strconv.Itoa(p.Here)
}

// PhonesMsg tells how it goes with letting phones in.
type PhonesMsg Phones
