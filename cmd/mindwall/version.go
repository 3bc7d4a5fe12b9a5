package main

import (
	"runtime/debug"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/manual"
	"mindwall/cmd/internal/shell"
	"mindwall/cmd/internal/stamp"
)

func versionCommand(s *shell.Shell) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use: "version", Short: "Show the version, and what it was built of", Args: wants(0),
		RunE: func(*cobra.Command, []string) error {
			if asJSON {
				return s.JSON(stamped())
			}
			_, err := s.Out.WriteString(stamped().Lines())
			return err
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return c
}

func stamped() stamp.Stamp {
	info, _ := debug.ReadBuildInfo()
	return stamp.Of(version, info)
}

func manCommand(s *shell.Shell) *cobra.Command {
	return &cobra.Command{
		Use: "man", Short: "Write the manual page", Long: "Write the manual page to standard output, as the program man reads it.",
		Example: "mindwall man >mindwall.1\nman ./mindwall.1", Args: wants(0),
		RunE: func(c *cobra.Command, _ []string) error {
			return manual.Man(s.Out, c.Root(), version, stamped().Date())
		},
	}
}
