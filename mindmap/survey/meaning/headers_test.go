package meaning

import (
	"slices"
	"strings"
	"testing"
)

// A header that is not folded as headers are, or stands under a misspelled name or two, would never be found.
func TestKnownHeadersAreSound(t *testing.T) {
	var names []string
	roles := map[string]string{}
	for _, section := range headers() {
		names = append(names, section.Name)
		for _, h := range strings.Split(strings.Join(section.Entries, " | "), " | ") {
			if Fold(h) != h {
				t.Errorf("%s: %q is not folded", section.Name, h)
			}
			switch section.Name {
			case "response", "label list", "label code", "label text":
			case "forms", "google":
				if !IsHeader(h, "began") && !IsHeader(h, "time") {
					t.Errorf("%q is a time of a tool, and is not among the times", h)
				}
			default:
				if roles[h] != "" {
					t.Errorf("%q is both %s and %s", h, roles[h], section.Name)
				}
				roles[h] = section.Name
			}
		}
	}
	if want := []string{"id", "began", "time", "meta", "person", "forms", "google", "response", "label list", "label code", "label text"}; !slices.Equal(names, want) {
		t.Errorf("sections %q, want %q", names, want)
	}
	for _, times := range headers().Entries("forms") {
		if strings.Count(times, " | ") != 1 {
			t.Errorf("%q are not two times", times)
		}
	}
}
