package compared

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"mindwall/cmd/internal/shell"
	"mindwall/export"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/scheme"
	"mindwall/mindmap/text"
)

// format is one that a comparison is written in.
type format struct {
	name string
	// write writes one for standard output, unless a file is named; nil is one of [export.CompareFormats].
	write func(out io.Writer, j job) error
}

// formats are all of them. The first is the usual one.
func formats() []format {
	all := []format{
		{"text", func(out io.Writer, j job) error { return writeText(out, j.c, 0) }},
		{"json", func(out io.Writer, j job) error { return writeJSON(out, j.c, j.paths) }},
	}
	for _, name := range export.CompareFormats {
		all = append(all, format{name: name})
	}
	return all
}

// Formats are the names of the formats.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// job is a comparison that is to be written.
type job struct {
	c     *compare.Comparison
	paths []string // of the walls
	flags Flags
	how   format
}

// format is the format asked for, or that of the file's ending.
func (f Flags) format() (format, error) {
	all := formats()
	name := f.Format
	if name == "" {
		name = strings.TrimPrefix(strings.ToLower(filepath.Ext(f.To)), ".")
		switch known := slices.Contains(Formats(), name); {
		case name == "" || name == "txt":
			name = all[0].name
		case !known:
			return format{}, fault.Advise(fmt.Errorf("%s does not end as a comparison does: %s", text.TellPath(f.To), strings.Join(Formats(), ", ")),
				"choose one of them with --format, or another ending")
		}
	}
	i := slices.IndexFunc(all, func(one format) bool { return one.name == name })
	switch {
	case i < 0:
		return format{}, fmt.Errorf("format %q is not one of %s", name, strings.Join(Formats(), ", "))
	case f.To == "-" && f.Force:
		return format{}, errors.New("--force does not go with --to -")
	}
	_, err := scheme.Parse(f.Look)
	return all[i], err
}

// write writes the comparison to standard output or into a file, whole or not at all.
func write(ctx context.Context, s *shell.Shell, j job) error {
	to := j.flags.To
	switch {
	case j.how.write == nil:
		return j.page(ctx, s)
	case to == "" && j.how.name == "text":
		return writeText(s.Out, j.c, s.Columns())
	case to == "" || to == "-":
		return j.how.write(s.Out, j)
	}
	paths, err := export.WriteFiles(ctx, filepath.Dir(to), j.flags.Force, []export.File{{
		Name: filepath.Base(to), Write: func(_ context.Context, out io.Writer) error { return j.how.write(out, j) },
	}}, nil)
	for _, path := range paths {
		s.Result(path)
	}
	return err
}

// page writes what is to be looked at.
func (j job) page(ctx context.Context, s *shell.Shell) error {
	colours, err := scheme.Parse(j.flags.Look)
	if err != nil {
		return err // it was read before
	}
	r := export.CompareRequest{
		Comparison: j.c, Name: export.WallName(j.paths[len(j.paths)-1]), Format: j.how.name, To: j.flags.To, Force: j.flags.Force, Scheme: colours,
		Language: j.flags.Language,
	}
	if r.To == "-" {
		notes, err := export.StreamCompare(ctx, s.Out, r)
		s.NoteAll(notes)
		return err
	}
	progress := s.Progress()
	r.Progress = progress.Step
	result, err := export.Compare(ctx, r)
	progress.End()
	for _, path := range result.Paths {
		s.Result(path)
	}
	s.NoteAll(result.Notes)
	return err
}
