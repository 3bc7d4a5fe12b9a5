package desk

import (
	"fmt"
	"path/filepath"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile/rescue"
)

// Notes tells, a line each, what else there is to know of a merge: what became of what was here, and what did not come in.
// path is the wall's as people gave it.
func (m *Merged) Notes(g *Guest, path string) []string {
	var notes []string
	name, path := text.TellPath(filepath.Base(g.Path)), text.TellPath(path)
	if !m.Changed.None() {
		notes = append(notes, fmt.Sprintf("%s: of the answers that were here: %s", name, m.Changed))
	}
	if m.Ahead > 0 {
		notes = append(notes, fmt.Sprintf("note: %s of %s kept aside, ahead of the clock of %s; they come in when it has caught up, "+
			"or into the wall that mindwall check %s --rescue NEW makes", entries(m.Ahead), name, path, path))
	}
	if g.Unlike > 0 {
		notes = append(notes, fmt.Sprintf("note: %s of %s unlike that of the same id in %s, where nothing was changed: one of the "+
			"files was altered", entries(g.Unlike), name, path))
	}
	return notes
}

func entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

// HeldNote tells of words that are off the board and still in a file; it is empty when there are none.
func HeldNote(path string, held []mindmap.Loss) string {
	if len(held) == 0 {
		return ""
	}
	path = text.TellPath(path)
	return fmt.Sprintf("taken out and still in the file: %s; they go with: mindwall merge %s %s --accept-redactions",
		mindmap.TellLosses(held), path, path)
}

// Findings tells of a file that is sound what there is to know of its clocks, of words that were taken out, and of what
// lies beside it: what each is about, and the matter.
func Findings(r *rescue.Report, path string) (found [][2]string) {
	if r.Ahead > 0 {
		found = append(found, [2]string{"clock", entries(r.Ahead) + " aside, ahead of the wall's clock: --rescue lets them in, after all others"})
	}
	if r.Leaps > 0 {
		found = append(found, [2]string{"clock", entries(r.Leaps) +
			" ahead of the wall's clock, so that corrections come before them: --rescue puts them in order"})
	}
	if note := HeldNote(path, r.Held); note != "" {
		found = append(found, [2]string{"words", note})
	}
	for _, line := range LeftBehind(path, false) {
		found = append(found, [2]string{"left over", line})
	}
	return found
}
