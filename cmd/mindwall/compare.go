package main

import (
	"strings"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/compared"
	"mindwall/cmd/internal/described"
	"mindwall/cmd/internal/shell"
)

func compareCommand(s *shell.Shell) *cobra.Command {
	var f compared.Flags
	c := &cobra.Command{
		Use:   "compare FILE …",
		Short: "Tell what changed between walls",
		Long: "Tell what changed between walls: which themes were said more often, less often, for the first time or not again, from the " +
			"first wall to the last, with counts, shares, whether that may be chance, and the answers that are new and gone. What another " +
			"of the walls took back since is counted, and not told in words. With --by, the people within one wall are compared, by what a survey says of them.\n\n" +
			"Questions and themes belong together when their names do; those that are alike are put together too, and marked until " +
			"somebody confirms it, in the console or by --ask. --match says it of questions. What is said so is kept in the settings and asked once; " +
			"nothing is written into any wall.\n\n" +
			"text and json go to standard output. html is one page that holds its pictures, md has them beside it, and svg and png are a " +
			"picture of each question; these are files, whose paths are printed. Quotes are those marked for publishing.",
		Example: `mindwall compare spring.wall autumn.wall
mindwall compare spring.wall autumn.wall --match 2=3 --format json | jq .questions
mindwall compare spring.wall autumn.wall --to board.html
mindwall compare day.wall --by role`,
		Args: wants(-1, "wall"),
		RunE: func(c *cobra.Command, args []string) error { return compared.Run(c.Context(), s, args, f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.Format, "format", "", strings.Join(compared.Formats(), ", ")+"; else by the ending of --to, else text")
	flags.StringVar(&f.To, "to", "", "the `file` to write, or - for standard output")
	flags.StringArrayVar(&f.Match, "match", nil, "`questions` that belong together, one of each wall, by number or id: 2=3, and - for none")
	flags.StringVar(&f.By, "by", "", "compare the people within one wall by an `attribute` that a survey tells, such as role")
	flags.StringVar(&f.Question, "question", "", "one question alone: its number in the last wall, or id")
	flags.StringVar(&f.Look, "look", "light", "of pictures that are files: light, dark or contrast")
	described.FileLanguage(flags, &f.Language)
	flags.BoolVar(&f.Ask, "ask", false, "ask whether what is alike belongs together, and keep what is said")
	flags.BoolVar(&f.Forget, "forget", false, "forget what was kept of what belongs together in these walls")
	flags.BoolVar(&f.Force, "force", false, "replace a file that is there, and never a wall")
	return c
}
