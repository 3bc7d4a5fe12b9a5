package main

import (
	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
)

// pen writes one action of a person: all that it records is one act, so that one undo takes it back.
type pen struct {
	scribe  *scribe.Scribe
	act     mindmap.ID // zero until the first record
	entries []mindmap.Entry
}

func (p *pen) live() *mindmap.Live { return p.scribe.Live }

// record makes entries of drafts and adds them to the board, so that what is planned next builds on them. It fails,
// with nothing done, when one does not validate.
func (p *pen) record(drafts ...mindmap.Draft) error {
	if len(drafts) == 0 {
		return nil
	}
	entries, err := p.scribe.Seal(drafts...)
	if err != nil {
		return err
	}
	if p.act.IsZero() {
		p.act = entries[0].Act
	}
	for i := range entries {
		entries[i].Act = p.act
	}
	p.live().Add(entries...)
	p.entries = append(p.entries, entries...)
	return nil
}
