package mindmap

var sideThemeSpec = spec{kind: "theme.side", read: decode[SideTheme], about: of(themeNode), frame: always}

// SideTheme puts a top-level theme on one side of its question.
type SideTheme struct {
	Theme ID   `json:"theme"`
	Side  Side `json:"side"`
}

// Validate implements [Op].
func (op SideTheme) Validate() error {
	if err := validateDress(op.Side, "", 0); err != nil {
		return err
	}
	return needs(op.Theme, "theme")
}

// tell implements [Op].
func (op SideTheme) tell(of names) string {
	return "put " + of.called(op.Theme) + " on the " + op.Side.String()
}

func (SideTheme) spec() *spec { return &sideThemeSpec }

func (op SideTheme) target() ID { return op.Theme }

func (op SideTheme) apply(_ *world, n *node) { n.side = op.Side.lenient() }
