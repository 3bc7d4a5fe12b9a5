// Package rescue says whether a wall's file is sound, and saves what can be read of one that is not into a new wall.
package rescue

import (
	"context"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

// Into saves every entry that can be read of a wall, damaged or not, into a new one, and leaves the old one as it is.
// Entries that run ahead, those that are kept aside included, come after all others from then on. Words that a redaction
// takes out stay behind.
// The report is of the old one; Entries are those saved. It fails with [wallfile.ErrNotWall] when not one entry was found,
// and with [wallfile.ErrExists] when there is anything at the new path.
func Into(ctx context.Context, path, to string) (Report, error) {
	w, err := wallfile.OpenReadOnly(path)
	if err != nil {
		return Report{}, err
	}
	defer func() { _ = w.Close() }()
	report, err := Health(ctx, w)
	if err != nil {
		return report, err
	}
	if len(report.Faults) > 0 {
		if err := w.Salvage(ctx, report.Faults[0]); err != nil {
			return report, err
		}
	}
	entries, _, err := w.Load(ctx, 0)
	if err != nil {
		return report, err
	}
	aside, err := w.Ahead(ctx)
	if err != nil {
		return report, err
	}
	report.Ahead, report.Leaps = 0, 0
	entries, report.Renumbered = mindmap.Renumber(append(entries, aside...))
	sound, faults := wallfile.Sift(entries)
	report.Unreadable += len(faults)
	report.Faults = append(report.Faults, faults...)
	report.Entries = len(sound)
	state, err := w.State(ctx)
	if err != nil {
		state = nil // what the room was shown is not worth losing the rest for
	}
	return report, wallfile.Save(ctx, to, sound, nil, state)
}
