package main

import (
	"github.com/spf13/cobra"

	"mindwall/cmd/internal/described"
	"mindwall/cmd/internal/exported"
	"mindwall/cmd/internal/shell"
)

func reportCommand(s *shell.Shell) *cobra.Command {
	var f exported.ReportFlags
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
		RunE: func(c *cobra.Command, args []string) error { return exported.Report(c.Context(), s, args[0], f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.Format, "format", "", "html, md or docx; else by the ending of --to, else html")
	flags.StringVar(&f.Lead, "lead", "", "a `file` of Markdown with your own words, which come first")
	flags.StringVar(&f.To, "to", "", "the `file` to write, or - for standard output")
	flags.StringVar(&f.Look, "look", "light", "of the pictures beside md: light, dark or contrast")
	described.FileLanguage(flags, &f.Language)
	flags.BoolVar(&f.AsOnWall, "as-on-wall", false, asOnWall)
	flags.Bool("balance", false, balance)
	flags.BoolVar(&f.Force, "force", false, "replace files that are there, and never a wall")
	return c
}
