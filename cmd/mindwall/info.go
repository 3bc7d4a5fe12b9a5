package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/tables"
)

func (a *app) infoCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "info FILE",
		Short: "Show title, questions, counts and the file's health",
		Args:  wants(1, "wall"),
		RunE:  func(c *cobra.Command, args []string) error { return a.runInfo(c.Context(), args[0], asJSON) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON, with ids")
	return c
}

func (a *app) runInfo(ctx context.Context, path string, asJSON bool) error {
	d, err := a.readWall(path)
	if err != nil {
		return err
	}
	defer d.Close()
	info := desk.InfoOf(d.Board())
	if asJSON {
		return writeJSON(a.out, info)
	}
	printInfo(a.out, &info, a.columns())
	progress := a.progress()
	progress.Tell("looking at every page and entry of the file")
	report, err := d.Health(ctx)
	progress.End()
	health := describeReport(&report)
	if err != nil {
		health = err.Error()
	}
	fmt.Fprintf(a.out, "\nfile  %s\n", text.Line(health))
	return nil
}

// printInfo writes the counts for people, those of the questions as a table on a terminal of so many columns.
func printInfo(w io.Writer, info *desk.Info, columns int) {
	title := text.Line(info.Event.Title)
	if title == "" {
		title = "(no title)"
	}
	fmt.Fprintln(w, title)
	if line := say.Joined(" · ", text.Line(info.Event.Date), text.Line(info.Event.Place), text.Line(info.Event.Host)); line != "" {
		fmt.Fprintln(w, line)
	}
	switch {
	case len(info.Questions) == 0:
		fmt.Fprint(w, "\nno question yet\n")
	case columns >= tables.MinQuestions:
		tables.Questions(w, columns, info.Questions)
	default:
		for _, q := range info.Questions {
			fmt.Fprintf(w, "\n%d  %s\n   %s\n", q.Number, text.Line(q.Text), countsOf(&q))
		}
	}
	rest := say.Joined(", ", some(info.Parked, "parked"), some(info.Inbox, "in the inbox"),
		some(info.Recovered, "without a question"), some(info.Aside, "set aside (questions)"), some(info.ToDo, "to do"))
	if rest != "" {
		fmt.Fprintf(w, "\nelse  %s\n", rest)
	}
	if info.Unknown > 0 {
		fmt.Fprintf(w, "\n%s from a newer mindwall, kept and not shown\n", say.Counted(info.Unknown, "entry"))
	}
}

func countsOf(q *desk.QuestionInfo) string {
	line := say.Joined(", ", say.English.AnswersSaid(q.Answers, q.Tally), say.Counted(q.Heads, "theme"), say.UnsortedOf(q.Unsorted))
	var sources []string
	for _, s := range mindmap.Sources {
		if n := q.BySource[s]; n > 0 && s != mindmap.Room {
			sources = append(sources, fmt.Sprintf("%d from the %s", n, s))
		}
	}
	return say.Joined("; ", line, strings.Join(sources, ", "))
}

// some is a count with its word; nothing when it is zero.
func some(n int, word string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d %s", n, word)
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
