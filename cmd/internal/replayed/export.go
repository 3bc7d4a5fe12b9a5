package replayed

import (
	"context"
	"errors"

	"mindwall/cmd/internal/filmed"
	"mindwall/cmd/internal/pace"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/scheme"
	"mindwall/tui/look"
)

// checkFilm refuses what flags cannot say of a film.
func (o *Options) checkFilm() error {
	switch {
	case o.Export != "":
		if err := filmed.CheckName(o.Export); err != nil {
			return shell.Usage(err)
		}
	case o.Force:
		return shell.Usage(errors.New("--force is of the file that --export names"))
	}
	return nil
}

// Export writes how a wall came to be as a film, in the look of pictures that are taken home when none is asked for.
func Export(ctx context.Context, s *shell.Shell, path string, o Options) error {
	r, _, err := Read(s, path, o)
	if err != nil {
		return err
	}
	kind := scheme.Light
	if o.Look != "" {
		kind, _ = scheme.Parse(o.Look) // Check did
	}
	pace.Steady()
	progress := s.Progress()
	result, err := filmed.Write(ctx, filmed.Request{
		Replay: r, Look: look.New(kind, false), To: o.Export, Force: o.Force, Progress: progress.Step,
	})
	progress.End()
	for _, p := range result.Paths {
		s.Result(p)
	}
	s.NoteAll(result.Notes)
	return advised(err)
}

// advised says what to do about an error by the flags that are there.
func advised(err error) error {
	switch fault.KindOf(err) {
	case fault.Exists:
		return fault.Advise(err, "--force replaces what is there; --export names another place")
	case fault.Kept:
		return fault.Advise(err, "nothing takes its place; --export names another one")
	case fault.NoFolder:
		return fault.Advise(err, "name a file in a folder that you may write into with --export")
	}
	return err
}
