package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"mindwall/cmd/internal/advice"
	"mindwall/cmd/internal/imported"
	"mindwall/cmd/internal/progress"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// hint adds to an error what to do about it; nil stays nil.
func hint(err error, format string, args ...any) error { return fault.Advise(err, format, args...) }

// usageError says that the command line is wrong.
type usageError struct{ err error }

func (u *usageError) Error() string { return u.err.Error() }
func (u *usageError) Unwrap() error { return u.err }

// usage makes an error of the command line.
func usage(format string, args ...any) error { return &usageError{fmt.Errorf(format, args...)} }

// partial is what is left to say when some of it was done: each of several errors is reported by itself.
type partial []error

func (p partial) Error() string { return errors.Join(p...).Error() }

// report tells people what went wrong, and returns the exit code. All errors that end the program pass here.
func (a *app) report(err error) int {
	if err == nil {
		return exitDone
	}
	var several partial
	if errors.As(err, &several) {
		for _, e := range several {
			a.warn(e)
		}
		return exitFailed
	}
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted; nothing is half written")
	}
	if _, gone := os.Getwd(); gone != nil {
		err = hint(fmt.Errorf("%w; the folder that you are in is not there any more", err), "go to another one with cd, and give names from there")
	}
	a.warn(err)
	if errors.As(err, new(*usageError)) || errors.As(err, new(*imported.WrongFlag)) {
		return exitUsage
	}
	return exitFailed
}

// warn tells people of an error that does not end the program. What it quotes may come from anywhere, so nothing in
// it reaches the terminal that is not plain text.
func (a *app) warn(err error) {
	fmt.Fprintf(a.words, "mindwall: %s\n", text.Line(text.TellError(err)))
	if h := advice.Of(err); h != "" {
		fmt.Fprintf(a.words, "hint: %s\n", text.Line(h))
	}
}

// withAdvice is an error, or what else is to be known, and what to do about it, in a line.
func withAdvice(err error) string { return say.Joined("; ", err.Error(), advice.Of(err)) }

// note tells people what was done, unless they want quiet.
func (a *app) note(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintln(a.words, text.Line(fmt.Sprintf(format, args...)))
	}
}

// progress begins to tell of work, whose end is to be told as well.
func (a *app) progress() *progress.Line {
	if a.quiet || !isTerminal(a.stderr) || dumb() {
		return progress.Begin(nil)
	}
	return progress.Begin(a.words)
}
