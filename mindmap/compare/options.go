package compare

import "mindwall/mindmap"

// Options are what a comparison goes by beside the walls.
type Options struct {
	Decided  Decisions
	Likeness Likeness // when nil, nothing is alike that is not the same
}

// Likeness tells what is alike, in columns by their numbers.
type Likeness interface {
	// Texts is how far two texts say the same, from 0 to 1.
	Texts(a, b string) float64
	// Theme is where an answer would be filed in a column under a question; the zero ID when that is not clear.
	Theme(column int, question mindmap.ID, text string) mindmap.ID
	// Repeats are the answers to a question of a column that surely say the same as a text, the best first.
	Repeats(column int, question mindmap.ID, text string) []mindmap.ID
}

// Table is how often people of each group said something to a question. [mindwall/mindmap/crosstab.Table] is one.
type Table struct {
	Question mindmap.ID
	Values   []string     // a column each; the last is empty when there is one for all other values
	Themes   []mindmap.ID // a row each; the zero ID is what is unsorted
	Counts   [][]int      // by row and column, or Hidden
	ByValue  []int        // the sums of the columns
	ByTheme  []int        // the sums of the rows, or Hidden
}
