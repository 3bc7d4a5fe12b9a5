package mindmap

var sideThemeSpec = spec{kind: "theme.side", read: decode[SideTheme], about: of(ThemeNode), frame: always}

// SideTheme puts a top-level theme on one side of its question.
type SideTheme struct {
	Theme ID   `json:"theme"`
	Side  Side `json:"side"`
}

func (op SideTheme) Validate() error {
	if err := validateDress(op.Side, "", 0); err != nil {
		return err
	}
	return needs(op.Theme, "theme")
}

func (op SideTheme) Tell(of Names) string {
	return "put " + of.Called(op.Theme) + " on the " + op.Side.String()
}

func (SideTheme) spec() *spec { return &sideThemeSpec }

func (op SideTheme) Target() ID { return op.Theme }

func (op SideTheme) Apply(_ World, n *Facts) { n.Side = op.Side.lenient() }
