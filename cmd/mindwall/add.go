package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// addition is what the flags of add say.
type addition struct {
	question, theme, quote string
	source                 mindmap.Source
	action                 bool // each text is what somebody will do
	who, due               string
}

func (a *app) addCommand() *cobra.Command {
	var to addition
	var source string
	c := &cobra.Command{
		Use:   "add FILE --question N TEXT …",
		Short: "Add answers, or actions, from the command line",
		Long: "Add answers from the command line, also while the wall is open in a console, where they appear at once. Each " +
			"TEXT is one answer; - reads them from standard input, one a line. In a theme's path a slash nests and // is a " +
			"slash; themes that are missing are made. With --action each TEXT is what somebody will do after the event: it is listed " +
			"in the console, the write-up and exports, and on no map. Prints the id of each answer or action, and its text.",
		Example: `mindwall add day.wall --question 2 "Bus fare or lunch" "No bus after five"
mindwall add day.wall --question 2 --theme "Mental health/Anxiety" "Panic on the bus"
mindwall add day.wall --action "Ask the surgery about evening calls" --who Sam --due "27 April"
grep . answers.txt | mindwall add day.wall --question 1 --source survey -`,
		Args: wants(-1, "wall", "answer"),
		RunE: func(c *cobra.Command, args []string) (err error) {
			if to.source, err = mindmap.ParseSource(source); err != nil {
				return &usageError{fmt.Errorf("--source: %w", err)}
			}
			return a.runAdd(c.Context(), args[0], args[1:], to)
		},
	}
	f := c.Flags()
	f.StringVar(&to.question, "question", "", "the question: its number or id")
	f.StringVar(&to.theme, "theme", "", `the theme, such as "Theme/Sub-theme"`)
	f.StringVar(&source, "source", string(mindmap.Room), "where it came from: room, survey or phone")
	f.BoolVar(&to.action, "action", false, "what somebody will do, and no answer")
	f.StringVar(&to.who, "who", "", "who does it")
	f.StringVar(&to.due, "due", "", "until when: a date as the event's language writes it, or any words")
	f.StringVar(&to.quote, "quote", "", "what was said, word for word")
	return c
}

func (a *app) runAdd(ctx context.Context, path string, texts []string, to addition) error {
	fromInput := len(texts) == 1 && texts[0] == "-"
	switch {
	case !to.action && to.who+to.due != "":
		return usage("--who and --due go with --action")
	case to.action && to.question+to.theme+to.quote != "":
		return usage("--action stands under no question and no theme, and has no quote")
	case to.action:
	case to.question == "":
		return &usageError{hint(errors.New("no question given"), "give --question N; mindwall info lists the questions")}
	case to.quote != "" && (fromInput || len(texts) != 1):
		return usage("--quote goes with one answer, not with several")
	}
	d, err := a.openWall(path)
	if err != nil {
		return err
	}
	if fromInput {
		err = a.addLines(ctx, d, to)
	} else {
		err = a.addTexts(ctx, d, to, texts)
	}
	return errors.Join(err, d.Close())
}

// addTexts adds answers as one act: all of them or none.
func (a *app) addTexts(ctx context.Context, d *desk.Desk, to addition, texts []string) error {
	for _, text := range texts {
		if err := to.check(text); err != nil {
			return err
		}
	}
	entries, err := d.Change(ctx, func(p *desk.Pen) error { return to.write(p, texts) })
	if err != nil {
		return err
	}
	a.tellAdded(d, to, entries)
	return nil
}

// check refuses an answer before the wall is touched.
func (to addition) check(words string) error {
	if to.action {
		return mindmap.AddAction{Text: words, Who: to.who, Due: to.due}.Validate()
	}
	_, _, _, err := text.CleanAnswer(words, to.quote)
	if empty := (*text.EmptyError)(nil); errors.As(err, &empty) {
		return errors.New("an answer is empty")
	}
	return err
}

// write records the answers, and the themes that are missing.
func (to addition) write(p *desk.Pen, texts []string) error {
	if to.action {
		return p.NoteActions(texts, to.who, to.due)
	}
	board := p.Live().Board()
	q, err := desk.FindQuestion(board, to.question)
	if err != nil {
		return err
	}
	planner, path := plan.New(board, q, p.ID), text.SplitPath(to.theme)
	var drafts []mindmap.Draft
	for _, text := range texts {
		_, some, _, err := planner.Answer(plan.Said{Caption: text, Quote: to.quote, Theme: path, Source: to.source})
		if err != nil {
			return err
		}
		drafts = append(drafts, some...)
	}
	return p.Record(drafts...)
}

// tellAdded prints each answer that was made.
func (a *app) tellAdded(d *desk.Desk, to addition, entries []mindmap.Entry) {
	n, long := 0, 0
	for i := range entries {
		op, _ := entries[i].Op()
		added, ok := op.(mindmap.AddAnswer)
		if action, is := op.(mindmap.AddAction); is {
			added.Caption, ok = action.Text, true
		}
		if !ok {
			continue
		}
		n++
		if to.quote == "" && added.Quote != "" {
			long++
		}
		if !a.quiet {
			fmt.Fprintf(a.out, "%s\t%s\n", entries[i].ID, text.Line(added.Caption))
		}
	}
	if long > 0 {
		a.note("%s kept whole as a quote, as the caption is at most %d characters", say.Counted(long, "answer"),
			text.Caption.Limit())
	}
	if to.action {
		a.note("added %s", say.Counted(n, "action"))
	} else if q, err := desk.FindQuestion(d.Board(), to.question); err == nil {
		under := ""
		if path := text.SplitPath(to.theme); len(path) > 0 {
			under = ", " + text.JoinPath(path)
		}
		a.note("added %s to question %d%s", say.Counted(n, "answer"), q.Number, under)
	}
}
