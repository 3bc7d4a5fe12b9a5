package main

import (
	"context"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/begun"
	"mindwall/cmd/internal/opened"
	"mindwall/cmd/internal/phones"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/tui/home"
)

// runHome shows the home screen, and goes where its user chooses. Where there is no terminal it is the help that people
// want.
func runHome(c *cobra.Command, s *shell.Shell) error {
	if s.NeedTerminal("") != nil {
		return c.Help()
	}
	return opened.Home(c.Context(), s, func(ctx context.Context, choice home.Choice) error {
		switch {
		case choice.Demo:
			return runDemo(ctx, s, "", false)
		case choice.New != nil:
			w := choice.New
			return runNew(ctx, s, w.Path, begun.Plan{
				Event: mindmap.Event{Title: w.Title, Date: w.Date, Place: w.Place, Host: w.Host}, Questions: w.Questions,
			}, false)
		default:
			return opened.Console(ctx, s, choice.Open, phones.Options{}, false)
		}
	})
}
