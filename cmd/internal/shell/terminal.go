package shell

import (
	"errors"
	"os"

	"github.com/charmbracelet/x/term"

	"mindwall/mindmap/fault"
)

// IsTerminal reports whether a file is a terminal.
func IsTerminal(f *os.File) bool { return term.IsTerminal(f.Fd()) }

// Dumb reports whether the terminal, if any, cannot be drawn on.
func Dumb() bool { return os.Getenv("TERM") == "dumb" }

// Columns is how wide a table for a person may be; zero when results are not for one at a terminal.
func (s *Shell) Columns() int {
	return widthOf(s.Stdout)
}

// promptWidth is how wide a question may be; zero when it is not known.
func (s *Shell) promptWidth() int { return widthOf(s.Stderr) }

func widthOf(f *os.File) int {
	if !IsTerminal(f) || Dumb() {
		return 0
	}
	width, _, err := term.GetSize(f.Fd())
	if err != nil {
		return 0
	}
	return width
}

// NeedTerminal refuses to draw where there is nothing to draw on. instead is a command that does without.
func (s *Shell) NeedTerminal(instead string) error {
	switch {
	case !IsTerminal(s.Stdin) || !IsTerminal(s.Stdout):
		return fault.Advise(errors.New("this needs a terminal, and there is none"), "%s", instead)
	case Dumb():
		return fault.Advise(errors.New("this needs a terminal that can be drawn on, and TERM is dumb"), "%s", instead)
	}
	return nil
}
