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
func (d *Desk) MatchQuestions(ctx context.Context, g *Guest) (Matched, error) {
	m := &matcher{other: fold.NewLive(), file: filepath.Base(g.Path)}
	m.other.Take(g.sound...)
	_, err := d.Change(ctx, func(p *Pen) error {
		m.ctx, m.pen, m.known = ctx, p, p.Live().OriginKeys()
		return m.copyAll()
	})
	if err != nil {
		return Matched{}, fmt.Errorf("merge %s: %w", g.Path, err)
	}
	return m.done, nil
}

type matcher struct {
	ctx    context.Context
	pen    *Pen
	other  *fold.Live
	file   string
	known  map[string]bool
	drafts []mindmap.Draft
	done   Matched
}

// copyAll copies the answers of every question that has its like, as one act.
func (m *matcher) copyAll() error {
	here, parked := questionsByName(m.pen.Live().Board()), map[mindmap.ID][]*mindmap.Answer{}
	for _, a := range m.other.Board().Parked {
		parked[a.Question] = append(parked[a.Question], a)
	}
	matched := 0
	for _, from := range m.other.Board().Questions {
		to := here[text.NameKey(from.Text)]
		if to == nil {
			if from.Answers > 0 {
				m.done.Left = append(m.done.Left, from)
			}
			continue
		}
		matched++
		if err := m.copyQuestion(from, to, parked[from.ID]); err != nil {
			return err
		}
	}
	if matched == 0 {
		return ErrNoMatch
	}
	return m.pen.Record(m.drafts...)
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

func (m *matcher) copyQuestion(from, to *mindmap.Question, parked []*mindmap.Answer) error {
	c := copier{matcher: m, plan: plan.New(m.pen.Live().Board(), to, m.pen.ID), to: to.ID, themes: map[mindmap.ID]mindmap.ID{}}
	for a := range from.AllAnswers {
		if err := c.copyGroup(a); err != nil {
			return err
		}
	}
	for _, a := range parked {
		if err := c.copyGroup(a); err != nil {
			return err
		}
	}
	return nil
}

// copier copies answers under one question.
type copier struct {
	*matcher
	plan   *plan.Planner
	to     mindmap.ID
	themes map[mindmap.ID]mindmap.ID // by those of the other wall
}

// theme finds the like of a theme of the other wall, and drafts it and those above when they are missing.
func (c *copier) theme(id mindmap.ID) (mindmap.ID, error) {
	var missing []*mindmap.Theme // innermost first
	var here mindmap.ID
	for t := c.other.Theme(id); t != nil; t = c.other.Theme(t.Parent) {
		if there, known := c.themes[t.ID]; known {
			here = there
			break
		}
		missing = append(missing, t)
	}
	for _, t := range slices.Backward(missing) {
		made, drafts, err := c.plan.ThemeUnder(here, []string{t.Text})
		if err != nil {
			return mindmap.ID{}, err
		}
		c.drafts = append(c.drafts, drafts...)
		here = made
		c.themes[t.ID] = here
	}
	return here, nil
}

// copyGroup copies an answer and those merged into it.
func (c *copier) copyGroup(a *mindmap.Answer) error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	if !slices.ContainsFunc(append([]*mindmap.Answer{a}, a.Merged...), func(a *mindmap.Answer) bool { return !c.known[copyKey(a)] }) {
		return nil
	}
	theme, err := c.theme(a.Theme)
	if err != nil {
		return err
	}
	head, fresh := c.copyOne(a, c.to, theme)
	for _, repeat := range a.Merged {
		if id, some := c.copyOne(repeat, c.to, theme); some && fresh {
			c.drafts = append(c.drafts, mindmap.Draft{Op: mindmap.MergeAnswer{Answer: id, Into: head}})
		}
	}
	return nil
}

// copyKey is the key of an answer's copy.
func copyKey(a *mindmap.Answer) string { return "wall:" + a.ID.String() }

// copyOne drafts the copy of one answer, unless it was copied before.
func (m *matcher) copyOne(a *mindmap.Answer, question, theme mindmap.ID) (id mindmap.ID, fresh bool) {
	key := copyKey(a)
	if m.known[key] {
		return mindmap.ID{}, false
	}
	m.known[key] = true
	m.done.Answers++
	id = m.pen.ID()
	m.drafts = append(m.drafts, mindmap.Draft{ID: id, Op: mindmap.AddAnswer{
		Question: question, Theme: theme, Caption: a.Text, Quote: a.Quote, Source: a.Source, Tally: a.Own,
		Redacted: a.Redacted, Origin: &mindmap.Origin{File: m.file, Key: key},
	}})
	if a.Publish {
		m.drafts = append(m.drafts, mindmap.Draft{Op: mindmap.PublishQuote{Answer: id, Publish: true}})
	}
	if a.Parked {
		m.drafts = append(m.drafts, mindmap.Draft{Op: mindmap.ParkAnswer{Answer: id, Parked: true}})
	}
	return id, true
}
