package completed

import (
	"slices"
	"testing"

	"github.com/spf13/cobra"
)

// Of formats with commas between them the last is completed, and none is offered twice, nor all beside others.
func TestSeveralFormats(t *testing.T) {
	complete := formats(&cobra.Command{Use: "export"})
	first, _ := complete(nil, nil, "")
	if !slices.Contains(first, "all") || !slices.Contains(first, "dot") || !slices.Contains(first, "png") {
		t.Errorf("at first %q", first)
	}
	next, _ := complete(nil, nil, "dot,p")
	if !slices.Contains(next, "dot,png") || slices.Contains(next, "dot,dot") || slices.Contains(next, "dot,all") {
		t.Errorf("behind another %q", next)
	}
	if len(next) != len(first)-2 {
		t.Errorf("%d at first, %d behind another", len(first), len(next))
	}
}

// A flag whose value people write themselves completes nothing, no files either.
func TestWhatPeopleWriteIsNotCompleted(t *testing.T) {
	for _, flag := range []string{"title", "host", "author"} {
		if found, how := value(&cobra.Command{Use: "new"}, flag)(nil, nil, ""); len(found) > 0 || how != noFile {
			t.Errorf("--%s: %q, %v", flag, found, how)
		}
	}
}
