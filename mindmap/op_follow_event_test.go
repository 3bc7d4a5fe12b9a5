package mindmap

import (
	"strings"
	"testing"
)

// What counts of an operation that should not have been recorded is within bounds, and the operation stays as it was.
func TestFollowEventIsLenient(t *testing.T) {
	op := FollowEvent{Wall: id(1), Title: strings.Repeat("x", 200), Themes: make([]Followed, 2*MaxFollowed)}
	op.Themes[0].Said = -4
	var n Facts
	op.Apply(nil, &n)
	if f := n.Follows; len([]rune(f.Title)) != 120 || len(f.Themes) != MaxFollowed || f.Themes[0].Said != 0 || f.IsZero() {
		t.Errorf("%d themes of %q count, the first said %d times", len(f.Themes), f.Title, f.Themes[0].Said)
	}
	if op.Themes[0].Said != -4 {
		t.Error("the operation was changed")
	}
}
