package main

import (
	"fmt"

	"mindwall/cmd/internal/imported"
	"mindwall/mindmap/say"
	"mindwall/mindmap/survey"
)

// refused is the error that some cells were not imported: in one line when each was shown before.
func refused(s *survey.Sheet, p survey.Proposal, unseen bool) error {
	switch n := len(p.Refusals); {
	case n == 0:
		return nil
	case !unseen:
		return hint(fmt.Errorf("%s: %s refused, as shown above", s.Name, say.Counted(n, "cell")),
			"correct the file and import it again; what is on the wall already is left alone")
	default:
		var each partial
		for _, bad := range p.Refusals[:min(n, imported.RefusalsShown)] {
			each = append(each, bad)
		}
		if n > imported.RefusalsShown {
			each = append(each, fmt.Errorf("%s: %d more refused", s.Name, n-imported.RefusalsShown))
		}
		return each
	}
}
