package mindmap

import "errors"

var mergeThemeSpec = spec{kind: "theme.merge", read: decode[MergeTheme], about: of(ThemeNode), frame: always}

// MergeTheme makes one theme of two: all that hangs under Theme, now or later, hangs under Into.
type MergeTheme struct {
	Theme ID `json:"theme"`
	Into  ID `json:"into"`
}

func (op MergeTheme) Validate() error {
	if op.Theme == op.Into {
		return errors.New("a theme cannot be merged into itself")
	}
	return errors.Join(needs(op.Theme, "theme"), needs(op.Into, "theme to merge into"))
}

func (op MergeTheme) Tell(of Names) string {
	return "merge the theme " + of.Called(op.Theme) + " into " + of.Called(op.Into)
}

func (MergeTheme) spec() *spec { return &mergeThemeSpec }

func (op MergeTheme) Target() ID { return op.Theme }

func (op MergeTheme) Apply(w World, _ *Facts) {
	if !op.Into.IsZero() {
		w.Link(op.Into)
	}
}
