package checked

import (
	"context"
	"fmt"

	"mindwall/cmd/internal/advice"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile/rescue"
)

// Wall tells whether a wall's file is sound. It fails when it is not.
func (c *Check) Wall(ctx context.Context, path string) error {
	progress := c.Progress()
	progress.Tell("looking at every page and entry of the file")
	report, err := rescue.Check(ctx, path)
	progress.End()
	if err != nil {
		return err
	}
	faults := report.Wrong()
	c.found.Wall = &wall{text.TellPath(path), len(faults) == 0, report.Entries, report.Unreadable, report.Size + report.LogSize}
	c.finding("wall", "%s: %s", text.TellPath(path), described(&report))
	for _, f := range desk.Findings(&report, path) {
		c.finding(f.About, "%s", advice.With(f.Matter))
	}
	for _, f := range faults[:max(len(faults)-1, 0)] {
		c.fault(f)
		c.Warn(f)
	}
	if len(faults) > 0 {
		return faults[len(faults)-1]
	}
	return nil
}

// described tells of a file in a line.
func described(r *rescue.Report) string {
	verdict := "sound"
	if n := len(r.Wrong()); n > 0 {
		verdict = say.Counted(n, "fault")
	}
	return say.Joined(", ", verdict, say.Counted(r.Entries, "entry"), some(r.Unreadable, "unreadable"), r.Bytes())
}

// Rescue saves what can be read of a wall into a new one.
func Rescue(ctx context.Context, s *shell.Shell, path, to string) error {
	report, err := rescue.Into(ctx, path, to)
	if err != nil {
		return err
	}
	s.Result(to)
	s.Note("saved %s in %s", say.Counted(report.Entries, "entry"), text.TellPath(to))
	if report.Renumbered > 0 {
		s.Note("%s ran ahead of the clock and come after all others now", say.Counted(report.Renumbered, "entry"))
	}
	if report.Unreadable > 0 {
		return fmt.Errorf("%s could not be read and are lost", say.Counted(report.Unreadable, "entry"))
	}
	return nil
}
