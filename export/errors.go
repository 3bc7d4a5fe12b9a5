package export

import "errors"

// hinted is an error with what to do about it on the command line.
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

// ErrFolder is wrapped by the error for a folder that files cannot be written into.
var ErrFolder = errors.New("the folder cannot be written into")

// folderError is an error of a folder, with what to do about it. It wraps ErrFolder and what err wraps.
func folderError(err error) error {
	return withHint(&folderErr{err}, "name a folder that you may write into with --to")
}

// folderErr wraps ErrFolder without its words.
type folderErr struct{ error }

func (e *folderErr) Unwrap() []error { return []error{ErrFolder, e.error} }
