package main

import (
	"strings"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/described"
	"mindwall/cmd/internal/exported"
	"mindwall/cmd/internal/shell"
	"mindwall/export"
	"mindwall/export/paper"
)

// What is said of the flags for the sides of themes.
const (
	asOnWall = "pictures keep each theme on the side that it has on the wall"
	balance  = "deal the themes to even sides, as is done without it"
)

func exportCommand(s *shell.Shell) *cobra.Command {
	var f exported.Flags
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
		RunE: func(c *cobra.Command, args []string) error { return exported.Run(c.Context(), s, args[0], f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.Formats, "format", "dot,png", "formats, with commas between them")
	flags.StringVar(&f.To, "to", "", "the `folder` to write into, or - for standard output")
	flags.StringVar(&f.Question, "question", "", "one question alone: its number or id")
	flags.StringVar(&f.Look, "look", "light", "light, dark or contrast")
	flags.StringVar(&f.Engine, "engine", "own", "what places the pictures: own, or of Graphviz dot, neato, twopi, circo, fdp, sfdp")
	flags.StringVar(&f.Paper, "paper", "", "lay pictures out for "+strings.Join(paper.Names(), ", ")+"; else the smallest of a4, a3, a1 that can be read")
	flags.StringVar(&f.Text, "text", "outlines", "of svg: outlines, alike everywhere, or live, to be searched and edited")
	flags.StringVar(&f.ChartAs, "as", "png", "of chart: png, svg or pdf")
	described.FileLanguage(c.Flags(), &f.Language)
	flags.BoolVar(&f.Book, "book", false, "pdf as a book of a4 pages, whether or not the map fits on one")
	flags.BoolVar(&f.AsOnWall, "as-on-wall", false, asOnWall)
	flags.Bool("balance", false, balance)
	flags.BoolVar(&f.Private, "private", false, "tables with authors, all quotes, and what is parked")
	flags.BoolVar(&f.Force, "force", false, "replace files that are there, and never a wall")
	return c
}
