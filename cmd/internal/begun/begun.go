// Package begun is how the command line begins a wall: of flags, an agenda, another wall, last time's, an outline or an export.
package begun

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"mindwall/cmd/internal/imported"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/desk/agenda"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// Plan is what a new wall is made of.
type Plan struct {
	Event        mindmap.Event
	Questions    []string
	Agenda, From string // files
	FollowUp     string // the file of last time's wall
	Notes        bool   // keep those of an outline as answers
}

// New begins the new wall, which is no file yet.
func New(ctx context.Context, s *shell.Shell, n Plan) (*desk.Beginning, error) {
	if err := n.oneOrigin(); err != nil {
		return nil, err
	}
	plan := &agenda.Plan{}
	if n.Agenda != "" {
		var err error
		if plan, err = readAgendaFile(n.Agenda); err != nil {
			return nil, err
		}
	}
	wall, in, err := beginFrom(ctx, s, n)
	if err != nil {
		return nil, err
	}
	if op, some := n.Event.Described(); some {
		op.Over(&plan.Event)
	}
	for _, q := range n.Questions {
		plan.Questions = append(plan.Questions, agenda.Question{Text: q})
	}
	if in != nil && plan.Event.Title == "" && wall.Board().Event.Title == "" {
		plan.Event.Title = imported.Name(in)
		s.Note("note: %s names no event; the wall is called “%s”, --title gives another name", in.Name, plan.Event.Title)
	}
	if err := complete(plan, wall.Board()); err != nil {
		return nil, err
	}
	return wall, wall.Plan(ctx, plan)
}

// oneOrigin refuses more than one file to take questions from.
func (n *Plan) oneOrigin() error {
	var given []string
	for _, flag := range [][2]string{{"--agenda", n.Agenda}, {"--from", n.From}, {"--follow-up", n.FollowUp}} {
		if flag[1] != "" {
			given = append(given, flag[0])
		}
	}
	if len(given) > 1 {
		return shell.Usagef("%s and %s cannot be used together", given[0], given[1])
	}
	return nil
}

// followUp begins a wall that follows up another.
func followUp(s *shell.Shell, w desk.Writer, path string) (*desk.Beginning, error) {
	last, err := s.ReadWall(path)
	if err != nil {
		return nil, err
	}
	defer last.Close()
	wall := desk.Begin(w)
	if err := wall.FollowUp(last); err != nil {
		return nil, fmt.Errorf("follow up %s: %w", text.TellPath(path), err)
	}
	return wall, noQuestions(wall, path)
}

// noQuestions refuses what was taken from a wall that has no question.
func noQuestions(wall *desk.Beginning, path string) error {
	if len(wall.Board().Questions) > 0 {
		return nil
	}
	return fault.Advise(fmt.Errorf("%s has no questions to take", text.TellPath(path)), "ask them with --question")
}

// beginFrom begins a wall with what another one has, when one is named, or with an outline or an export, which is told of.
func beginFrom(ctx context.Context, s *shell.Shell, n Plan) (*desk.Beginning, *desk.Incoming, error) {
	w, err := s.Writer()
	switch {
	case err != nil:
		return nil, nil, err
	case n.FollowUp != "":
		wall, err := followUp(s, w, n.FollowUp)
		return wall, nil, err
	case n.From == "":
		return desk.Begin(w), nil, nil
	}
	if imported.IsExport(n.From) {
		progress := s.Progress()
		defer progress.End()
		progress.Step(0, 2, "read "+text.TellPath(n.From))
		in, err := imported.Open(n.From)
		if errors.Is(err, imported.ErrForeign) {
			err = fault.Advise(fmt.Errorf("%s: %w", text.TellPath(n.From), err), "the answers of a survey come in with: mindwall import")
		}
		if err != nil {
			return nil, nil, err
		}
		in.KeepNotes = n.Notes
		wall := desk.Begin(w)
		progress.Step(1, 2, "make the wall")
		err = wall.Bring(ctx, in)
		progress.End()
		noteTold(s, in, "--notes keeps those of questions and themes as answers")
		return wall, in, err
	}
	taken, err := desk.SiblingOf(n.From)
	if err != nil {
		return nil, nil, err
	}
	wall := desk.Begin(w, taken...)
	return wall, nil, noQuestions(wall, n.From)
}

// Told is what a new wall has, in words.
func Told(b *mindmap.Board) string {
	told := say.Counted(len(b.Questions), "question")
	if n := len(b.Follows.Actions); n > 0 {
		told += " and " + say.Counted(n, "action") + " still open"
	}
	if !b.Follows.IsZero() {
		told += "; /last time shows the room what was said before"
	}
	return told
}

// noteTold tells what of an incoming file found no place.
func noteTold(s *shell.Shell, in *desk.Incoming, keep string) {
	told, notes := imported.Told(in)
	for _, line := range told {
		s.Note("note: %s", line)
	}
	if notes {
		s.Note("note: %s", keep)
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
		return shell.Usage(fault.Advise(errors.New("no title given"), `give one with --title, or as "# title" in an --agenda`))
	case len(p.Questions) == 0 && len(b.Questions) == 0:
		return shell.Usage(fault.Advise(errors.New("no question given"), "give each with --question, or as a line of an --agenda"))
	}
	return nil
}
