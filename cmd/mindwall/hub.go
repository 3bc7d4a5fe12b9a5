package main

import (
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/shell"
	"mindwall/cmd/internal/tables"
)

func hubCommand(s *shell.Shell) *cobra.Command {
	var h tables.HubFlags
	held := false
	c := &cobra.Command{
		Use: "hub DIR", Short: "Be the hub that tables meet at, for any wall",
		Long: "Be the hub that tables meet at, on a machine of its own, for any wall, until it is told to end. A console or mindwall share " +
			"needs none: they have their own. Prints the line by which a wall comes here; whoever has it may come with any wall. The " +
			"folder keeps the hub's secret and what passes through, which is transport and not the wall: tables fill an empty one again. " +
			"Three hubs with the same hub.secret are a cluster, and one of them may fail.",
		Example: `mindwall hub /srv/walls
mindwall hub /srv/walls --cluster walls --routes a.example,b.example,c.example`,
		RunE: func(c *cobra.Command, args []string) error {
			if held {
				return tables.Held(s.Stdin, s.Stdout)
			}
			if err := wants(1, "folder")(c, args); err != nil {
				return shell.Usage(err)
			}
			h.Dir = args[0]
			return tables.RunHub(c.Context(), s, h)
		},
	}
	h.Add(c.Flags())
	c.Flags().BoolVar(&held, "held", false, "for the program that holds the hub")
	_ = c.Flags().MarkHidden("held") // the flag is there
	return c
}
