package main

import (
	"context"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/opened"
	"mindwall/cmd/internal/phones"
	"mindwall/cmd/internal/shell"
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
			if w.lines {
				return open(c.Context(), s, args[0], w)
			}
			if err := s.NeedTerminal(withoutDrawing); err != nil {
				return err
			}
			o, err := door.Options(args[0])
			if err != nil {
				return shell.Usage(err)
			}
			return opened.Console(c.Context(), s, args[0], opened.Doors{Phones: o})
		},
	}
	w.addPlain(c)
	door.AddPlace(c)
	return c
}

const withoutDrawing = "mindwall open --plain reads and writes lines; mindwall add adds answers"

// open opens a wall as somebody comes to it.
func open(ctx context.Context, s *shell.Shell, path string, w way) error {
	if w.lines {
		return opened.Plain(ctx, s, path, false)
	}
	if err := s.NeedTerminal(withoutDrawing); err != nil {
		return err
	}
	return opened.Console(ctx, s, path, opened.Doors{})
}
