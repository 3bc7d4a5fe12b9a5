package mindmap

var sortThemeSpec = spec{kind: "theme.sort", read: decode[SortTheme], about: of(themeNode), frame: always}

// SortTheme sorts a theme's answers by tally, or goes back to the order by hand, which survives underneath.
type SortTheme struct {
	Theme   ID   `json:"theme"`
	ByTally bool `json:"by_tally"`
}

// Validate implements [Op].
func (op SortTheme) Validate() error { return needs(op.Theme, "theme") }

// tell implements [Op].
func (op SortTheme) tell(of names) string {
	if op.ByTally {
		return "sort " + of.called(op.Theme) + " by tally"
	}
	return "sort " + of.called(op.Theme) + " by hand"
}

func (SortTheme) spec() *spec { return &sortThemeSpec }

func (op SortTheme) target() ID { return op.Theme }

func (op SortTheme) apply(_ *world, n *node) { n.byTally = op.ByTally }
