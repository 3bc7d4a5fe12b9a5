// Package importing is the screen on which the answers of a survey come in: name the file that the tool exported, see
// its columns and which question each one goes to, look at what would be imported, import. Nothing is changed before
// the last step, and that is one act.
//
// Reading, proposing and recording are handed in and run beside the event loop, so the screen answers to keys
// meanwhile; what comes back after it was given up is dropped.
package importing

import (
	"context"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/survey"
)

// Importer is what the screen cannot do by itself. Its functions may be called from any goroutine.
type Importer struct {
	// Open reads what a survey tool exported.
	Open func(path string, o survey.Options) (*survey.Sheet, error)
	// Complete returns the paths that a half-typed one may become, those of folders ending in a separator.
	Complete func(path string) []string
	// Guess matches columns to questions.
	Guess func(*survey.Sheet, *mindmap.Board) survey.Mapping
	// Record imports what is not on the wall yet, as one act, all or none, and keeps it. The entries then arrive as
	// those of others do.
	Record func(context.Context, *desk.Intake) (Result, error)
	// Outline reads an outline, or what a wall was exported to, and matches its questions; it is nil when the file is a
	// survey, which Open reads.
	Outline func(path string, b *mindmap.Board) (*desk.Incoming, error)
	// Bring imports an outline as Record does a survey.
	Bring func(context.Context, *desk.Incoming) (Result, error)
}

// Result is what was imported.
type Result struct {
	Proposal survey.Proposal // its answers may be left out
	Came     *desk.Came      // of an outline, which has no proposal
	Last     mindmap.ID      // the entry that arrives last; zero when nothing was new
	Entries  int             // how many arrive
}

// New is how many rows or answers came that were not on the wall.
func (r *Result) New() int {
	if r.Came != nil {
		return r.Came.New
	}
	return r.Proposal.Counts.New
}
