package drive

import (
	"context"
	"errors"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/survey"
	"mindwall/tui/exportdialog"
	"mindwall/tui/importing"
)

// exporter writes no file, and says that it did.
func exporter() exportdialog.Exporter {
	return exportdialog.Exporter{
		Formats: []exportdialog.Format{{Name: "png", Title: "Picture", Usual: true}},
		Folder:  func() string { return "/home/sam" },
		Run: func(context.Context, exportdialog.Request) (exportdialog.Result, error) {
			return exportdialog.Result{Paths: []string{"/home/sam/day.png"}}, nil
		},
	}
}

// importer finds no file.
func importer() importing.Importer {
	return importing.Importer{
		Open: func(path string, _ survey.Options) (*survey.Sheet, error) {
			return nil, errors.New(path + ": there is no such survey")
		},
		Complete: func(string) []string { return nil },
		Outline:  func(string, *mindmap.Board) (*desk.Incoming, error) { return nil, nil },
		Guess:    func(*survey.Sheet, *mindmap.Board) survey.Mapping { return nil },
		Record: func(context.Context, *desk.Intake) (importing.Result, error) {
			return importing.Result{}, errors.New("there is nothing to import")
		},
	}
}
