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
)

// format is one that a comparison is written in.
type format struct {
	name   string
	screen bool // for standard output, unless a file is named
	write  func(ctx context.Context, out io.Writer, j job) error
}

// formats are all of them. The first is the usual one.
func formats() []format {
	return []format{
		{"text", true, func(_ context.Context, out io.Writer, j job) error { return writeText(out, j.c, 0) }},
		{"json", true, func(_ context.Context, out io.Writer, j job) error { return writeJSON(out, j.c, j.paths) }},
	}
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
		name = all[0].name
		if i := slices.IndexFunc(all, func(one format) bool { return "."+one.name == strings.ToLower(filepath.Ext(f.To)) }); i >= 0 {
			name = all[i].name
		}
	}
	i := slices.IndexFunc(all, func(one format) bool { return one.name == name })
	switch {
	case i < 0:
		return format{}, fmt.Errorf("format %q is not one of %s", name, strings.Join(Formats(), ", "))
	case f.To == "-" && f.Force:
		return format{}, errors.New("--force does not go with --to -")
	}
	return all[i], nil
}

// write writes the comparison to standard output or into a file, whole or not at all.
func write(ctx context.Context, s *shell.Shell, j job) error {
	to := j.flags.To
	if to == "" && !j.how.screen {
		to = j.name()
	}
	if to == "" && j.how.name == "text" {
		return writeText(s.Out, j.c, s.Columns())
	}
	if to == "" || to == "-" {
		return j.how.write(ctx, s.Out, j)
	}
	paths, err := export.WriteFiles(ctx, filepath.Dir(to), j.flags.Force, []export.File{{
		Name: filepath.Base(to), Write: func(ctx context.Context, out io.Writer) error { return j.how.write(ctx, out, j) },
	}}, nil)
	for _, path := range paths {
		s.Result(path)
	}
	return err
}

// name is that of the file when none is named.
func (j job) name() string {
	var walls []string
	for _, path := range j.paths {
		walls = append(walls, export.WallName(path))
	}
	return strings.Join(walls[:1], "") + "-compared." + j.how.name
}
