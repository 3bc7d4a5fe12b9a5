package added

import (
	"context"
	"errors"
	"fmt"
	"os/signal"
	"syscall"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/lines"
	"mindwall/mindmap/scribe"
)

// addLines adds an answer for each line of standard input, all as one act, so that one undo takes them back. A line
// that cannot be added is reported, and the others go on the wall: no answer is lost for another's sake.
func addLines(ctx context.Context, s *shell.Shell, d *desk.Desk, to Addition) error {
	if shell.IsTerminal(s.Stdin) {
		s.Note("one answer a line; end with Ctrl+D")
	}
	d.GiveWay()                    // the lines may come for hours
	s.EndsInOrder()                // what was read is saved
	signal.Ignore(syscall.SIGPIPE) // answers are not dropped because nobody reads their ids
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	input := make(chan lines.Line, lines.MaxBatch)
	go lines.Send(ctx, s.Stdin, input)
	var refused shell.Partial
	added := 0
	act := scribe.RandomID()
	for more := true; more; {
		var batch []string
		batch, more = lines.Gather(ctx, input, func(l lines.Line) bool {
			err := l.Err
			if err == nil {
				err = to.check(l.Text)
			}
			if err != nil {
				refused = append(refused, fmt.Errorf("standard input:%d: %w", l.Number, err))
			}
			return err == nil
		})
		if len(batch) == 0 {
			continue
		}
		var entries []mindmap.Entry
		err := desk.Patiently(ctx, more, s.Warn, func() (err error) {
			entries, err = d.ChangeIn(context.WithoutCancel(ctx), act, func(p *desk.Pen) error { return to.write(p, batch) })
			return err
		})
		if err != nil {
			return err
		}
		tellAdded(s, d, to, entries)
		_ = s.Out.Flush() // whoever reads the ids need not wait for the last line; what is wrong is told at the end
		added += len(batch)
	}
	switch {
	case len(refused) > 0:
		return refused
	case ctx.Err() != nil:
		return ctx.Err()
	case added == 0:
		return errors.New("standard input has no answers")
	}
	return nil
}
