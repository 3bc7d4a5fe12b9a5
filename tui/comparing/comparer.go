// Package comparing is the screen on which this wall is compared with another: which questions and themes belong together, what was
// said more often, less often, for the first time or not again, and which answers are new and gone. What the program only guesses is
// confirmed or parted here, and kept beside the walls: nothing is written into any.
//
// A comparison is of the walls as they were when it was made. What arrives meanwhile changes no row, and so moves nothing under
// the keys; it is looked at anew when somebody asks.
package comparing

import (
	"context"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
)

// Comparer is what the screen cannot do by itself. Its functions may be called from any goroutine.
type Comparer struct {
	Begin string // the folder in which other walls are looked for first
	// Complete returns the paths that a half-typed one may become, those of folders ending in a separator.
	Complete func(path string) []string
	// Last finds the file of the wall with an id, which this one follows up; empty when it is nowhere near. It may be nil.
	Last func(ctx context.Context, wall mindmap.ID) string
	// Open reads this wall and another one, the earlier first. A notice tells why the other may be less than whole.
	Open func(ctx context.Context, path string) (walls []compare.Wall, notice, err error)
	// Decided is what was said before of what belongs together in these walls.
	Decided func(walls ...mindmap.ID) (compare.Decisions, error)
	// Keep keeps what is said now.
	Keep func(said ...compare.Decision) error
	// Compare compares walls.
	Compare func(walls []compare.Wall, decided compare.Decisions) *compare.Comparison
	// Formats are the names of what a comparison can be written as, the usual one first.
	Formats []string
	// Folder is where files go.
	Folder func() string
	// Export writes files.
	Export func(context.Context, Request) (Result, error)
}

// Request is what to write.
type Request struct {
	Comparison *compare.Comparison
	Name       string // the first part of the names of files: that of the later wall
	Format     string
	Look       string // "light", "dark" or "contrast"
	Replace    bool   // files of the same name are replaced
}

// Result is what was written.
type Result struct {
	Paths []string
	Notes []string // what people should know of them
}
