package main

import (
	"fmt"
	"os"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"mindwall/tui/look"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// showTestCard fills the window with what tells whether the room will be able to read it. Colours are turned into what
// the terminal can show.
func (a *app) showTestCard() error {
	if err := a.needTerminal("run it in the window that will be projected"); err != nil {
		return err
	}
	w, h, err := term.GetSize(a.stdout.Fd())
	if err != nil {
		return fmt.Errorf("ask the terminal for its size: %w", err)
	}
	kind := look.Light // what projectors show best
	if chosen, err := look.ParseKind(string(a.settings().Look)); err == nil {
		kind = chosen
	}
	out := &colorprofile.Writer{Forward: a.out, Profile: colorprofile.Detect(a.stdout, os.Environ())}
	for _, row := range stage.TestCard(screen.Size{W: w, H: h - 1}, look.New(kind, os.Getenv("NO_COLOR") != "")) {
		if _, err := fmt.Fprintln(out, row); err != nil {
			return err
		}
	}
	return nil
}
