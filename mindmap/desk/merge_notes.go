package desk

import (
	"errors"
	"fmt"
	"path/filepath"

	"mindwall/mindmap/fault"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile/rescue"
)

// Notes tells what else there is to know of a merge: what became of what was here, and what did not come in. path is the
// wall's as people gave it.
func (m *Merged) Notes(g *Guest, path string) (notes []error) {
	name, path := text.TellPath(filepath.Base(g.Path)), text.TellPath(path)
	if !m.Changed.None() {
		notes = append(notes, fmt.Errorf("%s: of the answers that were here: %s", name, m.Changed))
	}
	if m.Ahead > 0 {
		err := fmt.Errorf("note: %s of %s kept aside, ahead of the clock of %s", say.Counted(m.Ahead, "entry"), name, path)
		notes = append(notes, fault.New(fault.HeldAside, err, path))
	}
	if g.Unlike > 0 {
		notes = append(notes, fmt.Errorf("note: %s of %s unlike that of the same id in %s, where nothing was changed: one of the "+
			"files was altered", say.Counted(g.Unlike, "entry"), name, path))
	}
	return notes
}

// HeldNote tells of words that are off the board and still in a file; it is nil when there are none.
func HeldNote(path string, held []fold.Loss) error {
	if len(held) == 0 {
		return nil
	}
	return fault.New(fault.HeldWords, errors.New("taken out and still in the file: "+fold.TellLosses(held)), text.TellPath(path))
}

// Finding is something to know of a file that is sound.
type Finding struct {
	About  string
	Matter error
}

// Findings tells of a file what there is to know of its clocks, of words that were taken out, and of what lies beside it.
func Findings(r *rescue.Report, path string) (found []Finding) {
	if r.Ahead > 0 {
		err := fmt.Errorf("%s aside, ahead of the wall's clock", say.Counted(r.Ahead, "entry"))
		found = append(found, Finding{"clock", fault.New(fault.WaitsAside, err)})
	}
	if r.Leaps > 0 {
		err := fmt.Errorf("%s ahead of the wall's clock, so that corrections come before them", say.Counted(r.Leaps, "entry"))
		found = append(found, Finding{"clock", fault.New(fault.Leaps, err)})
	}
	if note := HeldNote(path, r.Held); note != nil {
		found = append(found, Finding{"words", note})
	}
	for _, left := range LeftBehind(path, false) {
		found = append(found, Finding{"left over", left})
	}
	return found
}
