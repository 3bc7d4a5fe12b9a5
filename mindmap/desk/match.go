package desk

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/text"
)

// Matched is what was copied from a wall of another event.
type Matched struct {
	Answers int
	Left    []*mindmap.Question // of the other wall, with answers, and without their like here
}

// ErrNoMatch says that none of a wall's questions is asked in the other.
var ErrNoMatch = errors.New("none of its questions is asked here")

// MatchQuestions copies the answers of a guest of another event under the questions of the same words. An answer is
// known again by the key of its origin, so it is copied once however often that is repeated. It fails with [ErrNoMatch].
func (d *Desk) MatchQuestions(ctx context.Context, g *Guest) (done Matched, err error) {
	other := fold.NewLive()
	other.Take(g.sound...)
	_, err = d.Change(ctx, func(p *Pen) error {
		c := newCopying(ctx, p.Live().Board(), p.Live().OriginKeys(), p.ID, filepath.Base(g.Path))
		var err error
		if done, err = c.matchAll(other.Board()); err != nil {
			return err
		}
		return p.Record(c.drafts...)
	})
	if err != nil {
		return Matched{}, fmt.Errorf("merge %s: %w", g.Path, err)
	}
	return done, nil
}

// matchAll copies the answers of every question that has its like, as one act.
func (c *copying) matchAll(other *mindmap.Board) (done Matched, err error) {
	here, parked := questionsByName(c.board), map[mindmap.ID][]*mindmap.Answer{}
	for _, a := range other.Parked {
		parked[a.Question] = append(parked[a.Question], a)
	}
	matched := 0
	for _, from := range other.Questions {
		to := here[text.NameKey(from.Text)]
		if to == nil {
			if from.Answers > 0 {
				done.Left = append(done.Left, from)
			}
			continue
		}
		matched++
		k := c.copier(from, to.ID, byName{plan.New(c.board, to, c.newID)})
		if err := k.all(parked[from.ID]); err != nil {
			return done, err
		}
	}
	if matched == 0 {
		return done, ErrNoMatch
	}
	done.Answers = c.fresh
	return done, nil
}

// all copies all answers of the question, and those of it that are parked.
func (c *copier) all(parked []*mindmap.Answer) error {
	for a := range c.from.AllAnswers {
		if err := c.group(a); err != nil {
			return err
		}
	}
	for _, a := range parked {
		if err := c.group(a); err != nil {
			return err
		}
	}
	return nil
}

// questionsByName finds questions by their words, those that are asked before those that were set aside.
func questionsByName(b *mindmap.Board) map[string]*mindmap.Question {
	byName := map[string]*mindmap.Question{}
	for _, questions := range [][]*mindmap.Question{b.Aside, b.Questions} {
		for _, q := range slices.Backward(questions) {
			byName[text.NameKey(q.Text)] = q
		}
	}
	return byName
}
