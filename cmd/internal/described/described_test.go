package described

import (
	"testing"

	"github.com/spf13/pflag"

	"mindwall/mindmap"
)

// TestEveryFieldIsSetByItsFlag holds that what the model knows of an event can be said on the command line, and that help tells what
// it is.
func TestEveryFieldIsSetByItsFlag(t *testing.T) {
	words := map[string]string{"date": "2026-03-09", "language": "de", "write-up": "https://example.org/lunch"}
	for _, name := range mindmap.EventFields() {
		set := pflag.NewFlagSet("new", pflag.ContinueOnError)
		f := New(set)
		if set.Lookup(name).Usage == "" {
			t.Errorf("--%s: no help", name)
		}
		if _, given, err := f.Op(); given || err != nil {
			t.Errorf("--%s: given %v, error %v where nothing was said", name, given, err)
		}
		said := words[name]
		if said == "" {
			said = "said of " + name
		}
		if err := set.Set(name, said); err != nil {
			t.Fatal(err)
		}
		op, given, err := f.Op()
		if !given || err != nil {
			t.Errorf("--%s: given %v, error %v", name, given, err)
		}
		var event, want mindmap.Event
		op.Over(&event)
		var by mindmap.DescribeEvent
		if err := by.Describe(name, said); err != nil {
			t.Fatal(err)
		}
		if by.Over(&want); event != want || event == (mindmap.Event{}) {
			t.Errorf("--%s sets %+v, want %+v", name, event, want)
		}
	}
}

func TestNoLanguageIsTakenForOne(t *testing.T) {
	set := pflag.NewFlagSet("new", pflag.ContinueOnError)
	f := New(set)
	if err := set.Set("language", "german please"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := f.Op(); err == nil {
		t.Error("no error")
	}
}
