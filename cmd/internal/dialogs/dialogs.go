// Package dialogs is what the console's dialogs work with: exports from, and surveys and outlines for, the wall at its desk.
package dialogs

import (
	"context"
	"path/filepath"
	"strings"

	"mindwall/cmd/internal/imported"
	"mindwall/export"
	"mindwall/export/paper"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/survey"
	"mindwall/tui/exportdialog"
	"mindwall/tui/importing"
)

// Export writes files for a console's wall, beside the wall wherever that is kept meanwhile; those of a demo, which is
// in the temporary folder, into the current one.
func Export(d *desk.Desk, isDemo bool) exportdialog.Exporter {
	folder := folderOf(d, isDemo)
	e := exportdialog.Exporter{Folder: folder, Papers: append([]string{paper.Auto}, paper.Names()...)}
	for i, f := range export.Formats() {
		e.Formats = append(e.Formats, exportdialog.Format{Name: f.Name, Title: f.Title, Usual: i < 2})
	}
	e.Run = func(ctx context.Context, r exportdialog.Request) (exportdialog.Result, error) {
		request, err := export.Asked{Formats: strings.Join(r.Formats, ","), Look: r.Look, Paper: r.Paper, Language: r.Language}.Request()
		if err != nil {
			return exportdialog.Result{}, err
		}
		request.Board, request.WallName, request.Dir, request.Question = r.Board, export.WallName(d.Path()), folder(), r.Question
		request.Force, request.Book, request.Progress = r.Replace, r.Book, r.Progress
		result, err := export.Run(ctx, request)
		return exportdialog.Result{Paths: result.Paths, Notes: result.Notes}, err
	}
	return e
}

// folderOf is where files of a console's wall go.
func folderOf(d *desk.Desk, isDemo bool) func() string {
	opened := d.Path()
	return func() string {
		path := d.Path()
		if isDemo && path == opened {
			path = filepath.Base(path)
		}
		if absolute, err := filepath.Abs(filepath.Dir(path)); err == nil {
			return absolute
		}
		return filepath.Dir(path)
	}
}

// Import imports surveys at a console's desk.
func Import(d *desk.Desk) importing.Importer {
	return importing.Importer{
		Open: func(path string, o survey.Options) (*survey.Sheet, error) {
			return desk.OpenSurvey(path, "", o)
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
			return new(imported.Flags).Outline(path, b)
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
