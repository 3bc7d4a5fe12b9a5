package tui

import (
	"fmt"
	"io"
	"os"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"mindwall/tui/look"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// WriteTestCard writes a card that fills the window of a terminal, in the colours that it can show.
func WriteTestCard(out io.Writer, terminal *os.File, l *look.Look) error {
	w, h, err := term.GetSize(terminal.Fd())
	if err != nil {
		return fmt.Errorf("ask the terminal for its size: %w", err)
	}
	card := &colorprofile.Writer{Forward: out, Profile: colorprofile.Detect(terminal, os.Environ())}
	for _, row := range stage.TestCard(screen.Size{W: w, H: h - 1}, l) {
		if _, err := fmt.Fprintln(card, row); err != nil {
			return err
		}
	}
	return nil
}
