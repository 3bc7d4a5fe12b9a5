package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"mindwall/export/outline"
	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
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
	f.StringVar(&n.language, "language", "", "what the answers are in, such as de or pt-BR, for likeness (English)")
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
	entries, err := a.planNew(n)
	if err != nil {
		return err
	}
	if !n.noOpen {
		if err := a.needTerminal("with --no-open the wall is made and not opened"); err != nil {
			return err
		}
	}
	if err := createWall(path, entries); err != nil {
		return err
	}
	if n.noOpen {
		a.result(path)
		b := mindmap.Fold(entries)
		a.note("made %s with %s", path, count(len(b.Questions), "question"))
		return nil
	}
	return a.openConsole(ctx, path, false)
}

// planNew makes the entries of a new wall.
func (a *app) planNew(n newWall) ([]mindmap.Entry, error) {
	if n.agenda != "" && n.from != "" {
		return nil, usage("--agenda and --from cannot be used together")
	}
	s, err := a.scribe()
	if err != nil {
		return nil, err
	}
	plan := &agenda{}
	var taken []mindmap.Entry
	switch {
	case n.agenda != "":
		plan, err = readAgendaFile(n.agenda)
	case n.from != "" && outline.Readable(n.from):
		taken, err = fromOutline(s, n.from)
	case n.from != "":
		taken, err = siblingOf(n.from)
	}
	if err != nil {
		return nil, err
	}
	s.Live.Add(taken...)
	if n.title != "" {
		plan.title = n.title
	}
	for _, q := range n.questions {
		plan.questions = append(plan.questions, agendaQuestion{text: q})
	}
	if err := plan.complete(s.Live.Board()); err != nil {
		return nil, err
	}
	made, err := plan.record(s, n)
	return append(taken, made...), err
}

// fromOutline makes a wall's entries of an outline: its questions, themes and answers.
func fromOutline(s *scribe.Scribe, name string) ([]mindmap.Entry, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read outline: %w", err)
	}
	defer file.Close()
	o, err := outline.Read(filepath.Base(name), file)
	if err != nil {
		return nil, err
	}
	return s.Record(o.Drafts(s.ID, false)...)
}

func readAgendaFile(name string) (*agenda, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read agenda: %w", err)
	}
	defer file.Close()
	return readAgenda(file, filepath.Base(name))
}

// complete refuses a plan that lacks something which is not on the board either.
func (p *agenda) complete(b *mindmap.Board) error {
	switch {
	case p.title == "" && b.Event.Title == "":
		return &usageError{hint(errors.New("no title given"), `give one with --title, or as "# title" in an --agenda`)}
	case len(p.questions) == 0 && len(b.Questions) == 0:
		return &usageError{hint(errors.New("no question given"), "give each with --question, or as a line of an --agenda")}
	}
	return nil
}

// record makes the entries of the plan: one act for the event, one for the questions, one for the themes.
func (p *agenda) record(s *scribe.Scribe, n newWall) ([]mindmap.Entry, error) {
	event, err := describe(p.title, n)
	if err != nil {
		return nil, err
	}
	var all []mindmap.Entry
	if event != nil {
		if all, err = s.Do(*event); err != nil {
			return nil, err
		}
	}
	ids, asked, err := p.ask(s)
	if err != nil {
		return nil, err
	}
	all = append(all, asked...)
	for i, q := range p.questions {
		themes, err := plantThemes(s, ids[i], q.themes)
		if err != nil {
			return nil, err
		}
		all = append(all, themes...)
	}
	return all, nil
}

func describe(title string, n newWall) (*mindmap.DescribeEvent, error) {
	op, some := mindmap.DescribeEvent{}, false
	if n.language != "" {
		tag, err := language.Parse(n.language)
		if err != nil {
			return nil, hint(fmt.Errorf("--language: %q is no language", n.language), "write its short name, such as de, fr or pt-BR")
		}
		n.language = tag.String()
	}
	for _, f := range []struct {
		name, text string
		to         **string
	}{{"title", title, &op.Title}, {"date", n.date, &op.Date}, {"place", n.place, &op.Place}, {"host", n.host, &op.Host}, {"language", n.language, &op.Language}} {
		if f.text == "" {
			continue
		}
		clean, err := mindmap.TitleField.Clean(f.text)
		if err != nil {
			return nil, fmt.Errorf("--%s: %w", f.name, err)
		}
		*f.to, some = &clean, true
	}
	if !some {
		return nil, nil
	}
	return &op, nil
}

func (p *agenda) ask(s *scribe.Scribe) ([]mindmap.ID, []mindmap.Entry, error) {
	if len(p.questions) == 0 {
		return nil, nil, nil
	}
	var ids []mindmap.ID
	var drafts []mindmap.Draft
	for _, q := range p.questions {
		text, err := mindmap.QuestionField.Clean(q.text)
		if err != nil {
			return nil, nil, err
		}
		id := s.ID()
		ids = append(ids, id)
		drafts = append(drafts, mindmap.Draft{ID: id, Op: mindmap.AskQuestion{Text: text}})
	}
	entries, err := s.Record(drafts...)
	return ids, entries, err
}

// plantThemes makes the themes of one question that are known beforehand. Each is made on the board that the one
// before left, so that it gets its own letter and the lighter side.
func plantThemes(s *scribe.Scribe, question mindmap.ID, paths [][]string) ([]mindmap.Entry, error) {
	var all []mindmap.Entry
	for _, path := range paths {
		_, drafts, err := mindmap.PlanTheme(s.Live.Board(), s.Live.Question(question), path, s.ID)
		if err != nil {
			return nil, err
		}
		if len(drafts) == 0 {
			continue
		}
		entries, err := s.Record(drafts...)
		if err != nil {
			return nil, err
		}
		all = append(all, entries...)
	}
	return all, nil
}
