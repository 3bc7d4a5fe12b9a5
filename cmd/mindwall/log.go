package main

import (
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/logged"
)

func (a *app) logCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "log FILE",
		Short: "Show every entry: who, when, what",
		Args:  wants(1, "wall"),
		RunE: func(_ *cobra.Command, args []string) error {
			d, err := a.readWall(args[0])
			if err != nil {
				return err
			}
			defer d.Close()
			if asJSON {
				return logged.JSON(a.out, d.Live())
			}
			logged.Print(a.out, d.Live(), a.columns())
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON, one entry a line")
	return c
}
