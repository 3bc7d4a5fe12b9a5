package tui

import (
	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// Keeper keeps entries durably and tells of those that come from elsewhere. It is the seam between the screens and
// whatever carries a wall: a file today. Its methods return at once and may be called from the event loop.
type Keeper interface {
	// Save queues entries; what became of them comes as a [KeptMsg].
	Save(entries []mindmap.Entry)
	// Elsewhere starts to save everything into another file and to go on there; the outcome comes as a [MovedMsg].
	Elsewhere(path string)
	// Show tells what the room is shown now, for a room view in another window.
	Show(shown screen.Shown)
	// Note keeps a text beside the wall that is no part of it, such as a half-typed line; an empty one is forgotten.
	Note(key, text string)
}

// KeptMsg tells how saving goes.
type KeptMsg struct {
	Saved int   // entries that are on the disk since the last message
	Err   error // why those that wait are not; nil when they are on their way or nothing waits
}

// ArrivedMsg brings entries that others wrote, as many as came together.
type ArrivedMsg struct{ Entries []mindmap.Entry }

// MovedMsg tells that the wall is kept in another file now, or why it is not.
type MovedMsg struct {
	Name string
	Err  error
}

// LostMsg tells that what others write is not seen any more, as when the file was replaced.
type LostMsg struct{ Err error }
