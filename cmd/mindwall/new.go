package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
)

// newWall is what the flags of new say.
type newWall struct {
	title, date, place, host string
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
			"another table: the same questions and themes and no answers; mindwall merge unites them afterwards. A file that " +
			"is there already is never replaced.",
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
	f.StringVar(&n.agenda, "agenda", "", "a Markdown file with title, questions and themes")
	f.StringVar(&n.from, "from", "", "another wall, to take questions and themes from")
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
		if err := a.needTerminal("add --no-open to make the wall without opening it"); err != nil {
			return err
		}
	}
	if err := createWall(path, entries); err != nil {
		return err
	}
	if n.noOpen {
		fmt.Fprintln(a.out, path)
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
	plan := &agenda{}
	var taken []mindmap.Entry
	var err error
	switch {
	case n.agenda != "":
		plan, err = readAgendaFile(n.agenda)
	case n.from != "":
		taken, err = siblingOf(n.from)
	}
	if err != nil {
		return nil, err
	}
	if n.title != "" {
		plan.title = n.title
	}
	for _, q := range n.questions {
		plan.questions = append(plan.questions, agendaQuestion{text: q})
	}
	if err := plan.complete(n.from != ""); err != nil {
		return nil, err
	}
	s, err := a.scribe()
	if err != nil {
		return nil, err
	}
	s.Live.Add(taken...)
	made, err := plan.record(s, n)
	return append(taken, made...), err
}

func readAgendaFile(name string) (*agenda, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read agenda: %w", err)
	}
	defer file.Close()
	return readAgenda(file, filepath.Base(name))
}

// complete refuses a plan that lacks something, unless the rest comes from another wall.
func (p *agenda) complete(more bool) error {
	switch {
	case more:
		return nil
	case p.title == "":
		return &usageError{hint(errors.New("no title given"), `give one with --title, or as "# title" in an --agenda`)}
	case len(p.questions) == 0:
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
	for _, f := range []struct {
		name, text string
		to         **string
	}{{"title", title, &op.Title}, {"date", n.date, &op.Date}, {"place", n.place, &op.Place}, {"host", n.host, &op.Host}} {
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

// siblingOf takes from a wall what another table needs to begin: the event, questions and themes as they stand, by
// the entries that made them, so that both walls are of one event. What the room said stays behind.
func siblingOf(path string) ([]mindmap.Entry, error) {
	entries, err := readEntries(path)
	if err != nil {
		return nil, err
	}
	taken := frame(entries)
	if len(mindmap.Fold(taken).Questions) == 0 {
		return nil, hint(fmt.Errorf("%s has no questions to take", path), "ask them with --question")
	}
	return taken, nil
}

// frame keeps the entries about the event, its questions and its themes, and what undoes or redoes those. Entries that
// take words out for good are kept too, so that the words cannot come back by a merge.
func frame(entries []mindmap.Entry) []mindmap.Entry {
	nodes, acts := map[mindmap.ID]bool{}, map[mindmap.ID]bool{}
	for i := range entries {
		switch op, _ := entries[i].Op(); op.(type) {
		case mindmap.AskQuestion, mindmap.AddTheme:
			nodes[entries[i].ID] = true
		}
	}
	var kept []mindmap.Entry
	for _, e := range entries { // in order, so that an undo comes after what it undoes
		op, err := e.Op()
		if err == nil && isFrame(op, nodes, acts) {
			acts[e.Act] = true
			kept = append(kept, e)
		}
	}
	return kept
}

func isFrame(op mindmap.Op, nodes, acts map[mindmap.ID]bool) bool {
	switch op := op.(type) {
	case mindmap.DescribeEvent, mindmap.AskQuestion, mindmap.SetAsideQuestion, mindmap.AddTheme, mindmap.SideTheme,
		mindmap.SortTheme, mindmap.MergeTheme, mindmap.Redact:
		return true
	case mindmap.Reword:
		return nodes[op.Node]
	case mindmap.Reorder:
		return nodes[op.Node]
	case mindmap.Move:
		return nodes[op.Node]
	case mindmap.Remove:
		return nodes[op.Node]
	case mindmap.Restore:
		return nodes[op.Node]
	case mindmap.Undo:
		return acts[op.Act]
	}
	return false
}
