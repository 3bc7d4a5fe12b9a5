package mindmap

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"mindwall/mindmap/text"
)

// Op is an operation: what an entry does to the wall. The set is closed; each has a file of its own, with all that is to
// be said of it, and a place in [specs].
type Op interface {
	// Validate refuses what should not be recorded, with an error that names the fault.
	Validate() error

	// Tell says what it does in a few words, with the names of what it is done to: for the log and for undo.
	Tell(of Names) string
	// Target is the node whose facts the operation changes. An operation that makes a node has the zero ID, as its
	// target is the entry itself.
	Target() ID
	// Apply changes the target's facts. It never fails, whatever the operation holds.
	Apply(w World, n *Facts)

	// spec is its row of the table, the same for all operations of its kind.
	spec() *spec
}

// Draft is an operation on its way to becoming an entry. Whoever needs to know a new node's id beforehand, to hang
// other nodes under it in the same act, sets ID; a zero ID is filled in when the draft is sealed.
type Draft struct {
	ID ID
	Op Op
}

// spec is what all operations of a kind have in common.
type spec struct {
	kind  Kind // its permanent name
	read  func(body json.RawMessage) (Op, error)
	makes NodeKind  // noNode when it makes none
	about NodeKinds // of which it says something, when it makes none; none of an operation on acts or entries
	links bool      // it joins answers or takes them apart
	frame frame     // whether a copy of the wall for another table takes it along
	many  string    // how several of one act are told, with their number; see [TellMany]
}

// specs are all operations; that of which there are most comes first.
var specs = [...]*spec{
	&addAnswerSpec, &admitAnswerSpec, &describeEventSpec, &followEventSpec, &askQuestionSpec, &setAsideQuestionSpec,
	&quoteAnswerSpec, &tallyAnswerSpec, &countAnswerSpec, &mergeAnswerSpec, &splitAnswerSpec,
	&publishQuoteSpec, &parkAnswerSpec, &addThemeSpec, &sideThemeSpec, &sortThemeSpec,
	&mergeThemeSpec, &rewordSpec, &reorderSpec, &moveSpec, &removeSpec,
	&restoreSpec, &redactRowsSpec, &addActionSpec, &finishActionSpec, &openVoteSpec,
	&castBallotSpec, &countHandsSpec, &closeVoteSpec, &redactSpec, &undoSpec,
}

// specOf finds the row of a kind; nil when it is not known.
func specOf(k Kind) *spec {
	for _, s := range specs {
		if s.kind == k {
			return s
		}
	}
	return nil
}

// KindOf is the permanent name of the kind of an operation.
func KindOf(op Op) Kind { return op.spec().kind }

// Makes is the kind of node that an entry of the kind makes; NoNode when it makes none.
func (k Kind) Makes() NodeKind {
	if s := specOf(k); s != nil {
		return s.makes
	}
	return NoNode
}

// Makes is the kind of node that the operation makes; NoNode when it makes none.
func Makes(op Op) NodeKind { return op.spec().makes }

// About is the kinds of nodes that the operation says something of, when it makes none; none when it is about acts or
// entries.
func About(op Op) NodeKinds { return op.spec().about }

// Links reports whether the operation joins answers or takes them apart.
func Links(op Op) bool { return op.spec().links }

// NodeKinds is a set of kinds of nodes.
type NodeKinds uint16

const anyNode = ^NodeKinds(0)

func of(kinds ...NodeKind) (set NodeKinds) {
	for _, k := range kinds {
		set |= 1 << k
	}
	return set
}

// Has reports whether a kind is in the set.
func (set NodeKinds) Has(k NodeKind) bool { return set&(1<<k) != 0 }

// Names tells of nodes by their words as they are now.
type Names interface {
	// Called is a node's words, or "it".
	Called(node ID) string
	// Under is where something was put; empty when that has no words.
	Under(theme ID) string
	// Moved is to which question a node was moved; empty when that is the one it was made under.
	Moved(node, question ID) string
}

// plural is an operation of which several in one act are told in words that a [spec]'s many has no room for.
type plural interface {
	TellMany(n int, of Names) string
}

// TellMany tells of several operations like op in one act.
func TellMany(op Op, n int, of Names) string {
	if p, ok := op.(plural); ok {
		return p.TellMany(n, of)
	}
	if many := op.spec().many; many != "" {
		return fmt.Sprintf(many, n)
	}
	return fmt.Sprintf("%s and %d more", op.Tell(of), n-1)
}

