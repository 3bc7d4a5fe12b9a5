package imported

import (
	"errors"
	"fmt"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/survey"
)

// Flags are what the command line says of an import.
type Flags struct {
	Maps, Attributes                      []string
	Inbox, Split, Count, Each, KeepBlanks bool
	Notes                                 bool   // of outlines
	Preset, Tab, Header, Encoding, Labels string // how a survey is read
	DryRun, Yes                           bool
}

// ofSurveys reports whether there are flags that surveys alone have.
func (f *Flags) ofSurveys() bool {
	return f.Preset+f.Tab+f.Header+f.Encoding != "" || f.Split || f.Count || f.Each || f.KeepBlanks || len(f.Attributes) > 0
}

// Intake is what the flags say is to be imported, and how.
func (f *Flags) Intake(s *survey.Sheet, b *mindmap.Board) (*desk.Intake, error) {
	mapping, err := f.mapping(s, b)
	if err != nil {
		return nil, err
	}
	i := &desk.Intake{Sheet: s, Mapping: mapping, Inbox: f.Inbox, KeepBlanks: f.KeepBlanks}
	if f.Split {
		i.Split = survey.SplitAll
	}
	if f.Count || f.Each {
		i.Count = func(*survey.Column) bool { return f.Count }
	}
	for _, name := range f.Attributes {
		columns := s.Find(name)
		if len(columns) == 0 {
			return nil, noColumn("--attribute", s, name)
		}
		for _, c := range columns {
			i.Attributes = append(i.Attributes, c.Index)
		}
	}
	return i, nil
}

// noColumn says that a survey has no such column, and which it has.
func noColumn(flag string, s *survey.Sheet, name string) error {
	var letters []string
	for i := range s.Columns {
		letters = append(letters, s.Columns[i].Letter)
	}
	return fault.Advise(fmt.Errorf("%s: %s has no column %q", flag, s.Name, name), "its columns are %s: give one of these, or a header",
		strings.Join(letters, ", "))
}

// mapping matches columns to questions: by likeness, and then as --map says.
func (f *Flags) mapping(s *survey.Sheet, b *mindmap.Board) (survey.Mapping, error) {
	if len(b.Questions) == 0 {
		return nil, fault.Advise(errors.New("the wall has no question to import answers to"), "ask one in the console first")
	}
	m := desk.GuessColumns(s, b)
	for _, arg := range f.Maps {
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
		return wrong(fmt.Errorf("--map %q: want COLUMN=N", arg),
			"%s", `write a column and a question's number, such as --map "What helps?=2", or --map F=- to leave it out`)
	}
	name, number := strings.TrimSpace(arg[:at]), strings.TrimSpace(arg[at+1:])
	columns := s.Find(name)
	if len(columns) == 0 {
		return noColumn("--map", s, name)
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
