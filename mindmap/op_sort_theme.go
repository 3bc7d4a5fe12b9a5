package mindmap

var sortThemeSpec = spec{kind: "theme.sort", read: decode[SortTheme], about: of(ThemeNode), frame: always}

// SortTheme sorts a theme's answers by tally, or goes back to the order by hand, which survives underneath.
type SortTheme struct {
	Theme   ID   `json:"theme"`
	ByTally bool `json:"by_tally"`
}

func (op SortTheme) Validate() error { return needs(op.Theme, "theme") }

func (op SortTheme) Tell(of Names) string {
	if op.ByTally {
		return "sort " + of.Called(op.Theme) + " by tally"
	}
	return "sort " + of.Called(op.Theme) + " by hand"
}

func (SortTheme) spec() *spec { return &sortThemeSpec }

func (op SortTheme) Target() ID { return op.Theme }

func (op SortTheme) Apply(_ World, n *Facts) { n.ByTally = op.ByTally }
