package main

import (
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/redacted"
	"mindwall/cmd/internal/shell"
)

func redactCommand(s *shell.Shell) *cobra.Command {
	var rows []string
	c := &cobra.Command{
		Use:   "redact FILE ID …",
		Short: "Take the words of an answer out for good",
		Long: "Take the words of an answer out of the file for good: its caption, its quote, its earlier wordings, and where it " +
			"was imported from. The tally stays. It cannot be undone, and holds when an older copy is merged in. Copies and " +
			"exports that were made before are out of its reach, and what else may have the words is named. An id may be shortened to what tells it from others.",
		Example: `mindwall export day.wall --format json --to - | less   # look for the id
mindwall redact day.wall 7f3c9a
mindwall redact day.wall --row responses.csv:14   # all that this row of a survey says`,
		Args: func(c *cobra.Command, args []string) error {
			if len(rows) > 0 {
				return wants(1, "wall")(c, args)
			}
			return wants(-1, "wall", "answer's id")(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			if len(rows) > 0 {
				return redacted.Rows(c.Context(), s, args[0], rows)
			}
			return redacted.Answers(c.Context(), s, args[0], args[1:])
		},
	}
	c.Flags().StringArrayVar(&rows, "row", nil, "a row of a survey that was imported, as responses.csv:14: its answers, and what is kept of who gave them")
	return c
}
