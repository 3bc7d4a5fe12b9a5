package main

import (
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/checked"
	"mindwall/cmd/internal/shell"
)

func infoCommand(s *shell.Shell) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "info FILE",
		Short: "Show title, questions, counts and the file's health",
		Args:  wants(1, "wall"),
		RunE:  func(c *cobra.Command, args []string) error { return checked.Info(c.Context(), s, args[0], asJSON) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON, with ids")
	return c
}
