package main

import (
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/shell"
	"mindwall/cmd/internal/suggested"
)

func suggestCommand(s *shell.Shell) *cobra.Command {
	var f suggested.Flags
	c := &cobra.Command{
		Use:   "suggest FILE",
		Short: "Propose themes for the unsorted answers",
		Long: "Propose themes for the unsorted answers: a theme that is there, where an answer is clearly like what is under it, " +
			"and new themes for answers that are like each other. Answers that are alike without a word for it are shown, " +
			"and stay unsorted until you name them. Nothing is changed without --apply, and one undo takes that back.",
		Example: `mindwall suggest day.wall --question 2
mindwall suggest day.wall --apply`,
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error { return suggested.Run(c.Context(), s, args[0], f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.Question, "question", "", "one question alone: its number or id")
	flags.BoolVar(&f.Apply, "apply", false, "file the answers as proposed")
	flags.BoolVar(&f.JSON, "json", false, "as JSON, with ids")
	return c
}
