package desk

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"mindwall/mindmap"
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
	m := &matcher{other: mindmap.NewLive(), file: filepath.Base(g.Path)}
	m.other.Take(g.sound...)
	_, err := d.Change(ctx, func(p *Pen) error {
		m.pen, m.known = p, p.Live().OriginKeys()
		return m.copyAll()
	})
	if err != nil {
		return Matched{}, fmt.Errorf("merge %s: %w", g.Path, err)
	}
	return m.done, nil
}

type matcher struct {
	pen   *Pen
	other *mindmap.Live
	file  string
	known map[string]bool
	done  Matched
}

// copyAll copies the answers of every question that has its like.
func (m *matcher) copyAll() error {
	matched := 0
	for _, from := range m.other.Board().Questions {
		to := matching(m.pen.Live().Board(), from.Text)
		if to == nil {
			if from.Answers > 0 {
				m.done.Left = append(m.done.Left, from)
			}
			continue
		}
		matched++
		for a := range from.AllAnswers {
			if err := m.copyGroup(a, to.ID); err != nil {
				return err
			}
		}
		for _, a := range m.other.Board().Parked {
			if a.Question == from.ID {
				if err := m.copyGroup(a, to.ID); err != nil {
					return err
				}
			}
		}
	}
	if matched == 0 {
		return ErrNoMatch
	}
	return nil
}

func matching(b *mindmap.Board, words string) *mindmap.Question {
	for _, questions := range [][]*mindmap.Question{b.Questions, b.Aside} {
		for _, q := range questions {
			if text.SameName(q.Text, words) {
				return q
			}
		}
	}
	return nil
}

// copyGroup copies an answer and those merged into it.
func (m *matcher) copyGroup(a *mindmap.Answer, question mindmap.ID) error {
	live := m.pen.Live()
	theme, drafts, err := mindmap.PlanTheme(live.Board(), live.Question(question), m.other.ThemePath(a.Theme), m.pen.ID)
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
	return m.pen.Record(drafts...)
}

// copyOne drafts the copy of one answer; nothing when it was copied before. id is the copy's, zero when that was made
// before.
func (m *matcher) copyOne(a *mindmap.Answer, question, theme mindmap.ID) (id mindmap.ID, drafts []mindmap.Draft, err error) {
	key := "wall:" + a.ID.String()
	if m.known[key] {
		return mindmap.ID{}, nil, nil
	}
	m.known[key] = true
	m.done.Answers++
	id = m.pen.ID()
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
