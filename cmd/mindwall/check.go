package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/checked"
	"mindwall/cmd/internal/opened"
	"mindwall/cmd/internal/shell"
)

func checkCommand(s *shell.Shell) *cobra.Command {
	check := checked.Check{Shell: s}
	var rescue string
	var room, keys, phones bool
	c := &cobra.Command{
		Use:   "check [FILE]",
		Short: "Check this terminal, Graphviz, fonts, and a wall",
		Long: "Check this terminal, Graphviz, the fonts for pictures, where the settings are, and, when a wall is named, " +
			"whether its file is sound. --rescue saves what can be read of a damaged wall into a new file. --room shows a test " +
			"card: put the window on the projector, and look at it from the last row of chairs. --keys shows which keys arrive in " +
			"this terminal, what they do, and what does the same where one does not. --phones tries whether phones could come in, on the port " +
			"of the wall that is named: do it in the venue, the day before.",
		Example: `mindwall check
mindwall check day.wall
mindwall check day.wall --rescue saved.wall
mindwall check day.wall --json
mindwall check --room
mindwall check --keys
mindwall check --phones`,
		Args: func(_ *cobra.Command, args []string) error {
			if rescue != "" && len(args) == 0 {
				return errors.New("no wall given to rescue")
			}
			return wants(1)(nil, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case room:
				return opened.TestCard(s)
			case keys:
				return opened.Keys(c.Context(), s)
			case rescue != "":
				return checked.Rescue(c.Context(), s, args[0], rescue)
			case phones:
				check.Phones(c.Context(), strings.Join(args, ""))
				return check.End(nil)
			}
			check.Surroundings(c.Context())
			if len(args) == 0 {
				return check.End(nil)
			}
			return check.End(check.Wall(c.Context(), args[0]))
		},
	}
	c.Flags().BoolVar(&check.JSON, "json", false, "as JSON")
	c.Flags().BoolVar(&room, "room", false, "show a test card for the projector")
	c.Flags().BoolVar(&keys, "keys", false, "try which keys arrive in this terminal")
	c.Flags().BoolVar(&phones, "phones", false, "try whether phones could come in")
	c.Flags().StringVar(&rescue, "rescue", "", "save what can be read into this new `file`")
	return c
}
