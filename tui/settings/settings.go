// Package settings keeps what mindwall remembers between walls, in one folder: the settings that a person writes, the
// walls opened lately, and under which ids of its own each wall was written.
//
// Settings are plain text, one `name = value` a line; blank lines and lines that begin with # are passed over. A wrong
// line costs a message that names file and line, and that setting keeps its default; all others hold. Nothing here may
// keep a wall from opening.
package settings

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"mindwall/mindmap/text"
)

// Settings are what a person may choose for all walls.
type Settings struct {
	Author      string // who writes, through the gate; empty is for the environment to say
	Look        Look
	Bell        bool // a sound when something goes wrong
	Suggestions bool // themes are proposed for unsorted answers
}

// Look is the look that a person asked for.
type Look string

// The looks. Auto is light or dark as the terminal is.
const (
	Auto     Look = "auto"
	Light    Look = "light"
	Dark     Look = "dark"
	Contrast Look = "contrast"
)

// Default is what holds where nothing is said.
func Default() Settings { return Settings{Look: Auto, Bell: false, Suggestions: true} }

// Folder is where settings are kept. Its zero value is nowhere: nothing is read or kept.
type Folder string

// Standard is the folder that the system's custom gives, such as ~/.config/mindwall.
func Standard() Folder { return Folder(filepath.Join(xdg.ConfigHome, "mindwall")) }

// File is the path of the settings.
func (f Folder) File() string { return filepath.Join(string(f), "settings.txt") }

// Problem is a line of the settings that is wrong.
type Problem struct {
	File string
	Line int // from 1
	Err  error
}

func (p *Problem) Error() string { return fmt.Sprintf("%s:%d: %v", p.File, p.Line, p.Err) }

func (p *Problem) Unwrap() error { return p.Err }

// Hint tells what to do about it.
func (p *Problem) Hint() string { return "mend or delete the line; its default is used meanwhile" }

// Load reads the settings. It always returns some that can be used; each error is about one line (a [*Problem]), or
// about the file as a whole. A file that is not there is no error.
func (f Folder) Load() (Settings, []error) {
	if f == "" {
		return Default(), nil
	}
	file, err := os.Open(f.File())
	if errors.Is(err, fs.ErrNotExist) {
		return Default(), nil
	}
	if err != nil {
		return Default(), []error{fmt.Errorf("read settings: %w", err)}
	}
	defer file.Close()
	return parse(file, f.File())
}

func parse(r io.Reader, name string) (Settings, []error) {
	s := Default()
	var problems []error
	lines := bufio.NewScanner(r)
	seen := map[string]int{}
	n := 0
	for lines.Scan() {
		n++
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" || line[0] == '#' {
			continue
		}
		if err := s.set(line, seen, n); err != nil {
			problems = append(problems, &Problem{File: name, Line: n, Err: err})
		}
	}
	if err := lines.Err(); err != nil {
		problems = append(problems, &Problem{File: name, Line: n + 1, Err: err})
	}
	return s, problems
}

// set takes in one line. A name that was set before, on a line of seen, is refused, as it is likely a slip.
func (s *Settings) set(line string, seen map[string]int, n int) error {
	name, value, found := strings.Cut(line, "=")
	if !found {
		return fmt.Errorf("want name = value, got %q", line)
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
		err = setLook(&s.Look, value)
	case "bell":
		err = setSwitch(&s.Bell, name, value)
	case "suggestions":
		err = setSwitch(&s.Suggestions, name, value)
	default:
		return fmt.Errorf("unknown setting %q: want author, look, bell or suggestions", name)
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

func setLook(to *Look, value string) error {
	switch l := Look(strings.ToLower(value)); l {
	case Auto, Light, Dark, Contrast:
		*to = l
		return nil
	}
	return fmt.Errorf("look is %q: want light, dark, contrast or auto", value)
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
