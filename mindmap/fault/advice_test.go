package fault_test

import (
	"errors"
	"fmt"
	"testing"

	"mindwall/mindmap/fault"
)

// What is nearer to a person is said before what lies deeper, and of several errors the first that something is known of.
func TestTheOutermostAdviceIsSaid(t *testing.T) {
	shell := fault.Advice{fault.PutBeside: "unite %1 and %2, then remove %2"}
	beside := fault.New(fault.PutBeside, errors.New("beside"), "day.wall", "100%1.wall")
	const united = "unite day.wall and 100%1.wall, then remove 100%1.wall"
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"none", nil, ""},
		{"without advice", errors.New("x"), ""},
		{"by its kind", beside, united},
		{"wrapped", fmt.Errorf("close: %w", beside), united},
		{"advised outside", fault.Advise(beside, "do %s", "this"), "do this"},
		{"advised inside", fault.New(fault.Kept, fault.Advise(errors.New("x"), "do that")), "do that"},
		{"the second of several", errors.Join(errors.New("x"), beside), united},
	} {
		if got := shell.For(c.err); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
