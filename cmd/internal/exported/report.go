package exported

import (
	"context"
	"fmt"
	"os"
	"slices"

	"mindwall/cmd/internal/pace"
	"mindwall/cmd/internal/shell"
	"mindwall/export"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/scheme"
)

// ReportFlags are what the flags of report say.
type ReportFlags struct {
	Format, To, Look, Language, Lead string
	AsOnWall, Force                  bool
}

// Report writes the write-up of a wall.
func Report(ctx context.Context, s *shell.Shell, path string, f ReportFlags) error {
	if f.Format != "" && !slices.Contains(export.ReportFormats, f.Format) {
		return shell.Usage(fault.New(fault.NoReportFormat, fmt.Errorf("format %q is not one of a report", f.Format)))
	}
	colours, err := scheme.Parse(f.Look)
	if err != nil {
		return shell.Usage(err)
	}
	var lead []byte
	if f.Lead != "" {
		if lead, err = os.ReadFile(f.Lead); err != nil {
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
		Board: d.Board(), WallName: export.WallName(path), Format: f.Format, Scheme: colours, AsOnWall: f.AsOnWall, Force: f.Force, Language: f.Language, Lead: lead,
	}
	if f.To == "-" {
		notes, err := export.StreamReport(ctx, s.Out, request)
		s.NoteAll(notes)
		return err
	}
	progress := s.Progress()
	request.To, request.Progress = f.To, progress.Step
	result, err := export.Report(ctx, request)
	progress.End()
	tell(s, result)
	return err
}
