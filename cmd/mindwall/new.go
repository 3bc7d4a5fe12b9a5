package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mindwall/cmd/internal/begun"
	"mindwall/cmd/internal/described"
	"mindwall/cmd/internal/imported"
	"mindwall/cmd/internal/opened"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/text"
)

func newCommand(s *shell.Shell) *cobra.Command {
	var n begun.Plan
	var w way
	c := &cobra.Command{
		Use:   "new [FILE] --title T --question Q …",
		Short: "Make a wall for an event",
		Long: "Make a wall for an event, and open its console. Without flags it asks for what it needs. An agenda is a Markdown file: # title, ## questions, and " +
			"under each question a list of the themes that are known beforehand. --from makes a sibling of another wall, for " +
			"another table: the same questions and themes and no answers; mindwall merge unites them afterwards. --from also takes " +
			"an outline or what a wall was exported to (" + strings.Join(imported.Extensions(), ", ") + "), with all that is in it; what " +
			"of it finds no place is told. --follow-up makes the wall of the next event: the same questions and themes, what of the event stays " +
			"true, the actions that are still open, and how often everything was said last time, which /last time shows the room. It is another " +
			"wall, with new ids. A file that is there already is never replaced.",
		Example: `mindwall new day.wall --title "Our day" --question "What helps?" --question "What gets in the way?"
mindwall new day.wall --agenda agenda.md --date 2026-03-09
mindwall new table2.wall --from day.wall
mindwall new autumn.wall --follow-up spring.wall --date 2026-09-14`,
	}
	c.Args = func(c *cobra.Command, args []string) error {
		if len(args) == 0 && w.asks(c, s) {
			return nil
		}
		return wants(1, "file for the new wall")(c, args)
	}
	f := c.Flags()
	event := described.New(f)
	c.RunE = func(c *cobra.Command, args []string) error {
		if w.asks(c, s) {
			front := opened.Front{Lines: w.lines, Asks: true, File: strings.Join(args, "")}
			return front.Show(c.Context(), s, w.follow(s))
		}
		op, _, err := event.Op()
		if err != nil {
			return err
		}
		op.Over(&n.Event)
		return runNew(c.Context(), s, args[0], n, w)
	}
	f.StringArrayVar(&n.Questions, "question", nil, "a question to ask; once for each")
	f.StringVar(&n.Agenda, "agenda", "", "a Markdown `file` with title, questions and themes")
	f.StringVar(&n.From, "from", "", "a `file` to take questions and themes from: another wall, or an outline, or an export")
	f.StringVar(&n.FollowUp, "follow-up", "", "the `file` of last time's wall, to ask the same again and show what was said then")
	f.BoolVar(&n.Notes, "notes", false, "keep the notes of an outline's questions and themes, each as an answer")
	w.addNoOpen(c)
	w.addPlain(c)
	return c
}

// asks reports whether what a new wall needs is asked for: no flag says any of it, and somebody is there to answer.
func (w *way) asks(c *cobra.Command, s *shell.Shell) bool {
	said := false
	c.Flags().Visit(func(f *pflag.Flag) { said = said || !slices.Contains([]string{"no-open", "plain", "quiet"}, f.Name) })
	return !said && (w.lines || s.NeedTerminal("") == nil)
}

// runNew makes a wall, and opens its console.
func runNew(ctx context.Context, s *shell.Shell, path string, n begun.Plan, w way) error {
	wall, err := begun.New(ctx, s, n)
	if err != nil {
		return err
	}
	if !w.noOpen && !w.lines {
		if err := s.NeedTerminal("with --no-open the wall is made and not opened"); err != nil {
			return err
		}
	}
	if err := wall.Create(path); err != nil {
		return err
	}
	if w.noOpen {
		s.Result(path)
		s.HeedSync(path)
		s.Note("made %s with %s", text.TellPath(path), begun.Told(wall.Board()))
		return nil
	}
	whole, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if w.lines {
		s.Note("the wall is kept in %s", text.TellPath(whole))
		return open(ctx, s, path, opened.Doors{}, w)
	}
	if err := open(ctx, s, path, opened.Doors{}, w); err != nil {
		return err
	}
	s.Note("the wall is kept in %s", text.TellPath(whole))
	return nil
}
