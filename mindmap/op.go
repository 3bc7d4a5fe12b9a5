package mindmap

import (
	"encoding/json"
	"errors"
	"fmt"
	"mindwall/mindmap/text"
	"strings"
	"unicode/utf8"
)

// Op is an operation: what an entry does to the wall. The set is closed; each has a file of its own.
type Op interface {
	// Kind is its permanent name.
	Kind() Kind
	// Validate refuses what should not be recorded, with an error that names the fault.
	Validate() error
	// Summary says what it does in a few words, for the log and for what undo took back.
	Summary() string

	// target is the node whose facts the operation changes. An operation that makes a node has the zero ID, as its
	// target is the entry itself.
	target() ID
	// apply changes the target's facts. It never fails, whatever the operation holds.
	apply(w *world, n *node)
}

// maker is an operation that makes a node.
type maker interface {
	Op
	makes() nodeKind
}

// ErrUnknownKind says that an entry is of a kind that this version does not know. Such an entry is kept as it is.
var ErrUnknownKind = errors.New("unknown kind of entry")

// ErrBadBody says that an entry of a known kind holds a body that cannot be read.
var ErrBadBody = errors.New("unreadable body")

// decoders make an empty operation of each kind and read a body into it.
func decoderOf(k Kind) func(json.RawMessage) (Op, error) {
	switch k {
	case kindDescribeEvent:
		return decode[DescribeEvent]
	case kindAskQuestion:
		return decode[AskQuestion]
	case kindSetAsideQuestion:
		return decode[SetAsideQuestion]
	case kindAddAnswer:
		return decodeAnswer
	case kindAdmitAnswer:
		return decode[AdmitAnswer]
	case kindQuoteAnswer:
		return decode[QuoteAnswer]
	case kindTallyAnswer:
		return decode[TallyAnswer]
	case kindMergeAnswer:
		return decode[MergeAnswer]
	case kindSplitAnswer:
		return decode[SplitAnswer]
	case kindPublishQuote:
		return decode[PublishQuote]
	case kindParkAnswer:
		return decode[ParkAnswer]
	case kindAddTheme:
		return decode[AddTheme]
	case kindSideTheme:
		return decode[SideTheme]
	case kindSortTheme:
		return decode[SortTheme]
	case kindMergeTheme:
		return decode[MergeTheme]
	case kindReword:
		return decode[Reword]
	case kindReorder:
		return decode[Reorder]
	case kindMove:
		return decode[Move]
	case kindRemove:
		return decode[Remove]
	case kindRestore:
		return decode[Restore]
	case kindCountAnswer:
		return decode[CountAnswer]
	case kindRedactRows:
		return decode[RedactRows]
	case kindAddAction:
		return decodeAction
	case kindFinishAction:
		return decode[FinishAction]
	case kindOpenVote:
		return decode[OpenVote]
	case kindCastBallot:
		return decode[CastBallot]
	case kindCountHands:
		return decode[CountHands]
	case kindCloseVote:
		return decode[CloseVote]
	case kindRedact:
		return decode[Redact]
	case kindUndo:
		return decode[Undo]
	}
	return nil
}

func decodeAnswer(body json.RawMessage) (Op, error) {
	if op, ok := readAnswer(body); ok {
		return op, nil
	}
	return decode[AddAnswer](body)
}

func decode[T Op](body json.RawMessage) (Op, error) {
	var op T
	if err := json.Unmarshal(body, &op); err != nil {
		return nil, err
	}
	return op, nil
}

// Op reads the entry's operation. It fails with [ErrUnknownKind] or [ErrBadBody].
func (e *Entry) Op() (Op, error) {
	decode := decoderOf(e.Kind)
	if decode == nil {
		return nil, fmt.Errorf("%w: %q", ErrUnknownKind, e.Kind)
	}
	op, err := decode(e.Body)
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
	if k == kindCountAnswer {
		return MaxCountBody
	}
	return maxBody
}

// sound tells whether a kind has the form of one, so that an unknown one is safe to show.
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

// quoted is a text in a summary, cut to a length that fits one line.
func quoted(s string) string {
	s = text.Clean(s)
	if s == "" {
		return "(no words)"
	}
	r := []rune(s)
	if len(r) > 48 {
		s = text.Shorten(s, 48)
	}
	return "“" + s + "”"
}
