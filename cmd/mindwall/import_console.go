package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"mindwall/mindmap/desk"
	"mindwall/mindmap/survey"
	"mindwall/tui/importing"
)

// importer imports surveys at a console's desk.
func importer(d *desk.Desk) importing.Importer {
	return importing.Importer{
		Open: func(path string, o survey.Options) (*survey.Sheet, error) {
			return openSurvey(desk.ExpandHome(path), o)
		},
		Complete: completePath,
		Guess:    desk.GuessColumns,
		Record: func(ctx context.Context, i *desk.Intake) (result importing.Result, err error) {
			entries, done, err := d.Import(ctx, i)
			if n := len(entries); n > 0 {
				result.Last = entries[n-1].ID
			}
			result.Proposal = done
			return result, err
		},
	}
}

// mostFound is how many files are offered to complete a path.
const mostFound = 200

// completePath returns what a half-typed path of a survey may become: folders, and files that may be surveys. Hidden
// ones are offered when their dot is typed.
func completePath(text string) []string {
	if text == "~" {
		return []string{"~" + string(filepath.Separator)}
	}
	cut := strings.LastIndexFunc(text, func(r rune) bool { return r < 0x80 && os.IsPathSeparator(byte(r)) }) + 1
	folder, start := text[:cut], text[cut:]
	where := desk.ExpandHome(folder)
	if where == "" {
		where = "."
	}
	files, err := os.ReadDir(where)
	if err != nil {
		return nil
	}
	var found []string
	for _, f := range files {
		name := f.Name()
		if !strings.HasPrefix(name, start) || name[0] == '.' && !strings.HasPrefix(start, ".") || len(found) == mostFound {
			continue
		}
		switch info, err := os.Stat(filepath.Join(where, name)); { // follows links
		case err != nil:
		case info.IsDir():
			found = append(found, folder+name+string(filepath.Separator))
		case isSurveyName(name):
			found = append(found, folder+name)
		}
	}
	return found
}

// isSurveyName tells the files that survey tools export.
func isSurveyName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".txt", ".xlsx", ".xlsm":
		return true
	}
	return false
}
