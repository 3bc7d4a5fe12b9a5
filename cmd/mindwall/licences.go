package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/shell"
	"mindwall/export/fonts"
	"mindwall/mindmap/affinity/vectors"
)

// licencesCommand prints the licences that must go with the program wherever it goes.
func licencesCommand(s *shell.Shell) *cobra.Command {
	return &cobra.Command{
		Use:   "licences",
		Short: "Show the licences of what the program carries",
		Long: "Show the licences of what the program carries beside its code: the fonts of the pictures and the table of word " +
			"vectors.",
		Args: wants(0),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(s.Out, "Noto Sans and Noto Sans Mono, the fonts of the pictures\n\n%s\n\nThe table of word vectors\n\n%s\n", fonts.Licence(), vectors.Notices())
			return err
		},
	}
}
