package mindmap

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Field is a kind of text that a person enters, with its own limit.
type Field int

// The fields.
const (
	TitleField Field = iota // an event's title, date, place or host; an author's name
	QuestionField
	ThemeField
	CaptionField
	QuoteField
	NoteField // what is told about the event, such as thanks
)

// Limit is the most runes the field takes.
func (f Field) Limit() int {
	switch f {
	case QuestionField:
		return 200
	case ThemeField:
		return 60
	case CaptionField:
		return 300
	case QuoteField:
		return 20_000
	case NoteField:
		return 1_000
	default:
		return 120
	}
}

func (f Field) String() string {
	return [...]string{"title", "question", "theme", "caption", "quote", "note"}[f]
}

// TooLongError says that a text has more runes than its field takes.
type TooLongError struct {
	Field  Field
	Length int  // runes
	Whole  bool // it is the answer as a whole, which has no quote beside it
}

func (e *TooLongError) Error() string {
	what := e.Field.String()
	if e.Whole {
		what = "an answer"
	}
	return fmt.Sprintf("%s is too long: %d characters, at most %d", what, e.Length, e.Field.Limit())
}

// Hint tells what to do about it.
func (e *TooLongError) Hint() string {
	if e.Whole {
		return "keep it in a file of its own, and add what it comes to"
	}
	return fmt.Sprintf("shorten the %s", e.Field)
}

// EmptyError says that a text which must not be empty was.
type EmptyError struct{ Field Field }

func (e *EmptyError) Error() string { return e.Field.String() + " is empty" }

// Clean passes a text through the gate that every text goes through, by whichever door it enters, and checks its
// length: the result is valid UTF-8 in NFC, on one line, without control or escape characters, without bidirectional
// overrides, without characters that show nothing where they say nothing, without letters under heaps of marks, and
// without blanks at its ends or in a row; it is empty when it would show nothing. It fails with a [*TooLongError].
func (f Field) Clean(s string) (string, error) {
	s = gate(s)
	if n := utf8.RuneCountInString(s); n > f.Limit() {
		return "", &TooLongError{Field: f, Length: n}
	}
	return s, nil
}

// require is Clean for a text that must not be empty.
func (f Field) require(s string) error {
	clean, err := f.Clean(s)
	if err == nil && clean == "" {
		err = &EmptyError{Field: f}
	}
	return err
}

// CleanAnswer passes a caption and its quote through the gate. A caption over its limit is never refused: it is kept
// whole at the head of the quote, and shortened at a word; shortened tells so. It fails with [*EmptyError] when
// nothing is left of the caption, and with [*TooLongError] when the quote is over its limit.
func CleanAnswer(caption, quote string) (c, q string, shortened bool, err error) {
	c, q = gate(caption), gate(quote)
	if c == "" {
		return "", "", false, &EmptyError{Field: CaptionField}
	}
	if utf8.RuneCountInString(c) > CaptionField.Limit() {
		if !strings.HasPrefix(q, c) {
			q = gate(c + " " + q)
		}
		c, shortened = shorten(c, CaptionField.Limit()), true
	}
	if n := utf8.RuneCountInString(q); n > QuoteField.Limit() {
		return "", "", false, &TooLongError{Field: QuoteField, Length: n, Whole: gate(quote) == ""}
	}
	return c, q, shortened, nil
}

// shorten cuts a gated text of more than limit runes to at most limit, at a blank where there is one in its last third,
// and ends it with an ellipsis. It does not tear a mark off its letter, nor an emoji apart, unless that is all there
// is.
func shorten(s string, limit int) string {
	head, cut, n := "", 0, 0
	for i, r := range s {
		if cut = i; !joinsOn(r) && !strings.HasSuffix(s[:i], joiner) {
			head = s[:i]
		}
		if n++; n == limit {
			break
		}
	}
	if head == "" {
		head = s[:cut]
	}
	if i := strings.LastIndexByte(head, ' '); i > 2*len(head)/3 {
		head = head[:i]
	}
	return strings.TrimRight(head, " ") + "…"
}

const joiner = "\u200D"

// joinsOn tells the runes that belong to the one before them: marks, joiners, variation selectors, and what gives an
// emoji its colour of skin or its flag.
func joinsOn(r rune) bool {
	return unicode.In(r, unicode.M, unicode.Variation_Selector, unicode.Join_Control) || r >= 0x1F3FB && r <= 0x1F3FF ||
		r >= 0xE0020 && r <= 0xE007F
}

