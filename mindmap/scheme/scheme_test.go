package scheme

import (
	"strings"
	"testing"
)

func TestSchemesParseWhatTheyPrint(t *testing.T) {
	for _, s := range All {
		if got, err := Parse(s.String()); err != nil || got != s {
			t.Errorf("%q is %v, %v", s, got, err)
		}
	}
	if _, err := Parse("sepia"); err == nil || !strings.Contains(err.Error(), "sepia") {
		t.Errorf("an unknown look gives %v, want an error that names it", err)
	}
	if Contrast.Next() != Light || Light.Next() != Dark {
		t.Error("Next does not go round")
	}
}
