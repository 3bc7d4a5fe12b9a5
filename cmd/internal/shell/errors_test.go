package shell

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"testing"

	"mindwall/mindmap/fault"
)

// What ends the program is told once, each of several by itself, with what to do about it, and the exit code says of what
// kind it is.
func TestReport(t *testing.T) {
	plain := errors.New("no such thing")
	for name, c := range map[string]struct {
		err  error
		want string
		code int
	}{
		"nothing":         {nil, "", ExitDone},
		"an error":        {plain, "mindwall: no such thing\n", ExitFailed},
		"with advice":     {fault.Advise(plain, "look elsewhere"), "mindwall: no such thing\nhint: look elsewhere\n", ExitFailed},
		"of the line":     {fmt.Errorf("read: %w", Usagef("--x: %w", plain)), "mindwall: read: --x: no such thing\n", ExitUsage},
		"several":         {Partial{plain, Usage(plain)}, "mindwall: no such thing\nmindwall: no such thing\n", ExitFailed},
		"an interruption": {fmt.Errorf("write: %w", context.Canceled), "mindwall: interrupted; nothing is half written\n", ExitFailed},
		"control signs":   {errors.New("no \x1b[31m\x07column\nhere"), "mindwall: no [31mcolumn here\n", ExitFailed},
	} {
		t.Run(name, func(t *testing.T) {
			read, write, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer read.Close()
			s := New(t.Context(), os.Stdin, os.Stdout, write)
			code := s.Report(c.err)
			if err := errors.Join(s.Words.Drain(), write.Close()); err != nil {
				t.Fatal(err)
			}
			said, err := io.ReadAll(read)
			if err != nil {
				t.Fatal(err)
			}
			if code != c.code || !bytes.Equal(said, []byte(c.want)) {
				t.Errorf("%d, %q; want %d, %q", code, said, c.code, c.want)
			}
		})
	}
}
