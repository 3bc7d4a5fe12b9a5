// Package fault tells kinds of errors apart, so that each shell can say what to do about them in its own words: the command
// line knows flags, a dialog knows switches, and what fails knows neither.
package fault

import "errors"

// Kind is a kind of error, or of something else worth knowing, that a person can do something about.
type Kind uint8

// The kinds. None is every error that has no kind. Behind the colon stand the facts that advice may name.
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
	UnknownQuestion      // not on the wall, by number or by id
	UnknownAnswer        // not on the wall, by id
	UnknownRow           // of a survey, from which nothing is on the wall
	NoQuestion           // the wall has none
	NoGraphviz           // it is not installed
	GraphvizFailed
	GraphvizTooSlow // it did not end in time
	TooManyBoxes    // for an engine of Graphviz that would take minutes
	TooLargeForPNG  // of Graphviz
	NoWallThere     // no file is there
	NotAWall        // a file is there
	Damaged         // a wall
	Foreign         // tables of a wall that another program has changed
	NoSurvey        // it is a wall
	HeldAside       // entries of another wall, that run ahead of this one's clock: this wall
	WaitsAside      // entries that run ahead of the wall's clock
	Leaps           // entries of the wall that do
	HeldWords       // that are off the board and still in the file: the wall
	PutBeside       // a wall that was kept elsewhere, beside what took its place: the wall, the file
	SavedLast       // in the last place there is, as the wall's file refused: the wall, the file
	LeftLast        // there, by an earlier run: the wall, the file
	NotALine        // of a shared wall
	HubDown         // a hub that does not come up

	kinds // how many there are
)

// Kinds are all kinds but None.
func Kinds() []Kind {
	all := make([]Kind, kinds-1)
	for i := range all {
		all[i] = Kind(i + 1)
	}
	return all
}

// of is an error with its kind and its facts.
type of struct {
	error
	kind  Kind
	facts []string
}

func (o *of) Unwrap() error   { return o.error }
func (o *of) Kind() Kind      { return o.kind }
func (o *of) Facts() []string { return o.facts }

// New gives an error a kind, and the facts of it that advice may name, as people may be shown them.
func New(k Kind, err error, facts ...string) error { return &of{err, k, facts} }

// KindOf is the kind of the outermost error that has one.
func KindOf(err error) Kind {
	var kinded interface{ Kind() Kind }
	if errors.As(err, &kinded) {
		return kinded.Kind()
	}
	return None
}
