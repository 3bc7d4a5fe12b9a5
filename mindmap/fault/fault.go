// Package fault tells kinds of errors apart, so that each shell can say what to do about them in its own words: the command
// line knows flags, a dialog knows switches, and what fails knows neither.
package fault

import "errors"

// Kind is a kind of error that a person can do something about.
type Kind uint8

// The kinds. None is every error that has no kind.
const (
	None            Kind = iota
	Exists               // a file of that name is there, and was not to be replaced
	Kept                 // what is there is never replaced: a folder, a wall, a device
	NoFolder             // the folder cannot be written into
	FileBusy             // a file could not be given its name: another program holds it
	UnknownFormat        // of an export
	NoReportFormat       // not a format of the write-up
	SeveralFormats       // or none, where one output takes one
	SeveralFiles         // one for each question, where one output takes one
	UnknownQuestion      // not on the wall
	NoQuestion           // the wall has none
	NoGraphviz           // it is not installed
	GraphvizFailed
	GraphvizTooSlow // it did not end in time
	TooManyBoxes    // for an engine of Graphviz that would take minutes
	TooLargeForPNG  // of Graphviz
)

// of is an error with its kind.
type of struct {
	error
	kind Kind
}

func (o *of) Unwrap() error { return o.error }

// New gives an error a kind.
func New(k Kind, err error) error { return &of{err, k} }

// KindOf is the kind of the outermost error that has one.
func KindOf(err error) Kind {
	var o *of
	if errors.As(err, &o) {
		return o.kind
	}
	return None
}
