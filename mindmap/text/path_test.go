package text

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestThemePathsSurviveWriting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[a-z/]([a-z/]{0,4}[a-z/])?`)
		path := rapid.SliceOfN(name, 1, 4).Draw(t, "path")
		if got := SplitPath(JoinPath(path)); !slices.Equal(got, path) {
			t.Fatalf("wrote %q, read %q", JoinPath(path), got)
		}
	})
}
