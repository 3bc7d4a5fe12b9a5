package mindmap

const kindSortTheme Kind = "theme.sort"

// SortTheme sorts a theme's answers by tally, or goes back to the order by hand, which survives underneath.
type SortTheme struct {
	Theme   ID   `json:"theme"`
	ByTally bool `json:"by_tally"`
}

// Kind implements [Op].
func (SortTheme) Kind() Kind { return kindSortTheme }

// Validate implements [Op].
func (op SortTheme) Validate() error { return needs(op.Theme, "theme") }

// Summary implements [Op].
func (op SortTheme) Summary() string {
	if op.ByTally {
		return "sort a theme by tally"
	}
	return "sort a theme by hand"
}

func (op SortTheme) target() ID { return op.Theme }

func (op SortTheme) apply(_ *world, n *node) { n.byTally = op.ByTally }
