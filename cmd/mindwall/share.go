package main

import (
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/shell"
	"mindwall/cmd/internal/tables"
)

func shareCommand(s *shell.Shell) *cobra.Command {
	var listen string
	var accept bool
	c := &cobra.Command{
		Use: "share FILE", Short: "Share a wall with other tables, without a screen",
		Long: "Share a wall with other tables, without a screen, until it is told to end: a hub for this wall, and the wall's own link to " +
			"it. Beside an open console too, which has the same under /share. Prints the line by which another table joins, the same at " +
			"each start on the same address. Whoever has the line reads and writes the whole wall.",
		Example: `mindwall share day.wall
mindwall join "$(ssh hall cat line)" day.wall`,
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error {
			return tables.Share(c.Context(), s, args[0], listen, accept)
		},
	}
	tables.AddListen(c.Flags(), &listen)
	tables.AddAccept(c.Flags(), &accept)
	return c
}
