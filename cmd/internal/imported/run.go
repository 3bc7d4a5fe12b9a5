package imported

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"mindwall/cmd/internal/pace"
	"mindwall/cmd/internal/progress"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/survey"
	"mindwall/mindmap/text"
)

// Run imports a survey, an outline or an export to a wall.
func Run(ctx context.Context, s *shell.Shell, path, surveyPath string, f Flags) error {
	if err := f.check(); err != nil {
		return err
	}
	if !f.DryRun && !f.Yes && !(shell.IsTerminal(s.Stdin) && shell.IsTerminal(s.Stdout) && shell.IsTerminal(s.Stderr)) {
		return fault.Advise(errors.New("import asks before it changes the wall, and there is no terminal to ask on"),
			"--yes imports without asking, --dry-run shows what would be imported")
	}
	pace.Steady()
	open := s.OpenWall
	if f.DryRun {
		open = s.ReadWall
	}
	d, err := open(path)
	if err != nil {
		return err
	}
	defer d.Close()
	switch in, err := f.Outline(surveyPath, d.Board()); {
	case err != nil:
		return err
	case in != nil:
		return bring(ctx, s, d, in, f)
	}
	told := s.Progress()
	defer told.End()
	sheet, err := f.read(surveyPath, told)
	if err != nil {
		return err
	}
	i, err := f.Intake(sheet, d.Board())
	if err != nil {
		return err
	}
	told.Step(1, 3, "look what is new")
	proposal, err := i.Propose(ctx, d.Live().Known())
	told.End()
	if err != nil {
		return err
	}
	if !s.Quiet {
		report := Report{Intake: i, Proposal: proposal, Board: d.Board()}
		report.Print(s.Out)
		if !f.Yes { // else they are errors, which come at the end
			printRefusals(s.Out, proposal.Refusals)
		}
	}
	if !f.Yes {
		noteUnmatched(s, i)
	}
	if f.DryRun {
		return nil
	}
	if len(i.Mapping) == 0 {
		return fault.Advise(fmt.Errorf("no column of %s goes to a question", sheet.Name), "%s", `say which with --map "COLUMN=N"`)
	}
	proposal.Answers = nil // they were shown, and are made anew when they are written
	return finish(ctx, s, d, path, i, proposal, f)
}

// read reads a survey as the flags say, and tells how far that is.
func (f *Flags) read(path string, told *progress.Line) (*survey.Sheet, error) {
	options, err := f.options()
	if err != nil {
		return nil, err
	}
	reading := "read " + text.TellPath(filepath.Base(path))
	told.Step(0, 3, reading)
	options.Progress = func(done, of int64) { told.Tell(fmt.Sprintf("%s: %d %%", reading, 100*done/max(of, 1))) }
	return desk.OpenSurvey(path, f.Labels, options)
}

// noteUnmatched tells how a column comes in that seems to hold answers and goes to no question.
func noteUnmatched(s *shell.Shell, i *desk.Intake) {
	var letters []string
	for _, c := range i.Sheet.Columns {
		if _, taken := i.Mapping[c.Index]; !taken && c.Kind == survey.QuestionKind && c.Filled > 0 {
			letters = append(letters, c.Letter)
		}
	}
	if len(letters) > 0 {
		s.Note("note: %s, which may hold answers, left out: %s; to take one in, add --map %s=N",
			say.Counted(len(letters), "column"), strings.Join(letters, ", "), letters[0])
	}
}

// finish asks, unless it need not, and imports what was shown.
func finish(
	ctx context.Context, s *shell.Shell, d *desk.Desk, path string, i *desk.Intake, shown survey.Proposal, f Flags,
) error {
	if shown.Counts.New == 0 {
		s.Note("nothing new to import")
		return errors.Join(refused(i.Sheet, shown, f.Yes || s.Quiet), d.Close())
	}
	if !f.Yes {
		yes, err := s.Confirm(ctx, fmt.Sprintf("Import %s?", desk.Brought(&shown)))
		if err != nil {
			return err
		}
		if !yes {
			s.Note("nothing was imported")
			return nil
		}
	}
	progress := s.Progress()
	progress.Step(2, 3, "write "+text.TellPath(path))
	_, done, err := d.Import(ctx, i)
	progress.End()
	if err = errors.Join(err, d.Close()); err != nil {
		return err
	}
	where := "unsorted, under their questions"
	if i.Inbox {
		where = "in the inbox"
	}
	s.Note("imported %s, %s", desk.Brought(&done), where)
	return refused(i.Sheet, done, f.Yes || s.Quiet)
}

func (f *Flags) check() error {
	if _, err := f.options(); err != nil {
		return err
	}
	if f.Count && f.Each {
		return shell.Usagef("--count does not go with --each")
	}
	if f.DryRun && f.Yes {
		return shell.Usagef("--yes does not go with --dry-run")
	}
	return nil
}

func (f *Flags) options() (survey.Options, error) {
	return readOptions(f.Preset, f.Tab, f.Header, f.Encoding)
}
