package main

import (
	"strings"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/imported"
	"mindwall/cmd/internal/shell"
)

func importCommand(s *shell.Shell) *cobra.Command {
	var f imported.Flags
	c := &cobra.Command{
		Use:   "import FILE SURVEY",
		Short: "Import answers from a survey's CSV or XLSX, or from an outline",
		Long: "Import answers from what a survey tool exports as CSV or XLSX. Which tool it was is found out, and so is which " +
			"column answers which question, by likeness of their words. --map changes that: COLUMN is a header or a letter, and - in " +
			"place of a question leaves it out. Names, addresses and the tool's own columns are left out unless --map names " +
			"them. The answers arrive unsorted, marked as from the survey, as one act. An answer that was imported before is " +
			"left alone, so the same survey may be imported again when more people have answered. A question with few answers that " +
			"come again and again is counted: one answer for all who gave it, with their tally.\n\nAn outline (.opml, .mm, .xmind and others), " +
			"and what a wall was exported to, come in with their themes, under the questions of the same words; --map \"QUESTION=N\" names " +
			"others.\n\nPrints what goes where, what is left out, and how many answers are new, known, empty and refused.",
		Example: `mindwall import day.wall responses.xlsx --dry-run
mindwall import day.wall responses.csv
mindwall import day.wall responses.csv --map "What helps?=2" --map "F=3" --split --yes`,
		Args: wants(2, "wall", "survey"),
		RunE: func(c *cobra.Command, args []string) error { return imported.Run(c.Context(), s, args[0], args[1], f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.Preset, "preset", "", "the tool: "+strings.Join(imported.Presets(), ", "))
	flags.StringArrayVar(&f.Maps, "map", nil, `a column and its question, "What helps?=2", or none, "F=-"`)
	flags.StringVar(&f.Tab, "tab", "", "the sheet of a workbook")
	flags.StringVar(&f.Header, "header", "", "how many rows the header has, 1 to 3, or which as 4-5; none when there is none")
	flags.StringVar(&f.Encoding, "encoding", "", "how a text file writes letters, such as windows-1250 or shift-jis")
	flags.StringVar(&f.Labels, "labels", "", "a `file` that says what codes stand for, such as the form's XLSForm; one beside the survey that is called responses-labels.csv is found")
	flags.BoolVar(&f.Count, "count", false, "count those who say the same together, in every question")
	flags.BoolVar(&f.Each, "each", false, "count nobody together: an answer for each")
	flags.StringArrayVar(&f.Attributes, "attribute", nil, "a column to keep with each answer, such as a role; it leaves with --private alone")
	flags.BoolVar(&f.KeepBlanks, "keep-blanks", false, `take "-", "n/a" and the like for answers`)
	flags.BoolVar(&f.Notes, "notes", false, "keep the notes of an outline's questions and themes, each as an answer")
	flags.BoolVar(&f.Inbox, "inbox", false, "keep the answers off the wall until they are let on")
	flags.BoolVar(&f.Split, "split", false, "take cells apart that hold several answers")
	flags.BoolVar(&f.DryRun, "dry-run", false, "show what would be imported, and change nothing")
	flags.BoolVar(&f.Yes, "yes", false, "import without asking")
	return c
}
