package drive

import (
	"context"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shown"
	"mindwall/tui"
)

// keeper is a desk whose disk keeps nothing, and says that it did.
type keeper struct{ d *Driver }

func (k keeper) Record(drafts ...mindmap.Draft) error {
	entries, err := k.d.own.Record(drafts...)
	if err != nil {
		return err
	}
	k.d.Saved = append(k.d.Saved, entries...)
	kept := tui.KeptMsg{Saved: len(drafts), Err: k.d.Disk}
	if kept.Err != nil {
		kept.Saved = 0
	}
	if !k.d.Slow {
		k.d.Post(kept)
	}
	return nil
}

func (k keeper) Undo() (scribe.TakeBack, error) { return k.take(k.d.own.Undoing()) }

func (k keeper) Redo() (scribe.TakeBack, error) { return k.take(k.d.own.Redoing()) }

func (k keeper) take(back scribe.TakeBack, ok bool) (scribe.TakeBack, error) {
	if !ok {
		return scribe.TakeBack{}, nil
	}
	return back, k.Record(back.Draft())
}

func (k keeper) Accept(context.Context) (int, error) {
	n := 0
	for _, l := range k.d.Live.HeldWords() {
		n += len(l.Entries)
	}
	k.d.Post(tui.ArrivedMsg{Agreed: true})
	return n, nil
}

func (k keeper) TakeOut(_ context.Context, answers ...mindmap.ID) error {
	var op mindmap.Redact
	for _, id := range answers {
		op.Entries = append(op.Entries, k.d.Live.WordEntries(id)...)
	}
	sealed, err := k.d.own.Seal(mindmap.Draft{Op: op})
	if err == nil {
		k.d.Post(tui.ArrivedMsg{Own: sealed})
	}
	return err
}

func (k keeper) Move(path string) { k.d.Moved = path }

func (k keeper) Note(key, text string) { k.d.Notes[key] = text }

func (k keeper) Keep(key, text string) {
	if key == shown.Key {
		k.d.Shown = shown.Decode(text)
	}
	if k.d.kept[key] = text; text == "" {
		delete(k.d.kept, key)
	}
}
