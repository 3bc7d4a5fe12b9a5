package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
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
			"and new themes for answers that are like each other. Answers that are alike without a word for it are shown, " +
			"and stay unsorted until you name them. Nothing is changed without --apply, and one undo takes that back.",
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
	var sorting []desk.Suggested
	if f.apply {
		_, err = d.Change(ctx, func(p *desk.Pen) error {
			if sorting, err = suggestFor(p.Live(), f.question); err != nil {
				return err
			}
			return p.Apply(sorting)
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
	offered, filed := printSorting(out, sorting)
	switch {
	case offered == 0:
		a.note("nothing to propose: what is unsorted is unlike the rest")
	case f.apply:
		a.note("filed %s; undo in the console takes it back", say.Counted(filed, "answer"))
	default:
		a.note("nothing is changed; --apply files them so")
	}
	return d.Close()
}

func suggestFor(live *fold.Live, question string) ([]desk.Suggested, error) {
	b := live.Board()
	questions := b.Questions
	if question != "" {
		q, err := desk.FindQuestion(b, question)
		if err != nil {
			return nil, err
		}
		questions = []*mindmap.Question{q}
	}
	index := affinity.New(b.Event.Language)
	index.Follow(b)
	sorting := []desk.Suggested{}
	for _, q := range questions {
		sorting = append(sorting, desk.Suggest(live, index, q))
	}
	return sorting, nil
}

// printSorting writes the proposal for people, and returns how many answers it offers a theme for, and how many of these it
// files.
func printSorting(w io.Writer, sorting []desk.Suggested) (offered, filed int) {
	for _, s := range sorting {
		if len(s.Themes) == 0 {
			continue
		}
		fmt.Fprintf(w, "%d  %s\n", s.Number, text.Line(s.Text))
		for _, t := range s.Themes {
			mark := ""
			switch {
			case t.Unnamed:
				mark = " (to be named by you)"
			case t.New:
				mark = " (new)"
			}
			if offered += len(t.Answers); !t.Unnamed {
				filed += len(t.Answers)
			}
			fmt.Fprintf(w, "   %s%s\n", text.Line(t.Text), mark)
			for _, answer := range t.Answers {
				fmt.Fprintf(w, "      %.2f  %s\n", answer.Score, text.Line(answer.Text))
			}
		}
		if s.Unsorted > 0 {
			is := "are"
			if s.Unsorted == 1 {
				is = "is"
			}
			fmt.Fprintf(w, "   still unsorted: %s %s like no other\n", say.Counted(s.Unsorted, "answer"), is)
		}
	}
	return offered, filed
}
