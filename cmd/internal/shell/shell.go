// Package shell is one run of the program as its commands see it: the streams, what people are told, the person's settings,
// and the walls that are opened. What is told and how the program exits is a contract: results go to standard output and
// nothing else does, errors to standard error as "mindwall: …" and then, where there is something to do about it, "hint: …".
package shell

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"

	"mindwall/cmd/internal/outlet"
	"mindwall/mindmap/lines"
	"mindwall/tui/look"
	"mindwall/tui/settings"
)

// Shell is one run of the program.
type Shell struct {
	Stdin, Stdout, Stderr *os.File
	Out                   *bufio.Writer  // results; flushed when the command is done
	Words                 *outlet.Outlet // what people are told
	Results               *outlet.Outlet // what Out writes to
	Quiet                 bool           // say nothing but errors
	Folder                settings.Folder
	EndsInOrder           func()        // says that the work does, however long it takes
	Typed                 *lines.Reader // of Stdin, once somebody reads it line by line; nil before

	chosen *settings.Settings // nil until they are asked for
}

// New is a run of the program, which is told to end by the context.
func New(ctx context.Context, stdin, stdout, stderr *os.File) *Shell {
	s := &Shell{
		Stdin: stdin, Stdout: stdout, Stderr: stderr, Folder: settings.Standard(), EndsInOrder: func() {},
		Results: outlet.New(ctx, stdout), Words: outlet.New(ctx, stderr),
	}
	s.Out = bufio.NewWriter(s.Results)
	return s
}

// Settings are what the person chose for all walls. What is wrong with them is said once, and costs nothing else.
func (s *Shell) Settings() settings.Settings {
	if s.chosen == nil {
		chosen, problems := s.Folder.Load()
		for _, p := range problems {
			s.Warn(p)
		}
		s.chosen = &chosen
	}
	return *s.chosen
}

// KeepLook makes a look the one that walls begin in.
func (s *Shell) KeepLook(kind look.Kind) {
	if s.chosen != nil {
		s.chosen.Look, s.chosen.AsTerminal = kind, false
	}
	_ = s.Folder.Keep("look", kind.String()) // the next wall begins in the old look; nothing else is lost
}

// Flush writes the results that are there, and waits until they are read.
func (s *Shell) Flush() error {
	if err := errors.Join(s.Out.Flush(), s.Results.Drain()); err != nil {
		return fmt.Errorf("write to standard output: %w", err)
	}
	return nil
}
