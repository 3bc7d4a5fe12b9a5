package main

import (
	"bufio"
	"context"
	"fmt"

	"mindwall/cmd/internal/phones"
)

// checkPhones tries whether phones could come in. Where somebody sits at a terminal it waits for a phone of theirs.
func (a *app) checkPhones(ctx context.Context, args []string) error {
	t := phones.Trial{Tell: a.finding}
	if len(args) > 0 {
		t.Path = args[0]
	}
	if isTerminal(a.stdout) && isTerminal(a.stdin) && !a.quiet {
		t.Wait = a.waitForPhone
	}
	t.Run(ctx)
	return a.flushed()
}

// waitForPhone shows where to go with a phone, until one came or Enter is pressed.
func (a *app) waitForPhone(ctx context.Context, s phones.Status) {
	_ = a.flushed() // what is told so far is seen before the code
	s.Invite(a.words, true)
	fmt.Fprintln(a.words, "Do it now: this tells when a phone has come. Enter ends it.")
	enter := make(chan struct{})
	go func() {
		_, _ = bufio.NewReader(a.stdin).ReadString('\n') // the end of input is an end, too
		close(enter)
	}()
	select {
	case <-ctx.Done():
	case <-enter:
	}
}
