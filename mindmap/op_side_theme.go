package mindmap

const kindSideTheme Kind = "theme.side"

// SideTheme puts a top-level theme on one side of its question.
type SideTheme struct {
	Theme ID   `json:"theme"`
	Side  Side `json:"side"`
}

// Kind implements [Op].
func (SideTheme) Kind() Kind { return kindSideTheme }

// Validate implements [Op].
func (op SideTheme) Validate() error {
	if err := validateDress(op.Side, "", 0); err != nil {
		return err
	}
	return needs(op.Theme, "theme")
}

// Summary implements [Op].
func (op SideTheme) Summary() string { return "put a theme on the " + op.Side.String() }

func (op SideTheme) target() ID { return op.Theme }

func (op SideTheme) apply(_ *world, n *node) { n.side = op.Side.lenient() }
