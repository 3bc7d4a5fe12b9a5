package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/lines"
	"mindwall/mindmap/scribe"
)

// inputLine is one line of standard input, or the error that ended it.
type inputLine struct {
	number int // from 1
	text   string
	err    error
}

// How lines are gathered. They are written together when no more come for a moment, so that a long file is fast and a
// line typed by hand, or by a program that goes on for hours, is on the wall at once.
const (
	mostLines   = 1000
	momentQuiet = 50 * time.Millisecond
	longestLine = 1 << 20 // bytes; an answer takes far less
)

// addLines adds an answer for each line of standard input, all as one act, so that one undo takes them back. A line
// that cannot be added is reported, and the others go on the wall: no answer is lost for another's sake.
func (a *app) addLines(ctx context.Context, d *desk.Desk, to addition) error {
	if isTerminal(a.stdin) {
		a.note("one answer a line; end with Ctrl+D")
	}
	signal.Ignore(syscall.SIGPIPE) // answers are not dropped because nobody reads their ids
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	read := make(chan inputLine, mostLines)
	go readLines(ctx, a.stdin, read)
	var refused partial
	added := 0
	act := scribe.RandomID()
	for more := true; more; {
		var batch []string
		batch, more = gather(ctx, read, func(l inputLine) bool {
			err := l.err
			if err == nil {
				err = to.check(l.text)
			}
			if err != nil {
				refused = append(refused, hint(fmt.Errorf("standard input:%d: %w", l.number, err), "%s", mindmap.HintOf(err)))
			}
			return err == nil
		})
		if len(batch) == 0 {
			continue
		}
		entries, err := d.ChangeIn(ctx, act, func(p *desk.Pen) error { return to.write(p, batch) })
		if err != nil {
			return errors.Join(err, context.Cause(ctx))
		}
		a.tellAdded(d, to, entries)
		_ = a.out.Flush() // whoever reads the ids need not wait for the last line; what is wrong is told at the end
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

// readLines sends the lines that are not blank, and closes the channel at the end.
func readLines(ctx context.Context, r io.Reader, to chan<- inputLine) {
	defer close(to)
	in := lines.New(r, longestLine)
	for {
		text, err := in.Next()
		if err == io.EOF {
			return
		}
		if strings.TrimSpace(text) != "" || err != nil {
			select {
			case to <- inputLine{in.Number, text, err}:
			case <-ctx.Done():
				return
			}
		}
		if err != nil && !errors.Is(err, lines.ErrLong) {
			return
		}
	}
}

// gather waits for a line that is wanted and takes those that follow close behind. more is false when there will be no
// others.
func gather(ctx context.Context, lines <-chan inputLine, wanted func(inputLine) bool) (batch []string, more bool) {
	var quiet <-chan time.Time
	for len(batch) < mostLines {
		select {
		case <-ctx.Done():
			return batch, false
		case <-quiet:
			return batch, true
		case l, ok := <-lines:
			if !ok {
				return batch, false
			}
			if wanted(l) {
				batch = append(batch, l.text)
				quiet = time.After(momentQuiet)
			}
		}
	}
	return batch, true
}
