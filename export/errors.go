package export

import (
	"errors"

	"mindwall/mindmap"
)

// ErrExists is wrapped by the error for files that are there already and were not to be replaced.
var ErrExists = errors.New("is there already")

// ErrFolder is wrapped by the error for a folder that files cannot be written into.
var ErrFolder = errors.New("the folder cannot be written into")

// folderError is an error of a folder, with what to do about it. It wraps ErrFolder and what err wraps.
func folderError(err error) error {
	return mindmap.Advise(&folderErr{err}, "name a folder that you may write into with --to")
}

// folderErr wraps ErrFolder without its words.
type folderErr struct{ error }

func (e *folderErr) Unwrap() []error { return []error{ErrFolder, e.error} }
