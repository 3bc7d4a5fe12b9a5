package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

func (a *app) mergeCommand() *cobra.Command {
	var match, accept bool
	c := &cobra.Command{
		Use:   "merge FILE OTHER …",
		Short: "Unite copies and siblings of a wall",
		Long: "Unite copies and siblings of a wall: all that is in each OTHER and not yet in FILE is added to FILE, and counts " +
			"once however often it is merged. The others are not changed. A wall of another event is refused, unless " +
			"--match-questions copies its answers in under the questions of the same words.\n\n" +
			"Where words were taken out in an OTHER, they go from the bytes of FILE as well, for good; so merge asks first, or " +
			"wants --accept-redactions, and merges nothing without. --accept-redactions agrees also to what came before.",
		Example: `mindwall new table2.wall --from day.wall   # before
mindwall merge day.wall table2.wall table3.wall   # after`,
		Args: wants(-1, "wall", "other wall"),
		RunE: func(c *cobra.Command, args []string) error {
			return a.runMerge(c.Context(), args[0], args[1:], match, accept)
		},
	}
	c.Flags().BoolVar(&match, "match-questions", false, "take answers of another event too, under the questions of the same words")
	c.Flags().BoolVar(&accept, "accept-redactions", false, "let words that were taken out elsewhere go from this file for good")
	return c
}

func (a *app) runMerge(ctx context.Context, path string, others []string, match, accept bool) error {
	d, err := a.openWall(path)
	if err != nil {
		return err
	}
	defer d.Close()
	guests, err := inviteAll(d, others, match) // all of them before the first is merged
	if err != nil {
		return err
	}
	if losses := d.Losses(guests...); len(losses) > 0 && !accept {
		if err := a.agree(ctx, path, losses); err != nil {
			return err
		}
		accept = true
	}
	var left partial
	for _, g := range guests {
		if g.Kin {
			err = a.unite(ctx, d, path, g)
		} else {
			var some partial
			some, err = a.matchIn(ctx, d, g)
			left = append(left, some...)
		}
		if err != nil {
			return err
		}
		if n := len(g.Refused); n > 0 {
			left = append(left, hint(fmt.Errorf("%s: %s left out; of the first: %w", text.TellPath(g.Path), say.Counted(n, "unsound entry"), g.Refused[0]),
				"all others are merged; mindwall log %s shows them all", text.TellPath(g.Path)))
		}
	}
	if accept {
		n, err := d.Accept(ctx)
		if err != nil {
			return err
		}
		a.note("%s without the words that were taken out, for good", say.Counted(n, "entry"))
	} else if held := desk.HeldNote(path, d.Live().HeldWords()); held != nil {
		a.note("note: words are %s", withAdvice(held))
	}
	if n := desk.SameNames(d.Board()); n > 0 {
		a.note("note: %s of the same name as another under the same question; merge them in the console", say.Counted(n, "theme"))
	}
	if err := d.Close(); err != nil {
		return err
	}
	if len(left) > 0 {
		return left
	}
	return nil
}

func inviteAll(d *desk.Desk, others []string, match bool) ([]*desk.Guest, error) {
	var guests []*desk.Guest
	for _, other := range others {
		g, err := d.Invite(other)
		if err != nil {
			return nil, err
		}
		if !g.Kin && !match {
			return nil, hint(fmt.Errorf("%s is a wall of another event", text.TellPath(other)),
				"--match-questions copies its answers in under the questions of the same words")
		}
		guests = append(guests, g)
	}
	return guests, nil
}

// unite adds what is new in a copy or a sibling.
func (a *app) unite(ctx context.Context, d *desk.Desk, path string, g *desk.Guest) error {
	m, err := d.Merge(ctx, g)
	if err != nil {
		return err
	}
	name := text.TellPath(filepath.Base(g.Path))
	a.note("%s: %s, %s more", name, say.Counted(m.Entries, "new entry"), say.Counted(m.Answers, "answer"))
	for _, n := range m.Notes(g, path) {
		a.note("%s", withAdvice(n))
	}
	for _, id := range m.Again {
		a.note("note: an answer whose words were taken out was reworded in %s, and has words again; to take these out as well: "+
			"mindwall redact %s %s", name, text.TellPath(path), id)
	}
	return nil
}

// agree asks whether words that were taken out in the guests may go from the file, unless that was said. It fails when
// they may not, or when there is nobody to ask.
func (a *app) agree(ctx context.Context, path string, losses []fold.Loss) error {
	told := fmt.Sprintf("taken out of %s for good: %s", text.TellPath(path), fold.TellLosses(losses))
	err := hint(errors.New("nothing was merged: words would be "+told), "--accept-redactions agrees")
	if !(isTerminal(a.stdin) && isTerminal(a.stderr)) {
		return err
	}
	yes, failed := a.confirm(ctx, fmt.Sprintf("Words would be %s. Merge, and let them go?", told))
	if failed != nil || yes {
		return failed
	}
	return err
}

// matchIn copies the answers of another event's wall, and tells of those that stayed out.
func (a *app) matchIn(ctx context.Context, d *desk.Desk, g *desk.Guest) (left partial, err error) {
	m, err := d.MatchQuestions(ctx, g)
	if errors.Is(err, desk.ErrNoMatch) {
		err = hint(err, "questions match when they have the same words")
	}
	if err != nil {
		return nil, err
	}
	name := text.TellPath(filepath.Base(g.Path))
	a.note("%s: %s copied", name, say.Counted(m.Answers, "answer"))
	for _, q := range m.Left {
		left = append(left, hint(fmt.Errorf("%s: no question here reads %q, so %s stayed out", name, q.Text,
			say.Counted(q.Answers, "answer")), "ask it in the console in the same words, and merge again"))
	}
	return left, nil
}
