package main

import (
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/logged"
	"mindwall/cmd/internal/shell"
)

func logCommand(s *shell.Shell) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "log FILE",
		Short: "Show every entry: who, when, what",
		Args:  wants(1, "wall"),
		RunE: func(_ *cobra.Command, args []string) error {
			d, err := s.ReadWall(args[0])
			if err != nil {
				return err
			}
			defer d.Close()
			if asJSON {
				return logged.JSON(s.Out, d.Live())
			}
			logged.Print(s.Out, d.Live(), s.Columns())
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON, one entry a line")
	return c
}
