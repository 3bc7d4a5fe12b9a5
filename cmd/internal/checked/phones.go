package checked

import (
	"bufio"
	"context"
	"fmt"

	"mindwall/cmd/internal/phones"
	"mindwall/cmd/internal/shell"
)

// Phones tries whether phones could come in, on the port of a wall when one is named. Where somebody sits at a terminal it waits
// for a phone of theirs.
func (c *Check) Phones(ctx context.Context, path string) {
	t := phones.Trial{Path: path, Tell: c.finding}
	if shell.IsTerminal(c.Stdout) && shell.IsTerminal(c.Stdin) && !c.Quiet && !c.JSON {
		t.Wait = func(ctx context.Context, door phones.Status) { waitForPhone(ctx, c.Shell, door) }
	}
	t.Run(ctx)
}

// waitForPhone shows where to go with a phone, until one came or Enter is pressed.
func waitForPhone(ctx context.Context, s *shell.Shell, door phones.Status) {
	_ = s.Flush() // what is told so far is seen before the code
	door.Invite(s.Words, true)
	_, _ = fmt.Fprintln(s.Words, "Do it now: this tells when a phone has come. Enter ends it.") // nobody may be there to read it
	enter := make(chan struct{})
	go func() {
		_, _ = bufio.NewReader(s.Stdin).ReadString('\n') // the end of input is an end, too
		close(enter)
	}()
	select {
	case <-ctx.Done():
	case <-enter:
	}
}
