// Package added is what mindwall add does: answers and actions from the command line and from standard input.
package added

import (
	"context"
	"errors"
	"fmt"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// Addition is what is added, beside the texts, and where.
type Addition struct {
	Question, Theme, Quote string
	Source                 mindmap.Source
	Action                 bool // each text is what somebody will do
	Who, Due               string
}

// Run adds each text to a wall; "-" alone stands for the lines of standard input.
func Run(ctx context.Context, s *shell.Shell, path string, texts []string, to Addition) error {
	fromInput := len(texts) == 1 && texts[0] == "-"
	switch {
	case !to.Action && to.Who+to.Due != "":
		return shell.Usagef("--who and --due go with --action")
	case to.Action && to.Question+to.Theme+to.Quote != "":
		return shell.Usagef("--action stands under no question and no theme, and has no quote")
	case to.Action:
	case to.Question == "":
		return shell.Usage(fault.Advise(errors.New("no question given"), "give --question N; mindwall info lists the questions"))
	case to.Quote != "" && (fromInput || len(texts) != 1):
		return shell.Usagef("--quote goes with one answer, not with several")
	}
	d, err := s.OpenWall(path)
	if err != nil {
		return err
	}
	if fromInput {
		err = addLines(ctx, s, d, to)
	} else {
		err = addTexts(ctx, s, d, to, texts)
	}
	return errors.Join(err, d.Close())
}

// addTexts adds answers as one act: all of them or none.
func addTexts(ctx context.Context, s *shell.Shell, d *desk.Desk, to Addition, texts []string) error {
	for _, text := range texts {
		if err := to.check(text); err != nil {
			return err
		}
	}
	entries, err := d.Change(ctx, func(p *desk.Pen) error { return to.write(p, texts) })
	if err != nil {
		return err
	}
	tellAdded(s, d, to, entries)
	return nil
}

// check refuses an answer before the wall is touched.
func (to Addition) check(words string) error {
	if to.Action {
		return mindmap.AddAction{Text: words, Who: to.Who, Due: to.Due}.Validate()
	}
	_, _, _, err := text.CleanAnswer(words, to.Quote)
	if empty := (*text.EmptyError)(nil); errors.As(err, &empty) {
		return errors.New("an answer is empty")
	}
	return err
}

// write records the answers, and the themes that are missing.
func (to Addition) write(p *desk.Pen, texts []string) error {
	if to.Action {
		return p.NoteActions(texts, to.Who, to.Due)
	}
	board := p.Live().Board()
	q, err := desk.FindQuestion(board, to.Question)
	if err != nil {
		return err
	}
	planner, path := plan.New(board, q, p.ID), text.SplitPath(to.Theme)
	var drafts []mindmap.Draft
	for _, text := range texts {
		_, some, _, err := planner.Answer(plan.Said{Caption: text, Quote: to.Quote, Theme: path, Source: to.Source})
		if err != nil {
			return err
		}
		drafts = append(drafts, some...)
	}
	return p.Record(drafts...)
}

// tellAdded prints each answer that was made.
func tellAdded(s *shell.Shell, d *desk.Desk, to Addition, entries []mindmap.Entry) {
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
		if to.Quote == "" && added.Quote != "" {
			long++
		}
		if !s.Quiet {
			fmt.Fprintf(s.Out, "%s\t%s\n", entries[i].ID, text.Line(added.Caption))
		}
	}
	if long > 0 {
		s.Note("%s kept whole as a quote, as the caption is at most %d characters", say.Counted(long, "answer"),
			text.Caption.Limit())
	}
	if to.Action {
		s.Note("added %s", say.Counted(n, "action"))
	} else if q, err := desk.FindQuestion(d.Board(), to.Question); err == nil {
		under := ""
		if path := text.SplitPath(to.Theme); len(path) > 0 {
			under = ", " + text.JoinPath(path)
		}
		s.Note("added %s to question %d%s", say.Counted(n, "answer"), q.Number, under)
	}
}
