package main

import (
	"context"
	"errors"

	"mindwall/mindmap/lines"
	session "mindwall/tui/plain"
)

// openPlain reads and writes lines, without drawing.
func (a *app) openPlain(ctx context.Context, path string) error {
	d, err := a.openWall(path)
	if err != nil {
		return err
	}
	a.endsInOrder()
	err = session.New(d, d.Live(), lineByLine{a}).Run(lines.Until(ctx, a.stdin))
	return errors.Join(err, d.Close())
}

// lineByLine lets every line out at once: somebody waits for it.
type lineByLine struct{ a *app }

func (l lineByLine) Write(b []byte) (int, error) {
	n, err := l.a.out.Write(b)
	return n, errors.Join(err, l.a.out.Flush())
}
