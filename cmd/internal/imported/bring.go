package imported

import (
	"context"
	"errors"
	"fmt"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/survey"
	"mindwall/mindmap/text"
)

// bring shows what an outline or an export brings, asks unless it need not, and takes it in.
func bring(ctx context.Context, s *shell.Shell, d *desk.Desk, in *desk.Incoming, f Flags) error {
	progress := s.Progress()
	defer progress.End()
	progress.Step(0, 2, "look what is new")
	came, err := in.Propose(ctx, d.Board(), d.Live().OriginKeys())
	progress.End()
	if err != nil {
		return err
	}
	if !s.Quiet {
		printIncoming(s.Out, in, came, d.Board())
	}
	if n := len(came.Left); n > 0 {
		s.Note("note: %s of the file left out; to take one in, add --map \"%s=N\"", say.Counted(n, "question"), came.Left[0].Text)
	}
	switch {
	case f.DryRun:
		return nil
	case len(in.To) == 0:
		return fault.Advise(fmt.Errorf("no question of %s is asked here", in.Name), "%s", `say which goes to which with --map "QUESTION=N", or make a wall of the file with: mindwall new NEW --from FILE`)
	case came.New+came.Themes == 0:
		s.Note("nothing new to import")
		return d.Close()
	}
	if !f.Yes {
		yes, err := s.Confirm(ctx, fmt.Sprintf("Import %s?", came.Brought()))
		if err != nil {
			return err
		}
		if !yes {
			s.Note("nothing was imported")
			return nil
		}
	}
	progress = s.Progress()
	progress.Step(1, 2, "write "+text.TellPath(d.Path()))
	_, came, err = d.Bring(ctx, in)
	progress.End()
	if err = errors.Join(err, d.Close()); err == nil {
		s.Note("imported %s", came.Brought())
	}
	return err
}

// refused is the error that some cells were not imported: in one line when each was shown before.
func refused(s *survey.Sheet, p survey.Proposal, unseen bool) error {
	switch n := len(p.Refusals); {
	case n == 0:
		return nil
	case !unseen:
		return fault.Advise(fmt.Errorf("%s: %s refused, as shown above", s.Name, say.Counted(n, "cell")),
			"correct the file and import it again; what is on the wall already is left alone")
	default:
		var each shell.Partial
		for _, bad := range p.Refusals[:min(n, refusalsShown)] {
			each = append(each, bad)
		}
		if n > refusalsShown {
			each = append(each, fmt.Errorf("%s: %d more refused", s.Name, n-refusalsShown))
		}
		return each
	}
}
