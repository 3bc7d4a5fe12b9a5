package lines_test

import (
	"context"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"mindwall/mindmap/lines"
)

// When the program is told to end, what was read by then is taken, and nobody waits for more.
func TestTheEndTakesWhatWasRead(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	input := make(chan lines.Line, lines.MaxBatch)
	in, keys := io.Pipe()
	go lines.Send(ctx, in, input)
	var want []string
	for i := range 100 {
		want = append(want, strings.Repeat("x", i+1))
		if _, err := io.WriteString(keys, want[i]+"\n"); err != nil {
			t.Fatal(err)
		}
	}
	for len(input) < 100 {
		runtime.Gosched()
	}
	end()
	var all []string
	for more := true; more; {
		var batch []string
		batch, more = lines.Gather(ctx, input, func(lines.Line) bool { return true })
		all = append(all, batch...)
	}
	if !slices.Equal(all, want) {
		t.Errorf("%d lines were taken, want %d", len(all), len(want))
	}
}

// A reader who is told to end comes to the end of the input, though nothing more comes.
func TestTheEndIsTheEndOfTheInput(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	in, keys := io.Pipe()
	until := lines.Until(ctx, in)
	read := make([]byte, 100)
	go func() { _, _ = io.WriteString(keys, "one\ntwo\n") }()
	n, err := until.Read(read)
	if string(read[:n]) != "one\ntwo\n" || err != nil {
		t.Errorf("read is %q, %v", read[:n], err)
	}
	end()
	if n, err := until.Read(read); n != 0 || err != io.EOF {
		t.Errorf("at the end %q is read, %v", read[:n], err)
	}
}