// ErrUnknownKind says that an entry is of a kind that this version does not know. Such an entry is kept as it is.
var ErrUnknownKind = errors.New("unknown kind of entry")

// ErrBadBody says that an entry of a known kind holds a body that cannot be read.
var ErrBadBody = errors.New("unreadable body")

func decode[T Op](body json.RawMessage) (Op, error) {
	var op T
	if err := json.Unmarshal(body, &op); err != nil {
		return nil, err
	}
	return op, nil
}

// Op reads the entry's operation. It fails with [ErrUnknownKind] or [ErrBadBody].
func (e *Entry) Op() (Op, error) {
	spec := specOf(e.Kind)
	if spec == nil {
		return nil, fmt.Errorf("%w: %q", ErrUnknownKind, e.Kind)
	}
	op, err := spec.read(e.Body)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrBadBody, e.Kind, err)
	}
	return op, nil
}

// NewEntry puts an operation into the envelope e, whose Kind and Body it sets, and validates the whole.
func NewEntry(envelope Entry, op Op) (Entry, error) {
	sealed, err := Seal(envelope, op)
	return sealed.entry, err
}

// maxBody bounds an entry's body in bytes: the longest quote in the longest encoding, and room to spare.
const maxBody = 1 << 20

// maxBody is the most bytes of a body of the kind.
func (k Kind) maxBody() int {
	if k == countAnswerSpec.kind {
		return MaxCountBody
	}
	return maxBody
}

// sound reports whether a kind has the form of one, so that an unknown one is safe to show.
func (k Kind) sound() bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"
	return k != "" && len(k) <= 64 && strings.Trim(string(k), letters) == ""
}

// Validate refuses an entry that should not come in by any door: a broken envelope, an absurd clock, a body that is
// not JSON, or an operation that does not validate. An unknown kind is let in.
func (e *Entry) Validate() error {
	_, err := e.examine()
	return err
}

// examine validates an entry, and returns the operation that it reads for that; nil when the kind is not known.
func (e *Entry) examine() (Op, error) {
	if err := e.examineEnvelope(); err != nil {
		return nil, err
	}
	op, err := e.Op()
	switch {
	case errors.Is(err, ErrUnknownKind):
		if !json.Valid(e.Body) {
			return nil, fmt.Errorf("entry %s: body is not JSON", e.ID)
		}
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("entry %s: %w", e.ID, err)
	}
	if u, ok := op.(Undo); ok && u.Act == e.Act {
		return nil, fmt.Errorf("entry %s undoes its own act", e.ID)
	}
	if err := op.Validate(); err != nil {
		return nil, fmt.Errorf("%s: %w", e.Kind, err)
	}
	return op, nil
}

// examineEnvelope validates all of an entry but its operation.
func (e *Entry) examineEnvelope() error {
	switch {
	case e.ID.IsZero():
		return errors.New("entry has no id")
	case e.Act.IsZero():
		return fmt.Errorf("entry %s has no act", e.ID)
	case e.Clock == 0 || e.Clock > MaxClock:
		return fmt.Errorf("entry %s: clock %d is out of range", e.ID, e.Clock)
	case !e.Kind.sound():
		return fmt.Errorf("entry %s: kind %.80q is not one: want up to 64 letters, digits, dots, dashes", e.ID, e.Kind)
	case e.At.UTC().Year() < 1 || max(e.At.UTC().Year(), e.At.Year()) > 9999 || e.At.Year() < 0:
		return fmt.Errorf("entry %s: time is not in the years 1 to 9999", e.ID)
	case len(e.Body) > e.Kind.maxBody():
		return fmt.Errorf("entry %s: body is %d bytes long, at most %d", e.ID, len(e.Body), e.Kind.maxBody())
	case !utf8.Valid(e.Body):
		return fmt.Errorf("entry %s: body is not UTF-8", e.ID)
	}
	if clean, err := text.Title.Clean(e.Author); err != nil {
		return fmt.Errorf("entry %s: author: %w", e.ID, err)
	} else if clean != e.Author {
		return fmt.Errorf("entry %s: author %q holds characters that are not allowed", e.ID, e.Author)
	}
	return nil
}

// needs is the error of an operation that lacks an id.
func needs(id ID, what string) error {
	if id.IsZero() {
		return fmt.Errorf("no %s given", what)
	}
	return nil
}
