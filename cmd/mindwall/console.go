package main

import (
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/opened"
	"mindwall/cmd/internal/phones"
	"mindwall/cmd/internal/shell"
)

func openCommand(s *shell.Shell) *cobra.Command {
	var asLines bool
	var door phones.Flags
	c := &cobra.Command{
		Use:   "open FILE",
		Short: "Open a wall in the console",
		Long: "Open a wall in the console, the facilitator's screen: type, Enter, it is on the wall. What other windows and " +
			"mindwall add write appears at once. With --plain it reads and writes lines, without drawing: for screen readers and " +
			"bare terminals.",
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error {
			if asLines {
				return opened.Plain(c.Context(), s, args[0])
			}
			if err := s.NeedTerminal("mindwall open --plain reads and writes lines; mindwall add adds answers"); err != nil {
				return err
			}
			o, err := door.Options(args[0])
			if err != nil {
				return shell.Usage(err)
			}
			return opened.Console(c.Context(), s, args[0], o, false)
		},
	}
	c.Flags().BoolVar(&asLines, "plain", false, "read and write lines, without drawing")
	door.AddPlace(c)
	return c
}
