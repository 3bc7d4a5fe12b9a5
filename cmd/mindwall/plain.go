package main

import (
	"context"
	"errors"
	"io"

	lines "mindwall/tui/plain"
)

// openPlain reads and writes lines, without drawing.
func (a *app) openPlain(ctx context.Context, path string) error {
	d, err := a.openWall(path)
	if err != nil {
		return err
	}
	a.endsInOrder()
	err = lines.New(d, d.Live(), lineByLine{a}).Run(untilInterrupt(ctx, a.stdin))
	return errors.Join(err, d.Close())
}

// untilInterrupt reads until the end, or until the context is over, which is then the end too.
func untilInterrupt(ctx context.Context, r io.Reader) io.Reader {
	out, in := io.Pipe()
	go func() { // ends with the input, or with the program
		_, err := io.Copy(in, r)
		in.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { in.Close() })
	return out
}

// lineByLine lets every line out at once: somebody waits for it.
type lineByLine struct{ a *app }

func (l lineByLine) Write(b []byte) (int, error) {
	n, err := l.a.out.Write(b)
	return n, errors.Join(err, l.a.out.Flush())
}
