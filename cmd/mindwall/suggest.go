package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/desk"
)

// suggestFlags are what the flags of suggest say.
type suggestFlags struct {
	question      string
	apply, asJSON bool
}

func (a *app) suggestCommand() *cobra.Command {
	var f suggestFlags
	c := &cobra.Command{
		Use:   "suggest FILE",
		Short: "Propose themes for the unsorted answers",
		Long: "Propose themes for the unsorted answers: a theme that is there, where an answer is clearly like what is under it, " +
			"and new themes for answers that are like each other. Nothing is changed without --apply, and one undo takes that back.",
		Example: `mindwall suggest day.wall --question 2
mindwall suggest day.wall --apply`,
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error { return a.runSuggest(c.Context(), args[0], f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.question, "question", "", "one question alone: its number or id")
	flags.BoolVar(&f.apply, "apply", false, "file the answers as proposed")
	flags.BoolVar(&f.asJSON, "json", false, "as JSON, with ids")
	return c
}

func (a *app) runSuggest(ctx context.Context, path string, f suggestFlags) error {
	open := a.readWall
	if f.apply {
		open = a.openWall
	}
	d, err := open(path)
	if err != nil {
		return err
	}
	defer d.Close()
	var sorting []sorted
	if f.apply {
		_, err = d.Change(ctx, func(p *desk.Pen) error {
			if sorting, err = suggestFor(p.Live(), f.question); err != nil {
				return err
			}
			return applySorting(p, sorting)
		})
	} else {
		sorting, err = suggestFor(d.Live(), f.question)
	}
	if err != nil {
		return err
	}
	if f.asJSON {
		return writeJSON(a.out, sorting)
	}
	out := io.Writer(a.out)
	if f.apply && a.quiet {
		out = io.Discard
	}
	n := printSorting(out, sorting)
	switch {
	case n == 0:
		a.note("nothing to propose: what is unsorted is unlike the rest")
	case f.apply:
		a.note("filed %s; undo in the console takes it back", count(n, "answer"))
	default:
		a.note("nothing is changed; --apply files them so")
	}
	return d.Close()
}

// sorted is what is proposed for one question.
type sorted struct {
	Question mindmap.ID    `json:"question"`
	Number   int           `json:"number"`
	Text     string        `json:"text"`
	Themes   []sortedTheme `json:"themes"`
	Unsorted int           `json:"unsorted"` // answers that nothing is proposed for
}

// sortedTheme is a theme with the answers that may go under it.
type sortedTheme struct {
	Theme   mindmap.ID     `json:"theme,omitzero"` // zero for one that would be made
	Text    string         `json:"text"`
	New     bool           `json:"new"`
	Words   []string       `json:"words"` // that bring the answers there, the weightiest first
	Answers []sortedAnswer `json:"answers"`
}

type sortedAnswer struct {
	ID    mindmap.ID `json:"id"`
	Text  string     `json:"text"`
	Score float64    `json:"score"` // a cosine, at most 1
}

func suggestFor(live *mindmap.Live, question string) ([]sorted, error) {
	b := live.Board()
	questions := b.Questions
	if question != "" {
		q, err := findQuestion(b, question)
		if err != nil {
			return nil, err
		}
		questions = []*mindmap.Question{q}
	}
	index := affinity.New(b.Event.Language)
	index.Follow(b)
	sorting := []sorted{}
	for _, q := range questions {
		sorting = append(sorting, suggestOne(live, index, q))
	}
	return sorting, nil
}

// suggestOne is what the index proposes for the unsorted answers of a question.
func suggestOne(live *mindmap.Live, index *affinity.Index, q *mindmap.Question) sorted {
	s := sorted{Question: q.ID, Number: q.Number, Text: q.Text, Themes: []sortedTheme{}}
	ids := make([]mindmap.ID, len(q.Unsorted))
	for i, answer := range q.Unsorted {
		ids[i] = answer.ID
	}
	filings, left := index.Sort(context.Background(), q.ID, ids)
	s.Unsorted = len(left)
	for _, f := range filings {
		t := sortedTheme{Theme: f.Theme, Text: f.Name, Words: append([]string{}, f.Words...)}
		if there := mindmap.FindTheme(q.Themes, f.Name); there != nil {
			t.Theme = there.ID
		}
		if t.New = t.Theme.IsZero(); !t.New {
			t.Text = mindmap.JoinThemePath(live.ThemePath(t.Theme))
		}
		for _, m := range f.Members {
			t.Answers = append(t.Answers, sortedAnswer{m.Answer, live.Answer(m.Answer).Text, m.Fit})
		}
		s.Themes = append(s.Themes, t)
	}
	return s
}

// applySorting records what is proposed, all as one act.
func applySorting(p *desk.Pen, sorting []sorted) error {
	for _, s := range sorting {
		for _, t := range s.Themes {
			q, theme := p.Live().Question(s.Question), t.Theme
			if t.New {
				made, drafts, err := mindmap.PlanTheme(p.Live().Board(), q, []string{t.Text}, p.ID)
				if err != nil {
					return err
				}
				if err := p.Record(drafts...); err != nil {
					return err
				}
				theme = made
			}
			if err := p.Record(mindmap.PlanMove(wholeGroups(p.Live(), t.Answers), q, theme)...); err != nil {
				return err
			}
		}
	}
	return nil
}

// wholeGroups are the ids of answers and of all that were merged into them.
func wholeGroups(live *mindmap.Live, answers []sortedAnswer) []mindmap.ID {
	var ids []mindmap.ID
	for _, answer := range answers {
		ids = append(ids, answer.ID)
		for _, m := range live.Answer(answer.ID).Merged {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// printSorting writes the proposal for people, and returns how many answers it files.
func printSorting(w io.Writer, sorting []sorted) int {
	n := 0
	for _, s := range sorting {
		if len(s.Themes) == 0 {
			continue
		}
		fmt.Fprintf(w, "%d  %s\n", s.Number, plain(s.Text))
		for _, t := range s.Themes {
			mark := ""
			if t.New {
				mark = " (new)"
			}
			fmt.Fprintf(w, "   %s%s\n", plain(t.Text), mark)
			for _, answer := range t.Answers {
				n++
				fmt.Fprintf(w, "      %.2f  %s\n", answer.Score, plain(answer.Text))
			}
		}
		if s.Unsorted > 0 {
			fmt.Fprintf(w, "   %d stay unsorted\n", s.Unsorted)
		}
	}
	return n
}
