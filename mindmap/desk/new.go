package desk

import (
	"cmp"
	"context"

	"mindwall/mindmap"
	"mindwall/mindmap/desk/agenda"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/text"
)

// Beginning is a wall that has no file yet.
type Beginning struct {
	scribe *scribe.Scribe
	writer Writer
}

// Begin begins a wall with entries that were taken from another, if any.
func Begin(w Writer, taken ...mindmap.Entry) *Beginning {
	b := &Beginning{scribe: w.scribe(fold.NewLive()), writer: w}
	b.scribe.Live.Add(taken...)
	return b
}

// Board is the wall as it stands.
func (b *Beginning) Board() *mindmap.Board { return b.scribe.Live.Board() }

// ID is a fresh id, for a draft whose id must be known beforehand.
func (b *Beginning) ID() mindmap.ID { return b.scribe.ID() }

// Record makes entries of drafts, as one act.
func (b *Beginning) Record(drafts ...mindmap.Draft) error {
	if len(drafts) == 0 {
		return nil
	}
	_, err := b.scribe.Record(drafts...)
	return err
}

// FollowUp takes from the wall of the last event what one that follows it up begins with; see [plan.FollowUp].
func (b *Beginning) FollowUp(last *Desk) error {
	return b.scribe.RecordEach(plan.FollowUp(last.Board(), last.live.WallID(), b.ID)...)
}

// Plan adds what is planned: one act for the event, one for the questions, one for each theme. It fails with what is
// wrong with a text: see [text.Field.Clean].
func (b *Beginning) Plan(ctx context.Context, p *agenda.Plan) error {
	if op, some := p.Event.Described(); some {
		if err := b.Record(mindmap.Draft{Op: op}); err != nil {
			return err
		}
	}
	ids := make([]mindmap.ID, len(p.Questions))
	drafts := make([]mindmap.Draft, len(p.Questions))
	for i, q := range p.Questions {
		text, err := text.Question.Clean(q.Text)
		if err != nil {
			return err
		}
		ids[i] = b.ID()
		drafts[i] = mindmap.Draft{ID: ids[i], Op: mindmap.AskQuestion{Text: text}}
	}
	if err := b.Record(drafts...); err != nil {
		return err
	}
	for i, q := range p.Questions {
		if err := b.plant(ctx, ids[i], q.Themes); err != nil {
			return err
		}
	}
	return nil
}

// plant makes the themes of one question that are known beforehand. Each gets its own letter and the side that is lighter
// after those before.
func (b *Beginning) plant(ctx context.Context, question mindmap.ID, paths [][]string) error {
	plan, acts := plan.New(b.Board(), b.scribe.Live.Question(question), b.ID), [][]mindmap.Draft(nil)
	for _, path := range paths {
		_, drafts, err := plan.Theme(path)
		if err = cmp.Or(err, ctx.Err()); err != nil {
			return err
		}
		if len(drafts) > 0 {
			acts = append(acts, drafts)
		}
	}
	return b.scribe.RecordEach(acts...)
}

// Create makes the wall's file.
func (b *Beginning) Create(path string) error {
	live := b.scribe.Live
	b.writer.own(live.WallID(), b.scribe.Device)
	return Create(path, live.Entries())
}
