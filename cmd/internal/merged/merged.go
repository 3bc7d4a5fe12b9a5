// Package merged is what mindwall merge does: it unites copies and siblings of a wall.
package merged

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"mindwall/cmd/internal/advice"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// Run merges others into a wall. match takes in the answers of other events too; accept lets words go that were taken out
// elsewhere.
func Run(ctx context.Context, s *shell.Shell, path string, others []string, match, accept bool) error {
	d, err := s.OpenWall(path)
	if err != nil {
		return err
	}
	defer d.Close()
	guests, err := inviteAll(d, others, match) // all of them before the first is merged
	if err != nil {
		return err
	}
	if losses := d.Losses(guests...); len(losses) > 0 && !accept {
		if err := agree(ctx, s, path, losses); err != nil {
			return err
		}
		accept = true
	}
	var left shell.Partial
	for _, g := range guests {
		if g.Kin {
			err = unite(ctx, s, d, path, g)
		} else {
			var some shell.Partial
			some, err = matchIn(ctx, s, d, g)
			left = append(left, some...)
		}
		if err != nil {
			return err
		}
		if n := len(g.Refused); n > 0 {
			left = append(left, fault.Advise(fmt.Errorf("%s: %s left out; of the first: %w", text.TellPath(g.Path), say.Counted(n, "unsound entry"), g.Refused[0]),
				"all others are merged; mindwall log %s shows them all", text.TellPath(g.Path)))
		}
	}
	if accept {
		n, err := d.Accept(ctx)
		if err != nil {
			return err
		}
		s.Note("%s without the words that were taken out, for good", say.Counted(n, "entry"))
	} else if held := desk.HeldNote(path, d.Live().HeldWords()); held != nil {
		s.Note("note: words are %s", advice.With(held))
	}
	if n := desk.SameNames(d.Board()); n > 0 {
		s.Note("note: %s of the same name as another under the same question; merge them in the console", say.Counted(n, "theme"))
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
		if !g.Kin && !match && d.FollowUp(g) {
			return nil, fault.Advise(fmt.Errorf("%s is the wall of another event, the one before or after", text.TellPath(other)),
				"mindwall compare tells what changed; --match-questions copies its answers in under the questions of the same words")
		}
		if !g.Kin && !match {
			return nil, fault.Advise(fmt.Errorf("%s is a wall of another event", text.TellPath(other)),
				"--match-questions copies its answers in under the questions of the same words")
		}
		guests = append(guests, g)
	}
	return guests, nil
}

// unite adds what is new in a copy or a sibling.
func unite(ctx context.Context, s *shell.Shell, d *desk.Desk, path string, g *desk.Guest) error {
	m, err := d.Merge(ctx, g)
	if err != nil {
		return err
	}
	name := text.TellPath(filepath.Base(g.Path))
	s.Note("%s: %s, %s more", name, say.Counted(m.Entries, "new entry"), say.Counted(m.Answers, "answer"))
	for _, n := range m.Notes(g, path) {
		s.Note("%s", advice.With(n))
	}
	for _, id := range m.Again {
		s.Note("note: an answer whose words were taken out was reworded in %s, and has words again; to take these out as well: "+
			"mindwall redact %s %s", name, text.TellPath(path), id)
	}
	return nil
}

// agree asks whether words that were taken out in the guests may go from the file, unless that was said. It fails when
// they may not, or when there is nobody to ask.
func agree(ctx context.Context, s *shell.Shell, path string, losses []fold.Loss) error {
	told := fmt.Sprintf("taken out of %s for good: %s", text.TellPath(path), fold.TellLosses(losses))
	err := fault.Advise(errors.New("nothing was merged: words would be "+told), "--accept-redactions agrees")
	if !(shell.IsTerminal(s.Stdin) && shell.IsTerminal(s.Stderr)) {
		return err
	}
	yes, failed := s.Confirm(ctx, fmt.Sprintf("Words would be %s. Merge, and let them go?", told))
	if failed != nil || yes {
		return failed
	}
	return err
}

// matchIn copies the answers of another event's wall, and tells of those that stayed out.
func matchIn(ctx context.Context, s *shell.Shell, d *desk.Desk, g *desk.Guest) (left shell.Partial, err error) {
	m, err := d.MatchQuestions(ctx, g)
	if errors.Is(err, desk.ErrNoMatch) {
		err = fault.Advise(err, "questions match when they have the same words")
	}
	if err != nil {
		return nil, err
	}
	name := text.TellPath(filepath.Base(g.Path))
	s.Note("%s: %s copied", name, say.Counted(m.Answers, "answer"))
	for _, q := range m.Left {
		left = append(left, fault.Advise(fmt.Errorf("%s: no question here reads %q, so %s stayed out", name, q.Text,
			say.Counted(q.Answers, "answer")), "ask it in the console in the same words, and merge again"))
	}
	return left, nil
}
