package tui

import (
	"context"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/scribe"
	"mindwall/tui/screen"
)

// Keeper is what the console needs of the desk that it works at: [*desk.Desk]. Its methods return at once and are called
// from the event loop alone, which the board belongs to; what comes of them, and what others write, comes as a message.
type Keeper interface {
	// Record paints drafts as one act, and queues them to be saved: see [KeptMsg]. It fails with nothing done.
	Record(drafts ...mindmap.Draft) error
	// Undo takes back the latest act of this console's person; a zero act is nothing to undo. It records one entry.
	Undo() (scribe.TakeBack, error)
	// Redo brings back what Undo took back last.
	Redo() (scribe.TakeBack, error)
	// Move starts to save everything into another file and to go on there; the outcome comes as a [MovedMsg].
	Move(name string)
	// Keep keeps a text beside the wall for all of its windows, such as what the room is shown; an empty one is forgotten.
	Keep(key, text string)
	// Accept takes the words out of the file that redactions from elsewhere took off the board, and tells of how many entries.
	// Unlike the others it waits for the disk, and may be called from any goroutine.
	Accept(ctx context.Context) (entries int, err error)
	// TakeOut takes the words of answers out of the file for good. It waits as Accept does.
	TakeOut(ctx context.Context, answers ...mindmap.ID) error
	// Note keeps a text for this console alone, such as a half-typed line; an empty one is forgotten.
	Note(key, text string)
}

// Doors lets phones in. Its methods return at once; what comes of them is told by a [screen.PhonesMsg].
type Doors interface {
	Open()
	// Close lets no more phones in; forever forgets all that is kept of that, so that nothing which a phone holds is taken again.
	Close(forever bool)
	// SentAlike are the answers in the inbox that came from the same phone as one of them, as far as that is known, with that one.
	SentAlike(answer mindmap.ID) []mindmap.ID
}

// Tables shares the wall with other tables. Its methods return at once; what comes of them is told by a [screen.TablesMsg].
type Tables interface {
	Ask(screen.AskTables)
	// Show says what this console shows to its rooms. While another table leads, that is told to nobody; see [screen.Tables.Follows].
	Show(shown string)
}

// What a desk tells, and [Program.Send] hands to the console.
type (
	KeptMsg    = desk.Kept
	ArrivedMsg = desk.Arrived
	MovedMsg   = desk.Moved
	LostMsg    = desk.Lost
	WentOnMsg  = desk.WentOn
)
