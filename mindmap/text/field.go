package text

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Field is a kind of text that a person enters, with its own limit.
type Field int

// The fields.
const (
	Title Field = iota // an event's title, date, place or host; an author's name
	Question
	Theme
	Caption
	Quote
	Note    // what is told about the event, such as thanks
	Address // of a page on the web; see [AddressError]
)

// Limit is the most runes the field takes.
func (f Field) Limit() int {
	switch f {
	case Question:
		return 200
	case Theme:
		return 60
	case Caption:
		return 300
	case Quote:
		return 20_000
	case Note:
		return 1_000
	case Address:
		return 500
	default:
		return 120
	}
}

func (f Field) String() string {
	return [...]string{"title", "question", "theme", "caption", "quote", "note", "address"}[f]
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
// without blanks at its ends or in a row; it is empty when it would show nothing. It fails with a [*TooLongError], and for an
// address that is none with an [*AddressError].
func (f Field) Clean(s string) (string, error) {
	s = Clean(s)
	if n := utf8.RuneCountInString(s); n > f.Limit() {
		return "", &TooLongError{Field: f, Length: n}
	}
	if f == Address {
		if err := checkAddress(s); err != nil {
			return "", err
		}
	}
	return s, nil
}

// Require is Clean for a text that must not be empty.
func (f Field) Require(s string) error {
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
	c, q = Clean(caption), Clean(quote)
	if c == "" {
		return "", "", false, &EmptyError{Field: Caption}
	}
	if utf8.RuneCountInString(c) > Caption.Limit() {
		if !strings.HasPrefix(q, c) {
			q = Clean(c + " " + q)
		}
		c, shortened = Shorten(c, Caption.Limit()), true
	}
	if n := utf8.RuneCountInString(q); n > Quote.Limit() {
		return "", "", false, &TooLongError{Field: Quote, Length: n, Whole: Clean(quote) == ""}
	}
	return c, q, shortened, nil
}

// Lenient is Clean for text that is applied, where nothing may fail: text over the limit is shortened, and an address that is none is
// nothing.
func (f Field) Lenient(s string) string {
	if f == Address {
		s, _ = f.Clean(s)
		return s
	}
	s = Clean(s)
	if len(s) > f.Limit() && utf8.RuneCountInString(s) > f.Limit() {
		s = Shorten(s, f.Limit())
	}
	return s
}

// CleanAuthor passes a name that came from elsewhere through the gate: one that is too long is shortened.
func CleanAuthor(name string) string { return Title.Lenient(name) }
