package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
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
	agreed, err := a.agreeToLosses(ctx, d, path, guests, accept)
	if err != nil {
		return err
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
			left = append(left, hint(fmt.Errorf("%s: %s left out; of the first: %w", g.Path, count(n, "unsound entry"), g.Refused[0]),
				"all others are merged; mindwall log %s shows them all", g.Path))
		}
	}
	if agreed {
		n, err := d.Accept(ctx)
		if err != nil {
			return err
		}
		a.note("words that were taken out are gone from %s: %s without them now", path, count(n, "entry"))
	} else if held := d.Live().HeldWords(); len(held) > 0 {
		a.note("note: %s still holds words that were taken out, %s; they go with: mindwall merge %s %s --accept-redactions",
			path, strings.Join(tellLosses(held), ", "), path, path)
	}
	if n := desk.SameNames(d.Board()); n > 0 {
		a.note("note: %s of the same name as another under the same question; merge them in the console", count(n, "theme"))
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
			return nil, hint(fmt.Errorf("%s is a wall of another event", other),
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
	name := filepath.Base(g.Path)
	a.note("%s: %s, %s more", name, count(m.Entries, "new entry"), count(m.Answers, "answer"))
	if told := tellChanges(m.Changed); told != "" {
		a.note("%s: of the answers that were here: %s", name, told)
	}
	if m.Ahead > 0 {
		a.note("note: %s of %s kept aside, ahead of the clock of %s; they come in when it has caught up, or into the wall that "+
			"mindwall check %s --rescue NEW makes", count(m.Ahead, "entry"), name, path, path)
	}
	if g.Unlike > 0 {
		a.note("note: %s of %s unlike that of the same id in %s, where nothing was changed: one of the files was altered",
			count(g.Unlike, "entry"), name, path)
	}
	for _, id := range m.Again {
		a.note("note: an answer whose words were taken out was reworded in %s, and has words again; to take these out as well: "+
			"mindwall redact %s %s", name, path, id)
	}
	return nil
}

// agreeToLosses asks whether words that were taken out in the guests may go from the file, unless that was said. It fails
// when they may not, or when there is nobody to ask.
func (a *app) agreeToLosses(ctx context.Context, d *desk.Desk, path string, guests []*desk.Guest, accept bool) (bool, error) {
	losses := d.Losses(guests...)
	if accept || len(losses) == 0 {
		return accept, nil
	}
	told := fmt.Sprintf("taken out of %s for good: %s", path, strings.Join(tellLosses(losses), ", "))
	nothing := errors.New("nothing was merged: words would be " + told)
	if !(isTerminal(a.stdin) && isTerminal(a.stderr)) {
		return false, hint(nothing, "--accept-redactions agrees")
	}
	a.note("Words would be %s", told)
	yes, err := a.confirm(ctx, "Merge, and let them go?")
	if err == nil && !yes {
		err = hint(nothing, "mindwall log of the other wall shows who took them out")
	}
	return yes, err
}

// tellLosses tells of redactions: of how much they are, and whose.
func tellLosses(losses []mindmap.Loss) []string {
	var told []string
	for _, l := range losses {
		who := plain(l.Redaction.Author)
		if who == "" {
			who = "somebody"
		}
		told = append(told, fmt.Sprintf("those of %s (by %s)", count(l.Nodes, "answer"), who))
	}
	return told
}

// tellChanges tells what became of answers; empty when nothing did.
func tellChanges(c mindmap.Changes) string {
	return joined(", ", some(c.Gone, "undone"), some(c.Removed, "removed"), some(c.Aside, "set aside"),
		some(c.Redacted, "without words now"), some(c.Reworded, "reworded"), some(c.Moved, "moved"),
		some(c.Merged, "merged or split"), some(c.Recounted, "counted anew"), some(c.Published, "with a quote for publishing now"))
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
	name := filepath.Base(g.Path)
	a.note("%s: %s copied", name, count(m.Answers, "answer"))
	for _, q := range m.Left {
		left = append(left, hint(fmt.Errorf("%s: no question here reads %q, so %s stayed out", name, q.Text,
			count(q.Answers, "answer")), "ask it in the console in the same words, and merge again"))
	}
	return left, nil
}
