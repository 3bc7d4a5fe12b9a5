package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/described"
	"mindwall/cmd/internal/imported"
	"mindwall/cmd/internal/phones"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/desk/agenda"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// newWall is what the flags of new say.
type newWall struct {
	event         mindmap.Event
	questions     []string
	agenda, from  string
	notes, noOpen bool
}

func (a *app) newCommand() *cobra.Command {
	var n newWall
	c := &cobra.Command{
		Use:   "new FILE --title T --question Q …",
		Short: "Make a wall for an event",
		Long: "Make a wall for an event, and open its console. An agenda is a Markdown file: # title, ## questions, and " +
			"under each question a list of the themes that are known beforehand. --from makes a sibling of another wall, for " +
			"another table: the same questions and themes and no answers; mindwall merge unites them afterwards. --from also takes " +
			"an outline or what a wall was exported to (" + strings.Join(imported.Extensions(), ", ") + "), with all that is in it; what " +
			"of it finds no place is told. A file that is there already is never replaced.",
		Example: `mindwall new day.wall --title "Our day" --question "What helps?" --question "What gets in the way?"
mindwall new day.wall --agenda agenda.md --date 2026-03-09
mindwall new table2.wall --from day.wall`,
		Args: wants(1, "file for the new wall"),
	}
	f := c.Flags()
	event := described.New(f)
	c.RunE = func(c *cobra.Command, args []string) error {
		op, _, err := event.Op()
		if err != nil {
			return err
		}
		op.Over(&n.event)
		return a.runNew(c.Context(), args[0], n)
	}
	f.StringArrayVar(&n.questions, "question", nil, "a question to ask; once for each")
	f.StringVar(&n.agenda, "agenda", "", "a Markdown file with title, questions and themes")
	f.StringVar(&n.from, "from", "", "another wall to take questions and themes from, or an outline, or an export")
	f.BoolVar(&n.notes, "notes", false, "keep the notes of an outline's questions and themes, each as an answer")
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
	plan := &agenda.Plan{}
	if n.agenda != "" {
		var err error
		if plan, err = readAgendaFile(n.agenda); err != nil {
			return nil, err
		}
	}
	wall, in, err := a.beginFrom(ctx, n)
	if err != nil {
		return nil, err
	}
	if op, some := n.event.Described(); some {
		op.Over(&plan.Event)
	}
	for _, q := range n.questions {
		plan.Questions = append(plan.Questions, agenda.Question{Text: q})
	}
	if in != nil && plan.Event.Title == "" && wall.Board().Event.Title == "" {
		plan.Event.Title = imported.Name(in)
		a.note("note: %s names no event; the wall is called “%s”, --title gives another name", in.Name, plan.Event.Title)
	}
	if err := complete(plan, wall.Board()); err != nil {
		return nil, err
	}
	return wall, wall.Plan(ctx, plan)
}

// beginFrom begins a wall with what another one has, when one is named, or with an outline or an export, which is told of.
func (a *app) beginFrom(ctx context.Context, n newWall) (*desk.Beginning, *desk.Incoming, error) {
	w, err := a.writer()
	if err != nil || n.from == "" {
		return desk.Begin(w), nil, err
	}
	if imported.IsExport(n.from) {
		progress := a.progress()
		defer progress.End()
		progress.Step(0, 2, "read "+text.TellPath(n.from))
		in, err := imported.Open(n.from)
		if errors.Is(err, imported.ErrForeign) {
			err = hint(fmt.Errorf("%s: %w", text.TellPath(n.from), err), "the answers of a survey come in with: mindwall import")
		}
		if err != nil {
			return nil, nil, err
		}
		in.KeepNotes = n.notes
		wall := desk.Begin(w)
		progress.Step(1, 2, "make the wall")
		err = wall.Bring(ctx, in)
		progress.End()
		a.noteTold(in, "--notes keeps those of questions and themes as answers")
		return wall, in, err
	}
	taken, err := desk.SiblingOf(n.from)
	if err != nil {
		return nil, nil, err
	}
	wall := desk.Begin(w, taken...)
	if len(wall.Board().Questions) == 0 {
		return nil, nil, hint(fmt.Errorf("%s has no questions to take", text.TellPath(n.from)), "ask them with --question")
	}
	return wall, nil, nil
}

// noteTold tells what of an incoming file found no place.
func (a *app) noteTold(in *desk.Incoming, keep string) {
	told, notes := imported.Told(in)
	for _, line := range told {
		a.note("note: %s", line)
	}
	if notes {
		a.note("note: %s", keep)
	}
}

func readAgendaFile(name string) (*agenda.Plan, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read agenda: %w", err)
	}
	defer file.Close()
	return agenda.Read(file, filepath.Base(name))
}

// complete refuses a plan that lacks something which is not on the board either.
func complete(p *agenda.Plan, b *mindmap.Board) error {
	switch {
	case p.Event.Title == "" && b.Event.Title == "":
		return &usageError{hint(errors.New("no title given"), `give one with --title, or as "# title" in an --agenda`)}
	case len(p.Questions) == 0 && len(b.Questions) == 0:
		return &usageError{hint(errors.New("no question given"), "give each with --question, or as a line of an --agenda")}
	}
	return nil
}
