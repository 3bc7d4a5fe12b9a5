package main

import (
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/merged"
	"mindwall/cmd/internal/shell"
)

func mergeCommand(s *shell.Shell) *cobra.Command {
	var match, accept bool
	c := &cobra.Command{
		Use:   "merge FILE OTHER …",
		Short: "Unite copies and siblings of a wall",
		Long: "Unite copies and siblings of a wall: all that is in each OTHER and not yet in FILE is added to FILE, and counts " +
			"once however often it is merged. The others are not changed. A wall of another event is refused, unless " +
			"--match-questions copies its answers in under the questions of the same words.\n\n" +
			"Where words were taken out in an OTHER, they go from the bytes of FILE as well, for good; so merge asks first, or " +
			"wants --accept-redactions, and merges nothing without. --accept-redactions agrees also to what came before.",
		Example: `mindwall new table2.wall --from day.wall   # before
mindwall merge day.wall table2.wall table3.wall   # after`,
		Args: wants(-1, "wall", "other wall"),
		RunE: func(c *cobra.Command, args []string) error {
			return merged.Run(c.Context(), s, args[0], args[1:], match, accept)
		},
	}
	c.Flags().BoolVar(&match, "match-questions", false, "take answers of another event too, under the questions of the same words")
	c.Flags().BoolVar(&accept, "accept-redactions", false, "let words that were taken out elsewhere go from this file for good")
	return c
}
