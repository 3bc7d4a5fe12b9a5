package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/survey"
	"mindwall/mindmap/wallfile"
	"mindwall/tui/importing"
)

// importer imports surveys into the wall that a console keeps. It writes into the file beside the console, as another
// process would, so that what is on the wall is looked up while nobody else can write; the entries come back to the
// console as those of others do, and are this device's to undo.
func (k *keeper) importer(s *scribe.Scribe) importing.Importer {
	return importing.Importer{
		Open: func(path string, o survey.Options) (*survey.Sheet, error) {
			return openSurvey(expandHome(path), o)
		},
		Complete: completePath,
		Guess:    guessColumns,
		Record: func(ctx context.Context, r importing.Request) (importing.Result, error) {
			return k.importSurvey(ctx, s, r)
		},
	}
}

func (k *keeper) importSurvey(ctx context.Context, s *scribe.Scribe, r importing.Request) (result importing.Result, err error) {
	k.mu.Lock()
	file := k.file
	k.mu.Unlock()
	w, err := boardOf(ctx, file)
	if err != nil {
		return result, err
	}
	w.scribe = &scribe.Scribe{Live: w.live, Author: s.Author, Device: s.Device}
	i := &intake{sheet: r.Sheet, mapping: r.Mapping, split: r.Split, inbox: r.Inbox}
	entries, done, err := i.into(ctx, w)
	if err != nil {
		return result, err
	}
	result.Proposal = done
	if n := len(entries); n > 0 {
		result.Last = entries[n-1].ID
	}
	return result, nil
}

// boardOf is a wall with a board of its own over a file that is open already. It is not to be closed.
func boardOf(ctx context.Context, file *wallfile.Wall) (*wall, error) {
	entries, seq, err := file.Load(ctx, 0)
	if err != nil {
		return nil, err
	}
	w := &wall{path: file.Path(), file: file, seq: seq, live: mindmap.NewLive()}
	w.live.Add(entries...)
	return w, nil
}

// expandHome makes a path that begins with ~ one of the person's own folder.
func expandHome(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	if !ok || rest != "" && !os.IsPathSeparator(rest[0]) {
		return path
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return path
	}
	return filepath.Join(home, rest)
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
	where := expandHome(folder)
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
