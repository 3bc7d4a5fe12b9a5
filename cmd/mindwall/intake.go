package main

import (
	"errors"
	"fmt"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/survey"
)

// mapping matches columns to questions: by likeness, and then as --map says.
func (f *importFlags) mapping(s *survey.Sheet, b *mindmap.Board) (survey.Mapping, error) {
	if len(b.Questions) == 0 {
		return nil, hint(errors.New("the wall has no question to import answers to"), "ask one in the console first")
	}
	m := desk.GuessColumns(s, b)
	for _, arg := range f.maps {
		if err := mapColumns(m, s, b, arg); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// leftOut is the question of a column that is not to be imported.
const leftOut = "-"

// mapColumns reads COLUMN=N. A header that several columns share, as the choices of one question do, names them all;
// what is said later counts.
func mapColumns(m survey.Mapping, s *survey.Sheet, b *mindmap.Board, arg string) error {
	at := strings.LastIndex(arg, "=")
	if at < 0 {
		return &usageError{hint(fmt.Errorf("--map %q: want COLUMN=N", arg),
			"%s", `write a column and a question's number, such as --map "What helps?=2", or --map F=- to leave it out`)}
	}
	name, number := strings.TrimSpace(arg[:at]), strings.TrimSpace(arg[at+1:])
	columns := s.Find(name)
	if len(columns) == 0 {
		var letters []string
		for i := range s.Columns {
			letters = append(letters, s.Columns[i].Letter)
		}
		return hint(fmt.Errorf("--map: %s has no column %q", s.Name, name), "its columns are %s: give one of these, or a header",
			strings.Join(letters, ", "))
	}
	if number == leftOut {
		for _, c := range columns {
			delete(m, c.Index)
		}
		return nil
	}
	q, err := desk.FindQuestion(b, number)
	if err != nil {
		return fmt.Errorf("--map %q: %w", arg, err)
	}
	for _, c := range columns {
		m[c.Index] = q.ID
	}
	return nil
}
