// Package shown is what the room is shown now, as it is kept beside a wall: a scene, what it is about, and a timer. The console
// says it; the room view, phones and browsers go by it. It is pure.
package shown

import (
	"encoding/json"
	"fmt"
	"time"

	"mindwall/mindmap"
)

// Scene is what kind of thing the room is shown.
type Scene string

// The scenes.
const (
	Map      Scene = "map"
	Blank    Scene = "blank"
	ReadBack Scene = "read-back" // one theme, large
	Summary  Scene = "summary"   // themes by tally
	Quote    Scene = "quote"     // one quote that is marked for publishing
	Parked   Scene = "parked"
	Invite   Scene = "invite"    // how phones come in, as a code to be scanned
	Closing  Scene = "closing"   // thanks, what was said in short, what happens next
	Across   Scene = "across"    // what the questions have to do with each other
	WriteUp  Scene = "write-up"  // where that will be, as a code to be scanned
	LastTime Scene = "last-time" // what was said at the event that this one follows up
)

// Shown is what the room is shown now. It is the facilitator's choice, kept beside the wall and not in it: the last
// word counts, and it is neither undone nor merged.
type Shown struct {
	Scene    Scene        `json:"scene"`
	Question mindmap.ID   `json:"question,omitzero"`
	Theme    mindmap.ID   `json:"theme,omitzero"`  // that is focused or read back; zero is none
	Answer   mindmap.ID   `json:"answer,omitzero"` // that the read-back has come to, or whose quote is shown
	Folded   []mindmap.ID `json:"folded,omitempty"`
	Timer    Timer        `json:"timer,omitzero"`
	Look     string       `json:"look,omitempty"`   // that a room window wears, such as dark; empty leaves it to the window
	Apart    bool         `json:"apart,omitempty"`  // the room's look does not follow the console's
	Invite   string       `json:"invite,omitempty"` // the address of the page for phones; empty while they are not let in
	Corner   bool         `json:"corner,omitempty"` // it stands in a corner of every scene
}

// Timer counts down. The zero Timer is off.
type Timer struct {
	Ends   time.Time     `json:"ends,omitzero"`
	Length time.Duration `json:"length,omitempty"`
}

// IsZero reports whether the timer is off.
func (t Timer) IsZero() bool { return t.Ends.IsZero() }

// Left is how long the timer still runs, 0 when it is over or off. A clock that was set back leaves no more than its whole
// length.
func (t Timer) Left(now time.Time) time.Duration {
	if t.IsZero() {
		return 0
	}
	left := max(t.Ends.Sub(now), 0)
	if t.Length > 0 {
		left = min(left, t.Length)
	}
	return left
}

// Clock is the time left as people read it, "4:07", rounded up to whole seconds.
func (t Timer) Clock(now time.Time) string {
	s := int((t.Left(now) + time.Second - 1) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// Key is under what name Shown is kept in a wall's state.
const Key = "shown"

// UnsortedID is what the unsorted answers of a question go by in lists of what is folded or chosen: the question's id
// turned over.
func UnsortedID(question mindmap.ID) mindmap.ID {
	for i := range question {
		question[i] = ^question[i]
	}
	return question
}

// Encode writes what [Decode] reads.
func (s Shown) Encode() string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // there is nothing in it that JSON cannot hold
	}
	return string(b)
}

// Decode reads what the room is shown. What cannot be read, as from a newer version, shows the map.
func Decode(text string) Shown {
	var s Shown
	if json.Unmarshal([]byte(text), &s) != nil {
		return Shown{Scene: Map}
	}
	switch s.Scene {
	case Map, Blank, ReadBack, Summary, Quote, Parked, Invite, Closing, Across, WriteUp, LastTime:
	default:
		s.Scene = Map
	}
	return s
}
