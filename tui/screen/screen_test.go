package screen

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestParseSize(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		want := Size{rapid.IntRange(1, maxSide).Draw(rt, "columns"), rapid.IntRange(1, maxSide).Draw(rt, "rows")}
		for _, by := range []string{"x", "X", "×"} {
			if got, err := ParseSize(fmt.Sprintf("%d%s%d", want.W, by, want.H)); got != want || err != nil {
				rt.Fatalf("%v, %v, want %v", got, err, want)
			}
		}
	})
	for _, wrong := range []string{"", "x", "80", "80x", "x24", "0x24", "80x0", "-80x24", "80x24x3", "80x1001", "99999999999999999999x1", "80 x 24", "80x24 ", "eightyx24", "８０x24"} {
		if got, err := ParseSize(wrong); err == nil {
			t.Errorf("%q is %v", wrong, got)
		}
	}
}
