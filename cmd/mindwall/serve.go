package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/pace"
	"mindwall/cmd/internal/phones"
	"mindwall/cmd/internal/shell"
)

func serveCommand(s *shell.Shell) *cobra.Command {
	var f phones.Flags
	c := &cobra.Command{
		Use: "serve FILE", Short: "Let phones answer, without a screen",
		Long: "Let everybody answer by phone, without a screen: before the event and after it, on a server, or beside an open " +
			"console, which shows what comes. Prints the address of the phones' page, and on standard error its code and where browsers " +
			"see the room; goes on until it is told to end. Addresses, code and settings stay with the wall.",
		Example: `mindwall serve day.wall
mindwall serve day.wall --mode survey --inbox
mindwall serve day.wall --listen 127.0.0.1:8080 --public https://wall.example`,
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error {
			o, err := f.Options(args[0])
			if err != nil {
				return shell.Usage(err)
			}
			return runServe(c.Context(), s, o)
		},
	}
	f.Add(c)
	return c
}

// runServe lets phones in until the program is told to end, or the door is closed for good.
func runServe(ctx context.Context, s *shell.Shell, o phones.Options) error {
	s.HeedSync(o.Path)
	o.Look = s.Settings().Look
	defer pace.AfterFirstPicture(pace.Calm).Cancel()
	return phones.Serve(ctx, o, func(door phones.Status) error {
		s.EndsInOrder()
		fmt.Fprintln(s.Out, door.Addresses[0])
		if !s.Quiet {
			door.Invite(s.Words, shell.IsTerminal(s.Stderr))
		}
		return s.Flush()
	})
}
