package survey

import (
	"slices"
	"strings"
	"testing"
)

// A header that is not folded as headers are, stands twice or under a misspelled name would never be found.
func TestKnownHeadersAreSound(t *testing.T) {
	want := []string{"began", "forms", "google", "id", "lead", "lead 2", "meta", "person", "time"}
	var found []string
	for line := range strings.Lines(headersText) {
		if line = strings.TrimSuffix(line, "\n"); line == "" || line[0] == '#' {
			continue
		}
		what, list, ok := strings.Cut(line, ": ")
		if !ok || !slices.Contains(want, what) || what == "forms" && strings.Count(list, " | ") != 1 {
			t.Errorf("line %q", line)
		}
		found = append(found, what)
	}
	if found = slices.Compact(slices.Sorted(slices.Values(found))); !slices.Equal(found, want) {
		t.Errorf("lines of %q, want %q", found, want)
	}
	roles := map[string]string{}
	for what, lines := range headers() {
		for _, h := range slices.Concat(lines...) {
			if fold(h) != h {
				t.Errorf("%s: %q is not folded", what, h)
			}
			if what == "forms" || what == "google" {
				if r := toolRole(h); r != beganRole && r != timeRole {
					t.Errorf("%q is a time of a tool, and its role is %d", h, r)
				}
			} else if !strings.HasPrefix(what, "lead") {
				if roles[h] != "" {
					t.Errorf("%q is both %s and %s", h, roles[h], what)
				}
				roles[h] = what
			}
		}
	}
}
