package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/phones"
	"mindwall/export/outline"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// newWall is what the flags of new say.
type newWall struct {
	title, date, place, host string
	language                 string // BCP 47
	questions                []string
	agenda, from             string
	noOpen                   bool
}

func (a *app) newCommand() *cobra.Command {
	var n newWall
	c := &cobra.Command{
		Use:   "new FILE --title T --question Q …",
		Short: "Make a wall for an event",
		Long: "Make a wall for an event, and open its console. An agenda is a Markdown file: # title, ## questions, and " +
			"under each question a list of the themes that are known beforehand. --from makes a sibling of another wall, for " +
			"another table: the same questions and themes and no answers; mindwall merge unites them afterwards. --from also takes " +
			"an outline (" + strings.Join(outline.Extensions(), ", ") + "), with all that is in it. A file that is there already is " +
			"never replaced.",
		Example: `mindwall new day.wall --title "Our day" --question "What helps?" --question "What gets in the way?"
mindwall new day.wall --agenda agenda.md --date 2026-03-09
mindwall new table2.wall --from day.wall`,
		Args: wants(1, "file for the new wall"),
		RunE: func(c *cobra.Command, args []string) error { return a.runNew(c.Context(), args[0], n) },
	}
	f := c.Flags()
	f.StringVar(&n.title, "title", "", "the event's title")
	f.StringArrayVar(&n.questions, "question", nil, "a question to ask; once for each")
	f.StringVar(&n.date, "date", "", "when it is, such as 2026-03-09")
	f.StringVar(&n.place, "place", "", "where it is")
	f.StringVar(&n.host, "host", "", "who holds it")
	f.StringVar(&n.language, "language", "", "what the event speaks, such as de or pt-BR: for likeness, exports and the room's screen (English)")
	f.StringVar(&n.agenda, "agenda", "", "a Markdown file with title, questions and themes")
	f.StringVar(&n.from, "from", "", "another wall to take questions and themes from, or an outline")
	a.noOpenFlag(c, &n.noOpen)
	return c
}

// noOpenFlag is the flag that keeps a command from opening the console.
func (a *app) noOpenFlag(c *cobra.Command, to *bool) {
	c.Flags().BoolVar(to, "no-open", false, "do not open the console")
}

func (a *app) runNew(ctx context.Context, path string, n newWall) error {
	wall, err := a.planNew(ctx, n)
	if err != nil {
		return err
	}
	if !n.noOpen {
		if err := a.needTerminal("with --no-open the wall is made and not opened"); err != nil {
			return err
		}
	}
	if err := wall.Create(path); err != nil {
		return err
	}
	if n.noOpen {
		a.result(path)
		a.heedSync(path)
		a.note("made %s with %s", text.TellPath(path), say.Counted(len(wall.Board().Questions), "question"))
		return nil
	}
	return a.openConsole(ctx, path, phones.Options{}, false)
}

// planNew begins the new wall.
func (a *app) planNew(ctx context.Context, n newWall) (*desk.Beginning, error) {
	if n.agenda != "" && n.from != "" {
		return nil, usage("--agenda and --from cannot be used together")
	}
	plan := &desk.Plan{}
	if n.agenda != "" {
		var err error
		if plan, err = readAgendaFile(n.agenda); err != nil {
			return nil, err
		}
	}
	wall, err := a.beginFrom(n.from)
	if err != nil {
		return nil, err
	}
	if err := n.addTo(plan); err != nil {
		return nil, err
	}
	if err := complete(plan, wall.Board()); err != nil {
		return nil, err
	}
	return wall, wall.Plan(ctx, plan)
}

// beginFrom begins a wall with what another one or an outline has, when one is named.
func (a *app) beginFrom(from string) (*desk.Beginning, error) {
	w, err := a.writer()
	switch {
	case err != nil || from == "":
		return desk.Begin(w), err
	case outline.Readable(from):
		return fromOutline(w, from)
	}
	taken, err := desk.SiblingOf(from)
	if err != nil {
		return nil, err
	}
	wall := desk.Begin(w, taken...)
	if len(wall.Board().Questions) == 0 {
		return nil, hint(fmt.Errorf("%s has no questions to take", text.TellPath(from)), "ask them with --question")
	}
	return wall, nil
}

// fromOutline begins a wall with an outline's questions, themes and answers.
func fromOutline(w desk.Writer, name string) (*desk.Beginning, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read outline: %w", err)
	}
	defer file.Close()
	o, err := outline.Read(filepath.Base(name), file)
	if err != nil {
		return nil, err
	}
	wall := desk.Begin(w)
	return wall, wall.Record(o.Drafts(wall.ID, false)...)
}

func readAgendaFile(name string) (*desk.Plan, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read agenda: %w", err)
	}
	defer file.Close()
	return desk.ReadAgenda(file, filepath.Base(name))
}

// addTo adds what the flags say to a plan.
func (n *newWall) addTo(p *desk.Plan) error {
	if n.language != "" {
		tag, err := say.ParseLanguage(n.language)
		if err != nil {
			return hint(fmt.Errorf("--language: %w", err), "write its short name, such as de, fr or pt-BR")
		}
		n.language = tag
	}
	for _, f := range []struct {
		name, text string
		to         *string
	}{{"title", n.title, &p.Title}, {"date", n.date, &p.Date}, {"place", n.place, &p.Place}, {"host", n.host, &p.Host}, {"language", n.language, &p.Language}} {
		clean, err := text.Title.Clean(f.text)
		if err != nil {
			return fmt.Errorf("--%s: %w", f.name, err)
		}
		if clean != "" {
			*f.to = clean
		}
	}
	for _, q := range n.questions {
		p.Questions = append(p.Questions, desk.PlannedQuestion{Text: q})
	}
	return nil
}

// complete refuses a plan that lacks something which is not on the board either.
func complete(p *desk.Plan, b *mindmap.Board) error {
	switch {
	case p.Title == "" && b.Event.Title == "":
		return &usageError{hint(errors.New("no title given"), `give one with --title, or as "# title" in an --agenda`)}
	case len(p.Questions) == 0 && len(b.Questions) == 0:
		return &usageError{hint(errors.New("no question given"), "give each with --question, or as a line of an --agenda")}
	}
	return nil
}
