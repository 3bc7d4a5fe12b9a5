package main

import (
	"errors"
	"os"

	"github.com/charmbracelet/x/term"
)

func isTerminal(f *os.File) bool { return term.IsTerminal(f.Fd()) }

// dumb tells that the terminal, if any, cannot be drawn on.
func dumb() bool { return os.Getenv("TERM") == "dumb" }

// columns is how wide a table for a person may be; zero when results are not for one at a terminal.
func (a *app) columns() int {
	if !isTerminal(a.stdout) || dumb() {
		return 0
	}
	width, _, err := term.GetSize(a.stdout.Fd())
	if err != nil {
		return 0
	}
	return width
}

// needTerminal refuses to draw where there is nothing to draw on. instead is a command that does without.
func (a *app) needTerminal(instead string) error {
	switch {
	case !isTerminal(a.stdin) || !isTerminal(a.stdout):
		return hint(errors.New("this needs a terminal, and there is none"), "%s", instead)
	case dumb():
		return hint(errors.New("this needs a terminal that can be drawn on, and TERM is dumb"), "%s", instead)
	}
	return nil
}
