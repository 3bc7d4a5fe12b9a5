package desk

import (
	"cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// NoteActions records what somebody will do. A date until when is one that the event's language writes so; other words stay.
func (p *Pen) NoteActions(texts []string, who, due string) error {
	e := &p.Live().Board().Event
	date, _ := say.In(e.Language).ReadDate(due, e.Date)
	var drafts []mindmap.Draft
	for _, text := range texts {
		drafts = append(drafts, mindmap.Draft{ID: p.ID(), Op: mindmap.AddAction{Text: text, Who: who, Due: cmp.Or(date, due)}})
	}
	return p.Record(drafts...)
}
