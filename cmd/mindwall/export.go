package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/described"
	"mindwall/cmd/internal/pace"
	"mindwall/cmd/internal/shell"
	"mindwall/export"
	"mindwall/export/paper"
	"mindwall/mindmap/desk"
)

// What is said of the flags for the sides of themes.
const (
	asOnWall = "pictures keep each theme on the side that it has on the wall"
	balance  = "deal the themes to even sides, as is done without it"
)

// exportFlags are what the flags of export say.
type exportFlags struct {
	export.Asked
	to, question                   string
	asOnWall, book, private, force bool
}

func exportCommand(s *shell.Shell) *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:   "export FILE",
		Short: "Write diagrams, pictures and data",
		Long: "Write diagrams, pictures and data. The formats are " + export.FormatNames() + "; all is every one. A format " +
			"that holds one map writes a file for each question. They carry captions, counts, sources and the quotes marked for " +
			"publishing, and no more; json is the whole wall, for machines. Prints the path of each file it wrote. An existing " +
			"file is not replaced without --force, and nothing is half written.",
		Example: `mindwall export day.wall
mindwall export day.wall --format png --question 2 --look dark --to slides
mindwall export day.wall --format json --to - | jq .event`,
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error { return runExport(c.Context(), s, args[0], f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.Formats, "format", "dot,png", "formats, with commas between them")
	flags.StringVar(&f.to, "to", "", "the `folder` to write into, or - for standard output")
	flags.StringVar(&f.question, "question", "", "one question alone: its number or id")
	flags.StringVar(&f.Look, "look", "light", "light, dark or contrast")
	flags.StringVar(&f.Engine, "engine", "own", "what places the pictures: own, or of Graphviz dot, neato, twopi, circo, fdp, sfdp")
	flags.StringVar(&f.Paper, "paper", "", "lay pictures out for "+strings.Join(paper.Names(), ", ")+"; else the smallest of a4, a3, a1 that can be read")
	flags.StringVar(&f.Text, "text", "outlines", "of svg: outlines, alike everywhere, or live, to be searched and edited")
	flags.StringVar(&f.ChartAs, "as", "png", "of chart: png, svg or pdf")
	described.FileLanguage(c.Flags(), &f.Language)
	flags.BoolVar(&f.book, "book", false, "pdf as a book of a4 pages, whether or not the map fits on one")
	flags.BoolVar(&f.asOnWall, "as-on-wall", false, asOnWall)
	flags.Bool("balance", false, balance)
	flags.BoolVar(&f.private, "private", false, "tables with authors, all quotes, and what is parked")
	flags.BoolVar(&f.force, "force", false, "replace files that are there, and never a wall")
	return c
}

func runExport(ctx context.Context, s *shell.Shell, path string, f exportFlags) error {
	request, err := f.request()
	if err != nil {
		return shell.Usage(err)
	}
	d, err := s.ReadWall(path)
	if err != nil {
		return err
	}
	defer d.Close()
	pace.Steady()
	request.Board, request.WallName = d.Board(), wallName(path)
	if f.question != "" {
		q, err := desk.FindQuestion(request.Board, f.question)
		if err != nil {
			return err
		}
		request.Question = q.ID
	}
	if f.to == "-" {
		notes, err := export.Stream(ctx, s.Out, request)
		s.NoteAll(notes)
		return err
	}
	request.Dir = f.to
	progress := s.Progress()
	request.Progress = progress.Step
	result, err := export.Run(ctx, request)
	progress.End()
	for _, p := range result.Paths {
		s.Result(p)
	}
	s.NoteAll(result.Notes)
	return err
}

// request is what the flags ask for, as far as the wall need not be known.
func (f exportFlags) request() (r export.Request, err error) {
	r, err = f.Asked.Request()
	r.AsOnWall, r.Book, r.Private, r.Force = f.asOnWall, f.book, f.private, f.force
	if err == nil && f.to == "-" && f.force {
		err = errors.New("--force does not go with --to -")
	}
	return r, err
}

// wallName is the first part of the names of a wall's exports.
func wallName(path string) string {
	name := filepath.Base(path)
	return strings.TrimSuffix(name, filepath.Ext(name))
}
