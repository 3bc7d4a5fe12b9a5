// Package settings keeps what mindwall remembers between walls, in one folder: the settings that a person writes, the
// walls opened lately, and under which ids of its own each wall was written.
//
// Settings are plain text, one `name = value` a line; blank lines and lines that begin with # are passed over. A wrong
// line costs a message that names file and line, and that setting keeps its default; all others hold. Nothing here may
// keep a wall from opening.
package settings

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/adrg/xdg"

	"mindwall/mindmap/scheme"
	"mindwall/mindmap/text"
	"mindwall/tui/look"
)

// Settings are what a person may choose for all walls.
type Settings struct {
	Author      string // who writes, through the gate; empty is for the environment to say
	Look        look.Kind
	AsTerminal  bool // the look is light or dark as the terminal is
	Bell        bool // a sound when something goes wrong
	Suggestions bool // themes are proposed for unsorted answers
	Synced      Synced
}

// Synced says where walls are kept while they are open that lie in a folder of OneDrive, iCloud or the like.
type Synced string

// The ways. Ask leaves it to be asked for each wall.
const (
	Ask       Synced = "ask"
	Elsewhere Synced = "elsewhere" // on this machine, and back in their place when they are closed
	InPlace   Synced = "here"
)

// defaults are what holds where nothing is said.
func defaults() Settings {
	return Settings{Look: look.Dark, AsTerminal: true, Bell: false, Suggestions: true, Synced: Ask}
}

// Folder is where settings are kept. Its zero value is nowhere: nothing is read or kept.
type Folder string

// Standard is the folder that the system's custom gives, such as ~/.config/mindwall; nowhere for who has no folder of their
// own.
func Standard() Folder {
	if _, err := os.UserHomeDir(); err != nil && os.Getenv("XDG_CONFIG_HOME") == "" {
		return ""
	}
	return Folder(filepath.Join(xdg.ConfigHome, "mindwall"))
}

// File is the path of the settings.
func (f Folder) File() string { return filepath.Join(string(f), "settings.txt") }

// Problem is a line of the settings that is wrong.
type Problem struct {
	File string
	Line int // from 1
	Err  error
}

func (p *Problem) Error() string {
	return fmt.Sprintf("%s:%d: %v", text.TellPath(p.File), p.Line, p.Err)
}

func (p *Problem) Unwrap() error { return p.Err }

// Hint tells what to do about it.
func (p *Problem) Hint() string { return "mend or delete the line; its default is used meanwhile" }

// Load reads the settings. It always returns some that can be used; each error is about one line (a [*Problem]), or
// about the file as a whole. A file that is not there is no error. One that is no text is put aside, so that this is told once.
func (f Folder) Load() (Settings, []error) {
	if f == "" {
		return defaults(), nil
	}
	content, err := readSmall(f.File())
	if err == nil && (!utf8.Valid(content) || bytes.IndexByte(content, 0) >= 0) {
		err = errNoText
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return defaults(), nil
	case errors.Is(err, errNoText), errors.Is(err, errLong):
		return defaults(), []error{f.putAside(f.File(), err)}
	case err != nil:
		return defaults(), []error{fmt.Errorf("read settings: %w", err)}
	}
	return parse(string(content), f.File())
}

var errNoText = errors.New("it is no text in UTF-8")

// maxProblems is how many wrong lines are told.
const maxProblems = 5

func parse(content, name string) (Settings, []error) {
	s := defaults()
	var problems []error
	seen, n, more := map[string]int{}, 0, 0
	for line := range strings.SplitSeq(content, "\n") {
		n++
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if line == "" || line[0] == '#' {
			continue
		}
		err := s.set(line, seen, n)
		switch {
		case err != nil && len(problems) < maxProblems:
			problems = append(problems, &Problem{File: name, Line: n, Err: err})
		case err != nil:
			more++
		}
	}
	if more > 0 {
		problems = append(problems, fmt.Errorf("%s: %d more lines are wrong", text.TellPath(name), more))
	}
	return s, problems
}

// firstOf is the beginning of a text that is told of.
func firstOf(text string) string {
	const most = 60 // runes
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// set takes in one line. A name that was set before, on a line of seen, is refused, as it is likely a slip.
func (s *Settings) set(line string, seen map[string]int, n int) error {
	name, value, found := strings.Cut(line, "=")
	if !found {
		return fmt.Errorf("want name = value, got %q", firstOf(line))
	}
	name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
	if first := seen[name]; first > 0 {
		return fmt.Errorf("%s is set on line %d already", name, first)
	}
	var err error
	switch name {
	case "author":
		err = setAuthor(&s.Author, value)
	case "look":
		err = s.setLook(value)
	case "bell":
		err = setSwitch(&s.Bell, name, value)
	case "suggestions":
		err = setSwitch(&s.Suggestions, name, value)
	case "synced":
		err = s.setSynced(value)
	default:
		return fmt.Errorf("unknown setting %q: want author, look, bell, suggestions or synced", firstOf(name))
	}
	if err == nil {
		seen[name] = n
	}
	return err
}

func setAuthor(to *string, value string) error {
	clean, err := text.Title.Clean(value)
	if err != nil {
		return fmt.Errorf("author: %w", err)
	}
	*to = clean
	return nil
}

func (s *Settings) setLook(value string) error {
	value = strings.ToLower(value)
	if value == "auto" {
		s.Look, s.AsTerminal = look.Dark, true
		return nil
	}
	kind, err := scheme.Parse(value)
	if err != nil {
		return fmt.Errorf("look is %q: want light, dark, contrast or auto", value)
	}
	s.Look, s.AsTerminal = kind, false
	return nil
}

func (s *Settings) setSynced(value string) error {
	synced := Synced(strings.ToLower(value))
	if synced != Ask && synced != Elsewhere && synced != InPlace {
		return fmt.Errorf("synced is %q: want ask, elsewhere or here", value)
	}
	s.Synced = synced
	return nil
}

func setSwitch(to *bool, name, value string) error {
	switch strings.ToLower(value) {
	case "on":
		*to = true
	case "off":
		*to = false
	default:
		return fmt.Errorf("%s is %q: want on or off", name, value)
	}
	return nil
}