// isVisible tells whether a text shows anything at all. A character that this version does not know is taken to
// show, as it may be a new emoji.
func isVisible(s string) bool {
	for _, r := range s {
		if !unicode.In(r, unicode.Cf, unicode.White_Space, unicode.Variation_Selector) && !isFiller(r) {
			return true
		}
	}
	return false
}

// isFiller tells the letters and marks that Unicode shows as nothing.
func isFiller(r rune) bool {
	switch r {
	case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0:
		return true
	}
	return false
}

// lenient is Clean for text that is applied, where nothing may fail: text over the limit is shortened.
func (f Field) lenient(s string) string {
	s = gate(s)
	if len(s) > f.Limit() && utf8.RuneCountInString(s) > f.Limit() {
		s = shorten(s, f.Limit())
	}
	return s
}

// CleanAuthor passes a name that came from elsewhere through the gate: one that is too long is shortened.
func CleanAuthor(name string) string { return TitleField.lenient(name) }

// gate makes any bytes a harmless line of text, and nothing of what would show nothing. It is idempotent.
func gate(s string) string {
	if isPlain(s) {
		return s
	}
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	var b strings.Builder
	b.Grow(len(s))
	var h load
	blank := false
	for i, r := range s {
		switch {
		case unicode.IsSpace(r) && r != '\u00A0': // line ends of every kind are among them
			blank, h = b.Len() > 0, load{}
		case isForbidden(r), !h.carries(r, s[i:]):
		default:
			if blank {
				b.WriteByte(' ')
				blank = false
			}
			b.WriteRune(r)
		}
	}
	// Dropping a character may have brought a letter and its mark together.
	s = norm.NFC.String(strings.Trim(b.String(), " \u00A0"))
	if !isVisible(s) {
		return ""
	}
	return s
}

// mostMarks is how many marks one letter may carry. The scripts that people write need four or five; dozens reach over
// the rows above and below, and cover them.
const mostMarks = 8

// load is what was put on the last letter so far.
type load struct {
	marks    int
	last     rune
	tags     int // of an emoji's flag that are still to come
	selected bool
}

// carries tells whether a letter may carry one more rune, and notes it. rest begins with the rune. What shows nothing by
// itself goes where it says nothing either, as it could carry a text of its own that nobody sees.
func (h *load) carries(r rune, rest string) bool {
	switch {
	case isTag(r):
		if h.last == blackFlag {
			h.tags = flagTags(rest)
		}
		h.last = r
		h.tags--
		return h.tags >= 0
	case unicode.Is(unicode.Variation_Selector, r):
		again := h.selected
		h.selected = true
		return !again
	case unicode.In(r, unicode.Mn, unicode.Me):
		h.marks++
		return h.marks <= mostMarks
	case unicode.Is(unicode.Join_Control, r) && unicode.Is(unicode.Join_Control, h.last):
		return false
	}
	*h = load{last: r}
	return true
}

const blackFlag = '\U0001F3F4'

func isTag(r rune) bool { return r >= 0xE0020 && r <= 0xE007F }

// flagTags is how many tags at the head of s make a flag of the one before them, such as that of Wales: letters and
// digits, up to six, and the tag that ends them. It is 0 when they make none.
func flagTags(s string) int {
	const ends, most = 0xE007F, 7
	n := 0
	for _, r := range s {
		if n++; !isTag(r) || n > most {
			return 0
		}
		if r == ends {
			return n
		}
	}
	return 0
}

// isPlain tells whether s is what gate would make of it, for the common case of one line of ASCII.
func isPlain(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' ' || s == ""
}

// isForbidden tells the characters that could move a cursor, start an escape sequence, or hide or reorder text.
func isForbidden(r rune) bool {
	switch {
	case unicode.IsControl(r): // C0, DEL and C1
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069: // bidirectional embeddings, overrides, isolates
		return true
	case r == 0x00AD, r == 0x180E, r == 0x200B, r >= 0x2060 && r <= 0x2064: // blanks and hyphens of no width, invisible signs
		return true
	case r >= 0x1BCA0 && r <= 0x1BCA3, r >= 0x1D173 && r <= 0x1D17A, r >= 0xE0000 && r <= 0xE001F, r >= 0xE0080 && r <= 0xE00FF,
		r >= 0xE01F0 && r <= 0xE0FFF: // controls of shorthand and music, tags of languages, and what is kept for their like
		return true
	case r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFB, r >= 0x206A && r <= 0x206F:
		return true
	case r == 0xFFFE, r == 0xFFFF:
		return true
	}
	return false
}
