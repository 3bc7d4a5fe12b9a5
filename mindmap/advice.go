package mindmap

import (
	"errors"
	"fmt"
	"mindwall/mindmap/text"
)

// advised is an error with what to do about it.
type advised struct {
	error
	hint string
}

func (a *advised) Unwrap() error { return a.error }
func (a *advised) Hint() string  { return a.hint }

// Advise adds to an error what to do about it, for [HintOf] to find; nil stays nil.
func Advise(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return &advised{err, fmt.Sprintf(format, args...)}
}

// HintOf is what to do about an error, as the Hint method of one that it wraps tells; empty when none has one.
func HintOf(err error) string {
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return h.Hint()
	}
	return ""
}

// WithHint is an error, told as by [text.TellError], and what to do about it, on one line.
func WithHint(err error) string {
	if hint := HintOf(err); hint != "" {
		return text.TellError(err) + " – " + hint
	}
	return text.TellError(err)
}
