package mindmap

import "errors"

const kindMergeTheme Kind = "theme.merge"

// MergeTheme makes one theme of two: all that hangs under Theme, now or later, hangs under Into.
type MergeTheme struct {
	Theme ID `json:"theme"`
	Into  ID `json:"into"`
}

// Kind implements [Op].
func (MergeTheme) Kind() Kind { return kindMergeTheme }

// Validate implements [Op].
func (op MergeTheme) Validate() error {
	if op.Theme == op.Into {
		return errors.New("a theme cannot be merged into itself")
	}
	return errors.Join(needs(op.Theme, "theme"), needs(op.Into, "theme to merge into"))
}

// Summary implements [Op].
func (MergeTheme) Summary() string { return "merge two themes" }

func (op MergeTheme) target() ID { return op.Theme }

func (op MergeTheme) apply(w *world, n *node) {
	if !op.Into.IsZero() && !w.closesCircle(n, op.Into) {
		w.link(n, op.Into)
	}
}
