package opened

import (
	"context"

	"mindwall/cmd/internal/shell"
	"mindwall/tui/console"
	"mindwall/tui/keycheck"
	"mindwall/tui/look"
	"mindwall/tui/room"
	"mindwall/tui/testcard"
)

// TestCard fills the window with what reports whether the room will be able to read it.
func TestCard(s *shell.Shell) error {
	if err := s.NeedTerminal("run it in the window that will be projected"); err != nil {
		return err
	}
	paper, err := room.NewPaper("", "auto", s.Stdout)
	if err != nil {
		return err
	}
	kind := look.Light // what projectors show best
	if chosen := s.Settings(); !chosen.AsTerminal {
		kind = chosen.Look
	}
	l := look.New(kind, paper.NoColour())
	return paper.Print(s.Out, testcard.Rows(paper.Size, l), l)
}

// Keys shows a page to try keys on.
func Keys(ctx context.Context, s *shell.Shell) error {
	if err := s.NeedTerminal("run it in the window in which the wall will be open"); err != nil {
		return err
	}
	o := keycheck.Options{Uses: console.Uses()}
	o.Look, o.FollowBackground, o.NoColour = wears(s)
	return keycheck.Run(ctx, o)
}
