package desk

import "fmt"

// advised is an error with what to do about it.
type advised struct {
	err  error
	hint string
}

func (a *advised) Error() string { return a.err.Error() }
func (a *advised) Unwrap() error { return a.err }
func (a *advised) Hint() string  { return a.hint }

// Advise adds to an error what to do about it, which the Hint method of the result tells; nil stays nil.
func Advise(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return &advised{err, fmt.Sprintf(format, args...)}
}
