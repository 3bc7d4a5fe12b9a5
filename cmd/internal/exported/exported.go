// Package exported is what mindwall export and mindwall report do: they write files of a wall, or one to standard output.
package exported

import (
	"context"
	"errors"

	"mindwall/cmd/internal/pace"
	"mindwall/cmd/internal/shell"
	"mindwall/export"
	"mindwall/mindmap/desk"
)

// Flags are what the flags of export say.
type Flags struct {
	export.Asked
	To, Question                   string
	AsOnWall, Book, Private, Force bool
}

// Run writes the files of a wall.
func Run(ctx context.Context, s *shell.Shell, path string, f Flags) error {
	request, err := f.request()
	if err != nil {
		return shell.Usage(err)
	}
	d, err := s.ReadWall(path)
	if err != nil {
		return err
	}
	defer d.Close()
	pace.Steady()
	request.Board, request.WallName = d.Board(), export.WallName(path)
	if f.Question != "" {
		q, err := desk.FindQuestion(request.Board, f.Question)
		if err != nil {
			return err
		}
		request.Question = q.ID
	}
	if f.To == "-" {
		notes, err := export.Stream(ctx, s.Out, request)
		s.NoteAll(notes)
		return err
	}
	request.Dir = f.To
	progress := s.Progress()
	request.Progress = progress.Step
	result, err := export.Run(ctx, request)
	progress.End()
	tell(s, result)
	return err
}

// request is what the flags ask for, as far as the wall need not be known.
func (f Flags) request() (r export.Request, err error) {
	r, err = f.Asked.Request()
	r.AsOnWall, r.Book, r.Private, r.Force = f.AsOnWall, f.Book, f.Private, f.Force
	if err == nil && f.To == "-" && f.Force {
		err = errors.New("--force does not go with --to -")
	}
	return r, err
}

// tell prints what was written, and what is to be known of it.
func tell(s *shell.Shell, done export.Result) {
	for _, p := range done.Paths {
		s.Result(p)
	}
	s.NoteAll(done.Notes)
}
