package main

import (
	"context"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/advice"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

func redactCommand(s *shell.Shell) *cobra.Command {
	var rows []string
	c := &cobra.Command{
		Use:   "redact FILE ID …",
		Short: "Take the words of an answer out for good",
		Long: "Take the words of an answer out of the file for good: its caption, its quote, its earlier wordings, and where it " +
			"was imported from. The tally stays. It cannot be undone, and holds when an older copy is merged in. Copies and " +
			"exports that were made before are out of its reach, and what else may have the words is named. An id may be shortened to what tells it from others.",
		Example: `mindwall export day.wall --format json --to - | less   # look for the id
mindwall redact day.wall 7f3c9a
mindwall redact day.wall --row responses.csv:14   # all that this row of a survey says`,
		Args: func(c *cobra.Command, args []string) error {
			if len(rows) > 0 {
				return wants(1, "wall")(c, args)
			}
			return wants(-1, "wall", "answer's id")(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			if len(rows) > 0 {
				return redactRows(c.Context(), s, args[0], rows)
			}
			return runRedact(c.Context(), s, args[0], args[1:])
		},
	}
	c.Flags().StringArrayVar(&rows, "row", nil, "a row of a survey that was imported, as responses.csv:14: its answers, and what is kept of who gave them")
	return c
}

// redactRows takes what rows of surveys say out for good: the words of answers that are theirs alone, and their keys and
// attributes where they are counted.
func redactRows(ctx context.Context, s *shell.Shell, path string, rows []string) error {
	d, err := s.OpenWall(path)
	if err != nil {
		return err
	}
	defer d.Close()
	words, counted := make([]mindmap.Redact, len(rows)), make([]mindmap.RedactRows, len(rows))
	for i, row := range rows { // all of them before any words go: that cannot be undone
		if words[i], counted[i], err = desk.FindRow(d.Live(), row); err != nil {
			return err
		}
	}
	for i, row := range rows {
		if len(words[i].Entries) > 0 {
			if err := d.Redact(ctx, words[i]); err != nil {
				return err
			}
		}
		if len(counted[i].Rows) > 0 {
			if err := d.Redact(ctx, counted[i]); err != nil {
				return err
			}
		}
		s.Note("what %s says is out of %s; the tally stays, and copies and exports made before still have it", row, text.TellPath(path))
	}
	noteLeft(s, path)
	return d.Close()
}

func runRedact(ctx context.Context, s *shell.Shell, path string, ids []string) error {
	d, err := s.OpenWall(path)
	if err != nil {
		return err
	}
	defer d.Close()
	op, n, err := desk.FindWords(d.Live(), ids)
	if err != nil {
		return err
	}
	if err := d.Redact(ctx, op); err != nil {
		return err
	}
	s.Note("the words of %s are out of %s; copies and exports made before still have them", say.Counted(n, "answer"), text.TellPath(path))
	noteLeft(s, path)
	return d.Close()
}

// noteLeft names what else may have words that were taken out.
func noteLeft(s *shell.Shell, path string) {
	for _, left := range desk.LeftBehind(path, true) {
		s.Note("note: %s", advice.With(left))
	}
}
