package main

import (
	"context"

	"mindwall/cmd/internal/imported"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/survey"
	"mindwall/tui/importing"
)

// importer imports surveys at a console's desk.
func importer(d *desk.Desk) importing.Importer {
	return importing.Importer{
		Open: func(path string, o survey.Options) (*survey.Sheet, error) {
			return desk.OpenSurvey(desk.ExpandHome(path), "", o)
		},
		Complete: importing.CompletePath,
		Guess:    desk.GuessColumns,
		Record: func(ctx context.Context, i *desk.Intake) (result importing.Result, err error) {
			entries, done, err := d.Import(ctx, i)
			if result.Entries = len(entries); result.Entries > 0 {
				result.Last = entries[result.Entries-1].ID
			}
			result.Proposal = done
			return result, err
		},
		Outline: func(path string, b *mindmap.Board) (*desk.Incoming, error) {
			return new(imported.Flags).Outline(desk.ExpandHome(path), b, false)
		},
		Bring: func(ctx context.Context, in *desk.Incoming) (result importing.Result, err error) {
			entries, came, err := d.Bring(ctx, in)
			if result.Entries = len(entries); result.Entries > 0 {
				result.Last = entries[result.Entries-1].ID
			}
			result.Came = &came
			return result, err
		},
	}
}
