package fold

import "mindwall/mindmap"

// FoldSteps folds, and counts how many nodes were looked at to find where others stand, and whether circles close.
func FoldSteps(entries []mindmap.Entry) int {
	w := newWorld()
	w.foldInto(entries)
	return w.steps
}
