package main

import (
	"context"
	"os"

	"mindwall/tui"
	"mindwall/tui/console"
	"mindwall/tui/keycheck"
	"mindwall/tui/look"
)

// showTestCard fills the window with what tells whether the room will be able to read it.
func (a *app) showTestCard() error {
	if err := a.needTerminal("run it in the window that will be projected"); err != nil {
		return err
	}
	kind := look.Light // what projectors show best
	if chosen, err := look.ParseKind(string(a.settings().Look)); err == nil {
		kind = chosen
	}
	return tui.WriteTestCard(a.out, a.stdout, look.New(kind, os.Getenv("NO_COLOR") != ""))
}

// checkKeys shows a page to try keys on.
func (a *app) checkKeys(ctx context.Context) error {
	if err := a.needTerminal("run it in the window in which the wall will be open"); err != nil {
		return err
	}
	o := keycheck.Options{Uses: console.Uses()}
	o.Look, o.FollowBackground, o.NoColour = a.wears()
	return keycheck.Run(ctx, o)
}
