package stage

import (
	"mindwall/mindmap"
	"mindwall/mindmap/across"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/shown"
)

// Finder keeps what was found across the questions of a wall, for a [View]. Looking takes a while on a large wall, so that is done
// elsewhere than where pictures are painted. The zero Finder is ready. It is not safe for use by several goroutines; what it
// hands out is.
type Finder struct {
	found   *across.Found
	of      *mindmap.Board // that it was found on
	looking bool
}

// FoundMsg brings what was found on a board.
type FoundMsg struct {
	found *across.Found
	of    *mindmap.Board
}

// Found is what was found last; nil before anything was.
func (f *Finder) Found() *across.Found { return f.found }

// Look is what is to be done away from the painting when something is shown of which nobody knows yet whether it still holds; its
// result is for Take. It is nil when there is nothing to do, or it is being done already: ask again after Take.
func (f *Finder) Look(s shown.Shown, b *mindmap.Board) func() FoundMsg {
	if s.Scene != shown.Across || f.of == b || f.looking {
		return nil
	}
	f.looking = true
	return func() FoundMsg { return FoundMsg{across.Find(b, affinity.Echoes), b} }
}

// Take takes in what was found.
func (f *Finder) Take(m FoundMsg) { f.found, f.of, f.looking = m.found, m.of, false }

// Now looks at once, for a picture that is painted once, or where nobody waits for it.
func (f *Finder) Now(s shown.Shown, b *mindmap.Board) *across.Found {
	if look := f.Look(s, b); look != nil {
		f.Take(look())
	}
	return f.found
}
