package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/phones"
)

func (a *app) serveCommand() *cobra.Command {
	var f phones.Flags
	c := &cobra.Command{
		Use: "serve FILE", Short: "Let phones answer, without a screen",
		Long: "Let everybody answer by phone, without a screen: before the event and after it, on a server, or beside an open " +
			"console, which shows what comes. Prints the address of the phones' page, and goes on until it is told to end. Address, " +
			"code and settings stay with the wall.",
		Example: `mindwall serve day.wall
mindwall serve day.wall --mode survey --inbox
mindwall serve day.wall --listen 127.0.0.1:8080 --public https://wall.example`,
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error {
			o, err := f.Options(args[0])
			if err != nil {
				return &usageError{err}
			}
			return a.serve(c.Context(), o)
		},
	}
	f.Add(c)
	return c
}

// serve lets phones in until the program is told to end, or the door is closed for good.
func (a *app) serve(ctx context.Context, o phones.Options) error {
	a.heedSync(o.Path)
	over, cancel := context.WithCancel(ctx)
	defer cancel()
	o.Told = func(s phones.Status) {
		if s.Over {
			cancel()
		}
	}
	d, err := phones.Open(ctx, o)
	if err != nil {
		return err
	}
	a.endsInOrder()
	fmt.Fprintln(a.out, d.Status().Addresses[0])
	if !a.quiet {
		d.Status().Invite(a.words, isTerminal(a.stderr))
	}
	if err := a.flushed(); err != nil {
		return errors.Join(err, d.Close())
	}
	<-over.Done()
	if ctx.Err() == nil {
		a.note("the door for phones was closed for good")
	}
	return d.Close()
}
