package main

import (
	"context"

	"mindwall/tui/console"
	"mindwall/tui/keycheck"
	"mindwall/tui/look"
	"mindwall/tui/room"
	"mindwall/tui/stage"
)

// showTestCard fills the window with what reports whether the room will be able to read it.
func (a *app) showTestCard() error {
	if err := a.needTerminal("run it in the window that will be projected"); err != nil {
		return err
	}
	paper, err := room.NewPaper("", "auto", a.stdout)
	if err != nil {
		return err
	}
	kind := look.Light // what projectors show best
	if chosen, err := look.ParseKind(string(a.settings().Look)); err == nil {
		kind = chosen
	}
	l := look.New(kind, paper.NoColour())
	return paper.Print(a.out, stage.TestCard(paper.Size, l), l)
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
