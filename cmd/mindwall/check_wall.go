package main

import (
	"context"
	"errors"
	"fmt"

	"mindwall/mindmap/wallfile"
)

// checkWall tells whether a wall's file is sound. It fails when it is not.
func (a *app) checkWall(ctx context.Context, path string) error {
	report, err := wallfile.Check(ctx, path)
	if err != nil {
		return err
	}
	a.finding("wall", "%s: %s", path, describeReport(&report))
	if report.Ahead > 0 {
		a.finding("clock", "%s aside, ahead of the wall's clock: --rescue lets them in, after all others", count(report.Ahead, "entry"))
	}
	if report.Leaps > 0 {
		a.finding("clock", "%s ahead of the wall's clock, so that corrections come before them: --rescue puts them in order",
			count(report.Leaps, "entry"))
	}
	if len(report.Held) > 0 {
		a.finding("words", "taken out and still in the file: %s; they go with: mindwall merge %s %s --accept-redactions",
			joined(", ", tellLosses(report.Held)...), path, path)
	}
	faults := faultsOf(&report)
	for _, f := range faults[:max(len(faults)-1, 0)] {
		a.warn(f)
	}
	if len(faults) > 0 {
		return faults[len(faults)-1]
	}
	return nil
}

// faultsOf are the faults of the file itself: that it was opened to be read alone is none.
func faultsOf(r *wallfile.Report) []error {
	var faults []error
	for _, f := range r.Faults {
		if !errors.Is(f, wallfile.ErrReadOnly) {
			faults = append(faults, f)
		}
	}
	return faults
}

// describeReport tells of a file in a line.
func describeReport(r *wallfile.Report) string {
	verdict := "sound"
	if n := len(faultsOf(r)); n > 0 {
		verdict = count(n, "fault")
	}
	return joined(", ", verdict, count(r.Entries, "entry"), some(r.Unreadable, "unreadable"), size(r.Size+r.LogSize))
}

// rescueWall saves what can be read of a wall into a new one.
func (a *app) rescueWall(ctx context.Context, path, to string) error {
	report, err := wallfile.Rescue(ctx, path, to)
	if err != nil {
		return err
	}
	a.result(to)
	a.note("saved %s in %s", count(report.Entries, "entry"), to)
	if report.Renumbered > 0 {
		a.note("%s ran ahead of the clock and come after all others now", count(report.Renumbered, "entry"))
	}
	if report.Unreadable > 0 {
		return fmt.Errorf("%s could not be read and are lost", count(report.Unreadable, "entry"))
	}
	return nil
}

// size is a number of bytes for people.
func size(bytes int64) string {
	const kilo = 1000
	switch {
	case bytes < kilo:
		return count(int(bytes), "byte")
	case bytes < kilo*kilo:
		return fmt.Sprintf("%d kB", (bytes+kilo/2)/kilo)
	default:
		return fmt.Sprintf("%.1f MB", float64(bytes)/(kilo*kilo))
	}
}
