package mindmap

import "errors"

var mergeThemeSpec = spec{kind: "theme.merge", read: decode[MergeTheme], about: of(themeNode), frame: always}

// MergeTheme makes one theme of two: all that hangs under Theme, now or later, hangs under Into.
type MergeTheme struct {
	Theme ID `json:"theme"`
	Into  ID `json:"into"`
}

// Validate implements [Op].
func (op MergeTheme) Validate() error {
	if op.Theme == op.Into {
		return errors.New("a theme cannot be merged into itself")
	}
	return errors.Join(needs(op.Theme, "theme"), needs(op.Into, "theme to merge into"))
}

// tell implements [Op].
func (op MergeTheme) tell(of names) string {
	return "merge the theme " + of.called(op.Theme) + " into " + of.called(op.Into)
}

func (MergeTheme) spec() *spec { return &mergeThemeSpec }

func (op MergeTheme) target() ID { return op.Theme }

func (op MergeTheme) apply(w *world, n *node) {
	if !op.Into.IsZero() && !w.closesCircle(n, op.Into) {
		w.link(n, op.Into)
	}
}
