package proposals_test

import (
	"regexp"
	"testing"

	"mindwall/tui/internal/drive"
)

// TestTheNumberBesideAProposalIsThatOfTheMap says of a theme how often its answers were said, as the map will; beside it their
// number has its word.
func TestTheNumberBesideAProposalIsThatOfTheMap(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := openCluster(t, usual, `? Why?
#
- Letters only in English +4
- English is a second language
- Forms in English and nothing else +2`)
		d.Sees("[ ] English", "a new theme of 3 answers")
		if !regexp.MustCompile(`\[ \] English +7 `).MatchString(d.Screen()) {
			t.Errorf("the number is not how often it was said:\n%s", d.Screen())
		}
		d.Press("space", "enter").Sees("A English 7")
	})
}
