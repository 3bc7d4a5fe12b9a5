package presenter

import (
	"testing"

	"mindwall/mindmap/shown"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// wear lets this screen wear a look that was chosen.
func (r *room) wear(k look.Kind) screen.Intent {
	r.env.Look = look.New(k, true)
	return r.Looks.Chosen()
}

// wears wants the room to be told a look, and whether that is held apart.
func (r *room) wears(want string, apart bool) {
	r.t.Helper()
	if s := r.Shown(At{}, nil); s.Look != want || s.Apart != apart {
		r.t.Fatalf("the room is told %q, held apart %v, want %q, %v", s.Look, s.Apart, want, apart)
	}
}

func TestTheRoomWearsWhatIsChosen(t *testing.T) {
	r := newRoom(t)
	r.Changed(At{})
	r.wears("", false)
	r.says(r.wear(look.Dark), "look: dark, and the room's window too").wears("dark", false)
	if !r.Changed(At{}) || r.Changed(At{}) {
		t.Error("a look that was chosen does not reach the room once")
	}
	r.says(r.Looks.Hold(), "the room's window keeps its look: Ctrl+L changes this screen alone").wears("dark", true)
	if !r.Changed(At{}) {
		t.Error("that the look is held apart is not kept")
	}
	r.says(r.wear(look.Contrast), "look: contrast, on this screen alone").wears("dark", true)
	r.says(r.Looks.Hold(), "the room's window looks like this screen: contrast").wears("contrast", false)
	r.says(r.wear(look.Light), "look: light, and the room's window too").wears("light", false)
}

// What was held apart stays so when the console is started anew; no other look is carried over, nor what cannot be read.
func TestLooksOutliveTheConsole(t *testing.T) {
	for _, c := range []struct{ before, want shown.Shown }{
		{shown.Shown{}, shown.Shown{}},
		{shown.Shown{Look: "dark"}, shown.Shown{}},
		{shown.Shown{Look: "dark", Apart: true}, shown.Shown{Look: "dark", Apart: true}},
		{shown.Shown{Apart: true}, shown.Shown{Apart: true}},
		{shown.Shown{Look: "invisible", Apart: true}, shown.Shown{Apart: true}},
	} {
		r := newRoom(t)
		r.env.Before = c.before
		r.Presenter = New(r.env)
		r.wears(c.want.Look, c.want.Apart)
	}
}

func TestAWallThatCannotBeWrittenTellsTheRoomNothing(t *testing.T) {
	r := newRoom(t)
	r.env.Status.ReadOnly = "a newer version"
	r.says(r.wear(look.Dark), "look: dark").wears("", false)
}
