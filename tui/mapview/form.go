package mapview

import (
	"image"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// form is one way in which a question's map is laid out: spots in a plane of cells, numbered from 0, which is the
// question itself. All that a view does it does on these, so that another arrangement of the same nodes, in columns or
// as a sheet, takes nothing but another form.
type form interface {
	// size is the cells that all of it takes.
	size() (w, h int)
	// len is how many spots there are.
	len() int
	spot(at int) Spot
	// rect is the cells that a spot takes.
	rect(at int) image.Rectangle
	find(id mindmap.ID) (at int, ok bool)
	// step is where one step leads, by what is seen; the spot itself at the edge.
	step(at int, d Direction) int
	// head is the top-level theme, or the head of the unsorted, that a spot is or is under; the question is its own.
	head(at int) int
	// hit is the spot at a cell.
	hit(x, y int) (at int, ok bool)
	// oneSided reports whether themes stand on one side whatever side is theirs.
	oneSided() bool
	// paint is what is seen through a window on the plane, a row of text for each of its rows.
	paint(window image.Rectangle, m Moment) []string
}

// Spot is what stands at one place of a map: a theme, an answer, or the head over the answers under no theme; the
// question itself when it is none of these.
type Spot struct {
	ID       mindmap.ID // the node's, or of the head what [screen.UnsortedID] makes of its question's
	Theme    *mindmap.Theme
	Answer   *mindmap.Answer
	Unsorted bool
}

// IsQuestion reports whether the spot is the question itself.
func (s Spot) IsQuestion() bool { return s.Theme == nil && s.Answer == nil && !s.Unsorted }

// heads are the ids of what hangs on a question itself: its themes and the head of the unsorted.
func heads(q *mindmap.Question) []mindmap.ID {
	ids := make([]mindmap.ID, 0, len(q.Themes)+1)
	for _, t := range q.Themes {
		ids = append(ids, t.ID)
	}
	return append(ids, screen.UnsortedID(q.ID))
}
