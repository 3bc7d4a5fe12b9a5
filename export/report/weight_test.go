package report

import (
	"testing"

	"mindwall/mindmap"

	"mindwall/export/internal/walltest"
)

// TestThePageIsLight holds what a page weighs, so that it can be sent and is there at once on a phone.
func TestThePageIsLight(t *testing.T) {
	for _, c := range []struct {
		name  string
		board *mindmap.Board
		most  int // kB
	}{
		{"a day", walltest.Day(), 250}, {"a thousand answers", walltest.Crowd(1000, 12), 1000}, {"ten thousand answers", walltest.Crowd(10_000, 20), 8000},
	} {
		if got := len(htmlOf(t, c.board)) / 1000; got > c.most {
			t.Errorf("%s: %d kB, want %d at most", c.name, got, c.most)
		} else {
			t.Logf("%s: %d kB", c.name, got)
		}
	}
}
