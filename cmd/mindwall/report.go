package main

import (
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/described"
	"mindwall/cmd/internal/pace"
	"mindwall/cmd/internal/shell"
	"mindwall/export"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/scheme"
)

// reportFlags are what the flags of report say.
type reportFlags struct {
	format, to, look, language, lead string
	asOnWall, force                  bool
}

func reportCommand(s *shell.Shell) *cobra.Command {
	var f reportFlags
	c := &cobra.Command{
		Use:   "report FILE",
		Short: "Write the write-up: themes, counts and quotes",
		Long: "Write the write-up of the event, to be published: what was said most, then each question with its chart, its map, and its " +
			"themes, answers and quotes marked for publishing, the strongest first; what will be done, and all the numbers. html is one " +
			"file that holds its pictures, docx is for Word, md has its pictures beside it. What nobody has said yet of the event, such " +
			"as whom to ask, is a marked gap in docx and md. Prints the path of each file it wrote.",
		Example: `mindwall report day.wall
mindwall report day.wall --to out/day.docx --lead welcome.md`,
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error { return runReport(c.Context(), s, args[0], f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.format, "format", "", "html, md or docx; else by the ending of --to, else html")
	flags.StringVar(&f.lead, "lead", "", "a `file` of Markdown with your own words, which come first")
	flags.StringVar(&f.to, "to", "", "the `file` to write, or - for standard output")
	flags.StringVar(&f.look, "look", "light", "of the pictures beside md: light, dark or contrast")
	described.FileLanguage(flags, &f.language)
	flags.BoolVar(&f.asOnWall, "as-on-wall", false, asOnWall)
	flags.Bool("balance", false, balance)
	flags.BoolVar(&f.force, "force", false, "replace files that are there, and never a wall")
	return c
}

func runReport(ctx context.Context, s *shell.Shell, path string, f reportFlags) error {
	if f.format != "" && !slices.Contains(export.ReportFormats, f.format) {
		return shell.Usage(fault.New(fault.NoReportFormat, fmt.Errorf("format %q is not one of a report", f.format)))
	}
	scheme, err := scheme.Parse(f.look)
	if err != nil {
		return shell.Usage(err)
	}
	var lead []byte
	if f.lead != "" {
		if lead, err = os.ReadFile(f.lead); err != nil {
			return fmt.Errorf("read the words that come first: %w", err)
		}
	}
	d, err := s.ReadWall(path)
	if err != nil {
		return err
	}
	defer d.Close()
	pace.Steady()
	request := export.ReportRequest{
		Board: d.Board(), WallName: wallName(path), Format: f.format, Scheme: scheme, AsOnWall: f.asOnWall, Force: f.force, Language: f.language, Lead: lead,
	}
	if f.to == "-" {
		notes, err := export.StreamReport(ctx, s.Out, request)
		s.NoteAll(notes)
		return err
	}
	progress := s.Progress()
	request.To, request.Progress = f.to, progress.Step
	result, err := export.Report(ctx, request)
	progress.End()
	for _, p := range result.Paths {
		s.Result(p)
	}
	s.NoteAll(result.Notes)
	return err
}
