package desk

import (
	"context"
	"fmt"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
	"mindwall/mindmap/survey"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile"
)

// Intake is what of a survey goes where on a wall.
type Intake struct {
	Sheet   *survey.Sheet
	Mapping survey.Mapping
	Split   func(survey.Answer) bool  // nil splits nothing
	Count   func(*survey.Column) bool // nil counts together where questions are closed
	Inbox   bool                      // keep the answers off the wall until they are let on

	KeepBlanks, DropMaybe bool
	Attributes            []int // columns that are kept with each answer

	Progress func(done, of int) // is told how far it is; nil is not
}

// OpenSurvey is [survey.OpenFile] for what is no wall.
func OpenSurvey(path, labels string, o survey.Options) (*survey.Sheet, error) {
	for _, name := range []string{path, labels} {
		if wall, _ := wallfile.IsWall(name); wall { // to open and close it here would drop the locks on one that is open
			return nil, fault.New(fault.NoSurvey, fmt.Errorf("%s is a wall, not a survey", text.TellPath(name)))
		}
	}
	return survey.OpenFile(path, labels, o)
}

// GuessColumns matches columns to the questions that read alike.
func GuessColumns(s *survey.Sheet, b *mindmap.Board) survey.Mapping {
	return survey.Guess(s.Columns, b.Questions, affinity.New(b.Event.Language).Likeness)
}

// Propose looks what there is to import, with what the wall knows already. It may be called from any goroutine.
func (i *Intake) Propose(ctx context.Context, known *fold.Known) (survey.Proposal, error) {
	ch := survey.Choices{
		Split: i.Split, Count: i.Counts, On: known.Answer, Attributes: i.Attributes,
		KeepBlanks: i.KeepBlanks, DropMaybe: i.DropMaybe, Progress: i.Progress,
	}
	if !known.Nothing() {
		ch.Known = known.Has
	}
	return i.Sheet.Answers(ctx, i.Mapping, ch)
}

// Counts reports whether those who say the same in a column are counted together.
func (i *Intake) Counts(c *survey.Column) bool {
	if i.Count == nil {
		return c.Closed
	}
	return i.Count(c)
}

// Brought says how many answers a proposal brings, and how many rows they count when those who said the same are counted
// together.
func Brought(p *survey.Proposal) string {
	answers := say.Counted(p.Fresh, "answer")
	if p.Fresh == p.Counts.New {
		return answers
	}
	return answers + " counting " + say.Counted(p.Counts.New, "row")
}

// Tells says what a person should know of a proposal beside its numbers.
func (i *Intake) Tells(p *survey.Proposal) (lines []string) {
	if n := p.Counts.Marks; n > 0 {
		lines = append(lines, say.Counted(n, "mark")+" for no answer, taken as empty: "+strings.Join(p.Marks, "  "))
	}
	if n := p.Counts.Maybe; n > 0 {
		kept := "kept, as that may be an answer"
		if i.DropMaybe {
			kept = "left out"
		}
		lines = append(lines, say.Counted(n, "cell")+" with “none” or the like: "+kept)
	}
	return lines
}

// Import imports, as one act, all or none. It looks anew what the wall has while no other program can write, so that two
// imports at once bring an answer once. The proposal that it returns is what was imported, but for the answers
// themselves, which are the entries.
func (d *Desk) Import(ctx context.Context, i *Intake) (entries []mindmap.Entry, done survey.Proposal, err error) {
	entries, err = d.Change(ctx, func(p *Pen) error {
		var err error
		if done, err = i.Propose(ctx, p.Live().Known()); err != nil {
			return err
		}
		for drafts := range done.Drafts(i.Inbox, p.ID, i.Progress) {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err = p.Finish(drafts...); err != nil {
				return err
			}
		}
		done.Answers = nil // they are entries now
		return nil
	})
	return entries, done, err
}
