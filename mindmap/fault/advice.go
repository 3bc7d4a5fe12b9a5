package fault

import (
	"fmt"
	"strings"
)

// Advice is what a shell says to do about kinds of errors; %1 and %2 in it stand for facts.
type Advice map[Kind]string

// For is what to do about an error: what the shell says of its kind, or what a Hint method says; of an error that wraps
// others, what there is of the outermost. It is empty when there is none.
func (a Advice) For(err error) string {
	if kinded, ok := err.(interface{ Kind() Kind }); ok {
		if words := a[kinded.Kind()]; words != "" {
			return withFacts(words, err)
		}
	}
	if hinted, ok := err.(interface{ Hint() string }); ok {
		if words := hinted.Hint(); words != "" {
			return words
		}
	}
	switch wrapper := err.(type) {
	case interface{ Unwrap() error }:
		return a.For(wrapper.Unwrap())
	case interface{ Unwrap() []error }:
		for _, one := range wrapper.Unwrap() {
			if words := a.For(one); words != "" {
				return words
			}
		}
	}
	return ""
}

func withFacts(words string, err error) string {
	if stated, ok := err.(interface{ Facts() []string }); ok {
		var replaced []string
		for i, fact := range stated.Facts() {
			replaced = append(replaced, fmt.Sprintf("%%%d", i+1), fact)
		}
		return strings.NewReplacer(replaced...).Replace(words)
	}
	return words
}

// advised is an error with what to do about it.
type advised struct {
	error
	hint string
}

func (a *advised) Unwrap() error { return a.error }
func (a *advised) Hint() string  { return a.hint }

// Advise adds to an error what to do about it in any shell, or in the one that says so, for [Advice] to find; nil stays
// nil.
func Advise(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return &advised{err, fmt.Sprintf(format, args...)}
}
