package desk

import (
	"context"
	"fmt"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile"
)

// Guest is a wall that may be merged into another.
type Guest struct {
	Path    string
	Kin     bool    // of the same event: copies and siblings share what made their questions
	Refused []error // what is wrong with those of its entries that cannot be taken in
	// Unlike are entries that both walls have and that say something else here. What is here stays.
	Unlike int
	sound  []mindmap.Sealed
}

// Invite reads another wall.
func (d *Desk) Invite(path string) (*Guest, error) {
	entries, err := Entries(path)
	if err != nil {
		return nil, err
	}
	g := &Guest{Path: path}
	for i := range entries {
		g.Kin = g.Kin || d.live.Has(entries[i].ID)
	}
	g.sound, g.Refused = wallfile.Sift(entries)
	if g.Kin {
		g.Unlike = d.live.Unlike(mindmap.Entries(g.sound))
	}
	return g, nil
}

// FollowUp reports whether one of two walls, of a desk and of a guest, follows up the other.
func (d *Desk) FollowUp(g *Guest) bool {
	guest := fold.NewLive()
	guest.Take(g.sound...)
	follows := func(one, other *fold.Live) bool {
		f := &one.Board().Follows
		return !f.IsZero() && f.Wall == other.WallID()
	}
	return follows(d.live, guest) || follows(guest, d.live)
}

// Losses are what the redactions of guests take words out of here, once they are merged and somebody agrees: see
// [Desk.Accept].
func (d *Desk) Losses(guests ...*Guest) []fold.Loss {
	var entries []mindmap.Entry
	for _, g := range guests {
		if g.Kin {
			entries = append(entries, mindmap.Entries(g.sound)...)
		}
	}
	return d.live.Losses(entries)
}

// Merged is what a merge brought.
type Merged struct {
	Entries int // that were new
	Answers int // more than before
	Ahead   int // entries that are kept aside, as their clock runs ahead of this wall's
	// Changed is what became of answers that were here.
	Changed fold.Changes
	// Again are answers whose words were taken out, and which have others now.
	Again []mindmap.ID
}

// Merge takes in what a guest has and this wall has not.
func (d *Desk) Merge(ctx context.Context, g *Guest) (m Merged, err error) {
	was, known := d.Board(), wordsAgain(d.live)
	n, live, err := d.Take(ctx, g.sound...)
	if err != nil {
		return m, fmt.Errorf("merge %s: %w", g.Path, err)
	}
	m.Entries, m.Answers = n, max(Answers(live.Board())-Answers(was), 0)
	m.Changed = fold.Compare(was, live.Board())
	aside, err := d.wall().Ahead(ctx)
	if err != nil {
		return m, fmt.Errorf("merge %s: %w", g.Path, err)
	}
	brought := map[mindmap.ID]bool{}
	for i := range g.sound {
		brought[g.sound[i].Entry().ID] = true
	}
	for i := range aside {
		if brought[aside[i].ID] {
			m.Ahead++
		}
	}
	for id := range wordsAgain(live) {
		if !known[id] {
			m.Again = append(m.Again, id)
		}
	}
	return m, nil
}

// wordsAgain are the answers whose words were taken out, and which have others that no redaction names: somebody has
// reworded them since, or in a copy that did not know of it.
func wordsAgain(live *fold.Live) map[mindmap.ID]bool {
	redacted, again := live.RedactedEntries(), map[mindmap.ID]bool{}
	for id := range redacted {
		if live.Answer(id) == nil {
			continue // a rewording, or what is not here
		}
		for _, entry := range live.WordEntries(id) {
			if !redacted[entry] {
				again[id] = true
			}
		}
	}
	return again
}

// Answers counts the answers of a wall, wherever they stand; merged ones once.
func Answers(b *mindmap.Board) int {
	n := len(b.Parked) + len(b.Inbox) + len(b.Recovered)
	for _, questions := range [][]*mindmap.Question{b.Questions, b.Aside} {
		for _, q := range questions {
			n += q.Answers
		}
	}
	return n
}

// SameNames counts themes that have an elder sibling of the same name: two tables made the same one.
func SameNames(b *mindmap.Board) int {
	n := 0
	look := func(siblings []*mindmap.Theme) {
		names := make(map[string]bool, len(siblings))
		for _, t := range siblings {
			key := text.NameKey(t.Text)
			if names[key] {
				n++
			}
			names[key] = true
		}
	}
	for _, q := range b.Questions {
		look(q.Themes)
		for t := range q.AllThemes {
			look(t.Themes)
		}
	}
	return n
}
