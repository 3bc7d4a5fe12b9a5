package main

import (
	"errors"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/described"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
)

func describeCommand(s *shell.Shell) *cobra.Command {
	c := &cobra.Command{
		Use:   "describe FILE",
		Short: "Say what is known of the event",
		Long: "Say what is known of the event: when and where it was, who was there, whom to thank and to ask, and what happens next. " +
			"The write-up tells it. What is given replaces what was known; empty words take it away.",
		Example: `mindwall describe day.wall --present "31 link workers" --missing "Six could not come and answered online"
mindwall describe day.wall --contact "hello@example.org" --next "The board reads this in May"`,
		Args: wants(1, "wall"),
	}
	flags := described.New(c.Flags())
	c.RunE = func(c *cobra.Command, args []string) error {
		op, given, err := flags.Op()
		switch {
		case err != nil:
			return err
		case !given:
			return shell.Usagef("nothing is given to say of the event")
		}
		d, err := s.OpenWall(args[0])
		if err != nil {
			return err
		}
		_, err = d.Change(c.Context(), func(p *desk.Pen) error { return p.Record(mindmap.Draft{Op: op}) })
		return errors.Join(err, d.Close())
	}
	return c
}
