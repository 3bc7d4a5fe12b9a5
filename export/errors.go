package export

import "errors"

// hinted is an error with what to do about it.
type hinted struct {
	error
	hint string
}

// Hint tells what to do about the error.
func (h *hinted) Hint() string { return h.hint }

func (h *hinted) Unwrap() error { return h.error }

func withHint(err error, hint string) error { return &hinted{err, hint} }

// Hint is what a person can do about an error; empty when it does not say.
func Hint(err error) string {
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return h.Hint()
	}
	return ""
}

// ErrExists is wrapped by the error for files that are there already and were not to be replaced.
var ErrExists = errors.New("is there already")
