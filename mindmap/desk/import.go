package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
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
}

// OpenSurvey reads a survey tool's export.
func OpenSurvey(path string, o survey.Options) (*survey.Sheet, error) {
	if wall, _ := wallfile.IsWall(path); wall { // to open and close it here would drop the locks on one that is open
		return nil, fault.New(fault.NoSurvey, fmt.Errorf("%s is a wall, not a survey", text.TellPath(path)))
	}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.Advise(fmt.Errorf("%s: there is no such survey", text.TellPath(path)), "give the CSV or XLSX file that the survey tool exports")
	}
	if err != nil {
		return nil, fmt.Errorf("read survey: %w", err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("read survey: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, fault.Advise(fmt.Errorf("%s is no file", text.TellPath(path)), "give the CSV or XLSX file that the survey tool exports")
	}
	return survey.Open(filepath.Base(path), file, info.Size(), o)
}

// GuessColumns matches columns to the questions that read alike.
func GuessColumns(s *survey.Sheet, b *mindmap.Board) survey.Mapping {
	return survey.Guess(s.Columns, b.Questions, affinity.New(b.Event.Language).Likeness)
}

// Propose looks what there is to import, with what the wall knows already. It may be called from any goroutine.
func (i *Intake) Propose(known *fold.Known) (survey.Proposal, error) {
	return i.Sheet.Answers(i.Mapping, survey.Choices{
		Split: i.Split, Count: i.Counts, Known: known.Has, On: known.Answer, Attributes: i.Attributes,
		KeepBlanks: i.KeepBlanks, DropMaybe: i.DropMaybe,
	})
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
		if done, err = i.Propose(p.Live().Known()); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		drafts := i.Drafts(done, p.ID)
		done.Answers = nil // they are drafts now, and a large import needs the room
		return p.Record(drafts...)
	})
	return entries, done, err
}

// Drafts are what records a proposal; id makes fresh ids.
func (i *Intake) Drafts(p survey.Proposal, id func() mindmap.ID) []mindmap.Draft {
	drafts := make([]mindmap.Draft, 0, len(p.Answers))
	for _, answer := range p.Answers {
		drafts = append(drafts, answer.Drafts(i.Inbox, id)...)
	}
	return drafts
}
