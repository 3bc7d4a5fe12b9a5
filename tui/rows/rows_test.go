package rows

import (
	"slices"
	"testing"

	"mindwall/tui/internal/keytest"
)

func TestList(t *testing.T) {
	var l List
	for _, c := range []struct {
		key          string
		n, room      int
		at, from, to int
	}{
		{"down", 3, 10, 1, 0, 3}, {"end", 30, 10, 29, 20, 30}, {"up", 30, 10, 28, 20, 30}, {"pgup", 30, 10, 19, 19, 29},
		{"home", 30, 10, 0, 0, 10}, {"pgdown", 30, 10, 9, 0, 10}, {"down", 30, 10, 10, 1, 11}, {"up", 5, 0, 4, 5, 5}, {"up", 0, 4, 0, 0, 0},
	} {
		if !l.Move(keytest.Press(c.key), c.n) {
			t.Fatalf("%s is not taken", c.key)
		}
		from, to := l.window(c.n, c.room)
		if got := []int{l.At, from, to}; !slices.Equal(got, []int{c.at, c.from, c.to}) {
			t.Errorf("%s of %d in %d: %v, want %v", c.key, c.n, c.room, got, []int{c.at, c.from, c.to})
		}
	}
}
