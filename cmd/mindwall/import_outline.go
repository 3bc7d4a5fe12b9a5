package main

import (
	"context"
	"errors"
	"fmt"

	"mindwall/cmd/internal/imported"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// bring shows what an outline or an export brings, asks unless it need not, and takes it in.
func (a *app) bring(ctx context.Context, d *desk.Desk, in *desk.Incoming, f importFlags) error {
	progress := a.progress()
	defer progress.End()
	progress.Step(0, 2, "look what is new")
	came, err := in.Propose(ctx, d.Board(), d.Live().OriginKeys())
	progress.End()
	if err != nil {
		return err
	}
	if !a.quiet {
		imported.PrintIncoming(a.out, in, came, d.Board())
	}
	if n := len(came.Left); n > 0 {
		a.note("note: %s of the file left out; to take one in, add --map \"%s=N\"", say.Counted(n, "question"), came.Left[0].Text)
	}
	switch {
	case f.dry:
		return nil
	case len(in.To) == 0:
		return hint(fmt.Errorf("no question of %s is asked here", in.Name), "%s", `say which goes to which with --map "QUESTION=N", or make a wall of the file with: mindwall new NEW --from FILE`)
	case came.New+came.Themes == 0:
		a.note("nothing new to import")
		return d.Close()
	}
	if !f.sure {
		yes, err := a.confirm(ctx, fmt.Sprintf("Import %s?", came.Brought()))
		if err != nil {
			return err
		}
		if !yes {
			a.note("nothing was imported")
			return nil
		}
	}
	progress = a.progress()
	progress.Step(1, 2, "write "+text.TellPath(d.Path()))
	_, came, err = d.Bring(ctx, in)
	progress.End()
	if err = errors.Join(err, d.Close()); err == nil {
		a.note("imported %s", came.Brought())
	}
	return err
}
