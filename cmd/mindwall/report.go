package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/pace"
	"mindwall/export"
	"mindwall/export/plan"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
)

// reportFlags are what the flags of report say.
type reportFlags struct {
	format, to, look, language string
	asOnWall, force            bool
}

func (a *app) reportCommand() *cobra.Command {
	var f reportFlags
	c := &cobra.Command{
		Use:   "report FILE",
		Short: "Write the write-up: themes, counts and quotes",
		Long: "Write the write-up of the event: what was asked, the maps, the themes with their counts, and the quotes marked for " +
			"publishing. html is one file that holds its pictures; md has them beside it. Prints the path of each file it wrote.",
		Example: `mindwall report day.wall
mindwall report day.wall --to out/day.md`,
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error { return a.runReport(c.Context(), args[0], f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.format, "format", "", "html or md; else by the ending of --to, else html")
	flags.StringVar(&f.to, "to", "", "the file to write, or - for standard output")
	flags.StringVar(&f.look, "look", "light", "of the pictures beside md: light, dark or contrast")
	languageFlag(c, &f.language)
	flags.BoolVar(&f.asOnWall, "as-on-wall", false, asOnWall)
	flags.Bool("balance", false, balance)
	flags.BoolVar(&f.force, "force", false, "replace files that are there, and never a wall")
	return c
}

func (a *app) runReport(ctx context.Context, path string, f reportFlags) error {
	if f.format != "" && f.format != "html" && f.format != "md" {
		return &usageError{fault.New(fault.NoReportFormat, fmt.Errorf("format %q is not one of a report", f.format))}
	}
	scheme, err := plan.ParseScheme(f.look)
	if err != nil {
		return &usageError{err}
	}
	if f.language != "" {
		if f.language, err = say.ParseLanguage(f.language); err != nil {
			return &usageError{err}
		}
	}
	d, err := a.readWall(path)
	if err != nil {
		return err
	}
	defer d.Close()
	pace.Steady()
	request := export.ReportRequest{
		Board: d.Board(), WallName: wallName(path), Format: f.format, Scheme: scheme, AsOnWall: f.asOnWall, Force: f.force, Language: f.language,
	}
	if f.to == "-" {
		notes, err := export.StreamReport(ctx, a.out, request)
		a.noteAll(notes)
		return err
	}
	progress := a.progress()
	request.To, request.Progress = f.to, progress.Step
	result, err := export.Report(ctx, request)
	progress.End()
	for _, p := range result.Paths {
		a.result(p)
	}
	a.noteAll(result.Notes)
	return err
}
