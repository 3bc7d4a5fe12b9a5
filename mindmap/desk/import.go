package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/survey"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile"
)

// Intake is what of a survey goes where on a wall.
type Intake struct {
	Sheet   *survey.Sheet
	Mapping survey.Mapping
	Split   func(survey.Answer) bool // nil splits nothing
	Inbox   bool                     // keep the answers off the wall until they are let on
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

// Propose looks what there is to import, with what the wall has already.
func (i *Intake) Propose(live *mindmap.Live) (survey.Proposal, error) {
	known := live.OriginKeys()
	return i.Sheet.Answers(i.Mapping, survey.Choices{Split: i.Split, Known: func(key string) bool { return known[key] }})
}

// Import imports, as one act, all or none. It looks anew what the wall has while no other program can write, so that two
// imports at once bring an answer once. The proposal that it returns is what was imported, but for the answers
// themselves, which are the entries.
func (d *Desk) Import(ctx context.Context, i *Intake) (entries []mindmap.Entry, done survey.Proposal, err error) {
	entries, err = d.Change(ctx, func(p *Pen) error {
		var err error
		if done, err = i.Propose(p.Live()); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		drafts := make([]mindmap.Draft, len(done.Answers))
		for n, answer := range done.Answers {
			drafts[n].Op = answer.Op(i.Inbox)
		}
		done.Answers = nil // they are drafts now, and a large import needs the room
		return p.Record(drafts...)
	})
	return entries, done, err
}
