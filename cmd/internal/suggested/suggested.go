// Package suggested is what mindwall suggest does: it proposes themes for the unsorted answers of a wall, and files them so.
package suggested

import (
	"context"
	"fmt"
	"io"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// Flags are what the flags of suggest say.
type Flags struct {
	Question    string // one alone: its number or id
	Apply, JSON bool
}

// Run proposes themes for a wall.
func Run(ctx context.Context, s *shell.Shell, path string, f Flags) error {
	open := s.ReadWall
	if f.Apply {
		open = s.OpenWall
	}
	d, err := open(path)
	if err != nil {
		return err
	}
	defer d.Close()
	var sorting []desk.Suggested
	if f.Apply {
		_, err = d.Change(ctx, func(p *desk.Pen) error {
			if sorting, err = suggestFor(p.Live(), f.Question); err != nil {
				return err
			}
			return p.Apply(sorting)
		})
	} else {
		sorting, err = suggestFor(d.Live(), f.Question)
	}
	if err != nil {
		return err
	}
	if f.JSON {
		return s.JSON(sorting)
	}
	out := io.Writer(s.Out)
	if f.Apply && s.Quiet {
		out = io.Discard
	}
	offered, filed := printSorting(out, sorting)
	switch {
	case offered == 0:
		s.Note("nothing to propose: what is unsorted is unlike the rest")
	case f.Apply:
		s.Note("filed %s; undo in the console takes it back", say.Counted(filed, "answer"))
	default:
		s.Note("nothing is changed; --apply files them so")
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
	for _, q := range sorting {
		if len(q.Themes) == 0 {
			continue
		}
		fmt.Fprintf(w, "%d  %s\n", q.Number, text.Line(q.Text))
		for _, t := range q.Themes {
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
		if q.Unsorted > 0 {
			is := "are"
			if q.Unsorted == 1 {
				is = "is"
			}
			fmt.Fprintf(w, "   still unsorted: %s %s like no other\n", say.Counted(q.Unsorted, "answer"), is)
		}
	}
	return offered, filed
}
