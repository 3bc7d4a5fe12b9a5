package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/opened"
	"mindwall/cmd/internal/phones"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/desk"
)

func openCommand(s *shell.Shell) *cobra.Command {
	var w way
	var door phones.Flags
	c := &cobra.Command{
		Use:   "open FILE",
		Short: "Open a wall in the console",
		Long: "Open a wall in the console, the facilitator's screen: type, Enter, it is on the wall. What other windows and " +
			"mindwall add write appears at once. With --plain it reads and writes lines, without drawing: for screen readers and " +
			"bare terminals. mindwall FILE does the same.",
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error {
			o, err := door.Options(args[0])
			if err != nil {
				return shell.Usage(err)
			}
			return open(c.Context(), s, args[0], opened.Doors{Phones: o}, w)
		},
	}
	w.addPlain(c)
	door.AddPlace(c)
	return c
}

// open opens a wall as somebody comes to it.
func open(ctx context.Context, s *shell.Shell, path string, doors opened.Doors, w way) error {
	if w.lines {
		return opened.Plain(ctx, s, path, false)
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		_, err := desk.Read(path)
		return err // in the words that all commands have for it
	}
	if err := s.NeedTerminal("mindwall open --plain reads and writes lines; mindwall add adds answers"); err != nil {
		return err
	}
	return opened.Console(ctx, s, path, doors)
}
