package main

import (
	"context"
	"fmt"

	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile/rescue"
)

// checkWall reports whether a wall's file is sound. It fails when it is not.
func (a *app) checkWall(ctx context.Context, path string) error {
	progress := a.progress()
	progress.Tell("looking at every page and entry of the file")
	report, err := rescue.Check(ctx, path)
	progress.End()
	if err != nil {
		return err
	}
	a.finding("wall", "%s: %s", text.TellPath(path), describeReport(&report))
	for _, f := range desk.Findings(&report, path) {
		a.finding(f.About, "%s", withAdvice(f.Matter))
	}
	faults := report.Wrong()
	for _, f := range faults[:max(len(faults)-1, 0)] {
		a.warn(f)
	}
	if len(faults) > 0 {
		return faults[len(faults)-1]
	}
	return nil
}

// describeReport tells of a file in a line.
func describeReport(r *rescue.Report) string {
	verdict := "sound"
	if n := len(r.Wrong()); n > 0 {
		verdict = say.Counted(n, "fault")
	}
	return say.Joined(", ", verdict, say.Counted(r.Entries, "entry"), some(r.Unreadable, "unreadable"), r.Bytes())
}

// rescueWall saves what can be read of a wall into a new one.
func (a *app) rescueWall(ctx context.Context, path, to string) error {
	report, err := rescue.Into(ctx, path, to)
	if err != nil {
		return err
	}
	a.result(to)
	a.note("saved %s in %s", say.Counted(report.Entries, "entry"), text.TellPath(to))
	if report.Renumbered > 0 {
		a.note("%s ran ahead of the clock and come after all others now", say.Counted(report.Renumbered, "entry"))
	}
	if report.Unreadable > 0 {
		return fmt.Errorf("%s could not be read and are lost", say.Counted(report.Unreadable, "entry"))
	}
	return nil
}
