package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"mindwall/mindmap"
)

// matcher copies the answers of another event's wall under the questions of the same words. An answer is known again
// by the key of its origin, so it is copied once however often that is repeated.
type matcher struct {
	pen   *pen
	other *mindmap.Live
	file  string
	known map[string]bool
	added int
}

func (a *app) matchIn(ctx context.Context, w *wall, g guest) error {
	other := mindmap.NewLive()
	other.Add(g.entries...)
	var left partial
	m := &matcher{other: other, file: filepath.Base(g.path)}
	_, err := w.change(ctx, func(p *pen) error {
		m.pen, m.known = p, p.live().OriginKeys()
		var err error
		left, err = m.copyAll()
		return err
	})
	if err != nil {
		return fmt.Errorf("merge %s: %w", g.path, err)
	}
	a.note("%s: %s copied", m.file, count(m.added, "answer"))
	if len(left) > 0 {
		return left
	}
	return nil
}

// copyAll copies the answers of every question that has its like, and tells of those that have none.
func (m *matcher) copyAll() (left partial, err error) {
	matched := 0
	for _, from := range m.other.Board().Questions {
		to := matching(m.pen.live().Board(), from.Text)
		if to == nil {
			if from.Answers > 0 {
				left = append(left, hint(fmt.Errorf("%s: no question here reads %q, so %s stayed out", m.file, from.Text,
					count(from.Answers, "answer")), "ask it in the console in the same words, and merge again"))
			}
			continue
		}
		matched++
		for a := range from.AllAnswers {
			if err := m.copyGroup(a, to.ID); err != nil {
				return nil, err
			}
		}
		for _, a := range m.other.Board().Parked {
			if a.Question == from.ID {
				if err := m.copyGroup(a, to.ID); err != nil {
					return nil, err
				}
			}
		}
	}
	if matched == 0 {
		return nil, hint(errors.New("none of its questions is asked here"), "questions match when they have the same words")
	}
	return left, nil
}

func matching(b *mindmap.Board, text string) *mindmap.Question {
	for _, questions := range [][]*mindmap.Question{b.Questions, b.Aside} {
		for _, q := range questions {
			if mindmap.SameName(q.Text, text) {
				return q
			}
		}
	}
	return nil
}

// copyGroup copies an answer and those merged into it.
func (m *matcher) copyGroup(a *mindmap.Answer, question mindmap.ID) error {
	live := m.pen.live()
	theme, drafts, err := mindmap.PlanTheme(live.Board(), live.Question(question), m.other.ThemePath(a.Theme), m.pen.scribe.ID)
	if err != nil {
		return err
	}
	head, some, err := m.copyOne(a, question, theme)
	if err != nil {
		return err
	}
	drafts = append(drafts, some...)
	fresh := len(some) > 0
	for _, repeat := range a.Merged {
		id, some, err := m.copyOne(repeat, question, theme)
		if err != nil {
			return err
		}
		fresh = fresh || len(some) > 0
		drafts = append(drafts, some...)
		if len(some) > 0 && !head.IsZero() {
			drafts = append(drafts, mindmap.Draft{Op: mindmap.MergeAnswer{Answer: id, Into: head}})
		}
	}
	if !fresh {
		return nil
	}
	return m.pen.record(drafts...)
}

// copyOne drafts the copy of one answer; nothing when it was copied before. id is the copy's, zero when that was made
// before.
func (m *matcher) copyOne(a *mindmap.Answer, question, theme mindmap.ID) (id mindmap.ID, drafts []mindmap.Draft, err error) {
	key := "wall:" + a.ID.String()
	if m.known[key] {
		return mindmap.ID{}, nil, nil
	}
	m.known[key] = true
	m.added++
	id = m.pen.scribe.ID()
	drafts = []mindmap.Draft{{ID: id, Op: mindmap.AddAnswer{
		Question: question, Theme: theme, Caption: a.Text, Quote: a.Quote, Source: a.Source, Tally: a.Own,
		Redacted: a.Redacted, Origin: &mindmap.Origin{File: m.file, Key: key},
	}}}
	if a.Publish {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.PublishQuote{Answer: id, Publish: true}})
	}
	if a.Parked {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.ParkAnswer{Answer: id, Parked: true}})
	}
	return id, drafts, nil
}
