package shell

import (
	"context"
	"errors"
	"fmt"
	"os"

	"mindwall/mindmap/fault"
)

// Exit codes.
const (
	ExitDone   = 0
	ExitFailed = 1 // it could not be done
	ExitUsage  = 2 // the command line is wrong
)

// usageError says that the command line is wrong.
type usageError struct{ err error }

func (u *usageError) Error() string { return u.err.Error() }
func (u *usageError) Unwrap() error { return u.err }

// Usage makes an error of the command line of what is wrong with it.
func Usage(err error) error { return &usageError{err} }

// Usagef says what is wrong with the command line.
func Usagef(format string, args ...any) error { return Usage(fmt.Errorf(format, args...)) }

// Partial is what is left to say when some of it was done: each of several errors is reported by itself.
type Partial []error

func (p Partial) Error() string { return errors.Join(p...).Error() }

// Report tells people what went wrong, and returns the exit code. All errors that end the program pass here.
func (s *Shell) Report(err error) int {
	if err == nil {
		return ExitDone
	}
	var several Partial
	if errors.As(err, &several) {
		for _, e := range several {
			s.Warn(e)
		}
		return ExitFailed
	}
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted; nothing is half written")
	}
	if _, gone := os.Getwd(); gone != nil {
		err = fault.Advise(fmt.Errorf("%w; the folder that you are in is not there any more", err), "go to another one with cd, and give names from there")
	}
	s.Warn(err)
	if errors.As(err, new(*usageError)) {
		return ExitUsage
	}
	return ExitFailed
}
