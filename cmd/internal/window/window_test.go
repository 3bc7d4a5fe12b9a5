package window

import (
	"context"
	"strings"
	"testing"
)

// After a double click an error stays until Enter, and no longer; from a shell nothing waits, nor what went well.
func TestTheWindowStaysForAnError(t *testing.T) {
	ended, end := context.WithCancel(t.Context())
	end()
	for _, c := range []struct {
		what  string
		ctx   context.Context
		code  int
		alone bool
		stays bool
	}{
		{"an error after a double click", t.Context(), 1, true, true},
		{"a wrong command line, as a file that was dropped on the icon", t.Context(), 2, true, true},
		{"all went well", t.Context(), 0, true, false},
		{"an error in a shell", t.Context(), 1, false, false},
		{"a program that is told to end", ended, 1, true, false},
	} {
		var said strings.Builder
		typed := strings.NewReader("\nx")
		Stay(c.ctx, c.code, func() bool { return c.alone }, typed, &said)
		if got := said.String() != ""; got != c.stays {
			t.Errorf("%s: said %q", c.what, said.String())
		}
		if read := typed.Len() < 2; read != c.stays {
			t.Errorf("%s: Enter was waited for: %v", c.what, read)
		}
	}
	Stay(t.Context(), 1, func() bool { return true }, strings.NewReader(""), &strings.Builder{}) // input that ended keeps nobody
}
