package checked

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/tables"
)

// Info shows what a wall holds, and whether its file is sound.
func Info(ctx context.Context, s *shell.Shell, path string, asJSON bool) error {
	d, err := s.ReadWall(path)
	if err != nil {
		return err
	}
	defer d.Close()
	info := desk.InfoOf(d.Board())
	if asJSON {
		return s.JSON(info)
	}
	PrintInfo(s.Out, &info, s.Columns())
	progress := s.Progress()
	progress.Tell("looking at every page and entry of the file")
	report, err := d.Health(ctx)
	progress.End()
	health := described(&report)
	if err != nil {
		health = err.Error()
	}
	fmt.Fprintf(s.Out, "\nfile  %s\n", text.Line(health))
	return nil
}

// PrintInfo writes the counts for people, those of the questions as a table on a terminal of so many columns.
func PrintInfo(w io.Writer, info *desk.Info, columns int) {
	title := text.Line(info.Event.Title)
	if title == "" {
		title = "(no title)"
	}
	fmt.Fprintln(w, title)
	if line := say.Joined(" · ", text.Line(info.Event.Date), text.Line(info.Event.Place), text.Line(info.Event.Host)); line != "" {
		fmt.Fprintln(w, line)
	}
	if f := info.Follows; f != nil {
		fmt.Fprintf(w, "follows up  %s\n", say.Joined(" · ", cmp.Or(text.Line(f.Title), "a wall without a title"), text.Line(f.Date)))
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
	for _, from := range mindmap.Sources {
		if n := q.BySource[from]; n > 0 && from != mindmap.Room {
			sources = append(sources, fmt.Sprintf("%d from the %s", n, from))
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
