package home

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"mindwall/mindmap/lines"
	"mindwall/mindmap/text"
	"mindwall/tui/files"
)

// prompter asks on lines and is answered on lines, for screen readers and terminals that cannot be drawn on: it says each thing
// once, and draws nothing.
type prompter struct {
	in  *lines.Reader
	out io.Writer
	o   Options

	lists bool // what is read is for the list
}

// What a line says that is no answer.
var (
	errBack = errors.New("back")
	errQuit = errors.New("quit")
)

// errFollow asks for the next event's wall, after one of the list by its number, or a file.
type errFollow struct{ last string }

func (e errFollow) Error() string { return follow + e.last }

// Prompt is the home screen on lines, or with [Options.Asks] the form for a new wall alone, until something is chosen.
func Prompt(in *lines.Reader, out io.Writer, o Options) (Choice, error) {
	p := &prompter{in: in, out: out, o: o}
	choice, err := Choice{}, error(nil)
	switch {
	case o.Notice != "":
		p.say("not done: %s", o.Notice)
	case o.Told != "":
		p.say("%s", o.Told)
	}
	if o.Asks || o.Again != nil {
		choice, err = p.newWall()
	}
	if choice == (Choice{}) && !o.Asks && (err == nil || errors.Is(err, errBack)) {
		choice, err = p.choose()
	}
	if errors.Is(err, errBack) || errors.Is(err, errQuit) || errors.Is(err, io.EOF) {
		err = nil
	}
	return choice, err
}

// PromptCopy asks on lines what [AskCopy] asks.
func PromptCopy(in *lines.Reader, out io.Writer, wall, to, service string) (bool, error) {
	p := &prompter{in: in, out: out}
	p.say("%s", copyWords(wall, service))
	p.say("Type copy and press Enter to copy it to %s. Enter alone does not.", text.TellPath(to))
	answer, err := p.read()
	if errors.Is(err, errBack) || errors.Is(err, errQuit) || errors.Is(err, io.EOF) {
		return false, nil
	}
	return strings.EqualFold(answer, "copy"), err
}

func (p *prompter) say(format string, args ...any) { fmt.Fprintf(p.out, format+"\n", args...) }

// read is the next line. A colon begins a command, two begin an answer with a colon.
func (p *prompter) read() (string, error) {
	for {
		line, err := p.in.Next()
		if errors.Is(err, lines.ErrLong) {
			p.say("not done: %v", err)
			continue
		}
		if err != nil {
			return "", err
		}
		switch line = text.Line(line); {
		case strings.HasPrefix(line, "::"):
			return line[1:], nil
		case strings.EqualFold(line, ":back"):
			return "", errBack
		case strings.EqualFold(line, ":quit"), strings.EqualFold(line, ":q"):
			return "", errQuit
		case p.lists && len(line) > len(follow) && strings.EqualFold(line[:len(follow)], follow):
			return "", errFollow{strings.TrimSpace(line[len(follow):])}
		case strings.HasPrefix(line, ":"):
			p.say("not done: there is no command %s here: :back goes back, :quit leaves", line)
			continue
		}
		return line, nil
	}
}

const follow = ":follow "

// followUp asks for the next event's wall.
func (p *prompter) followUp(last string) (Choice, error) {
	wall := Wall{Path: files.Typed(last)}
	if n, err := strconv.Atoi(last); err == nil {
		if n <= firstWall || n > firstWall+len(p.o.Walls) {
			p.say("not done: the walls are %d to %d in the list", firstWall+1, firstWall+len(p.o.Walls))
			return Choice{}, nil
		}
		wall = p.o.Walls[n-firstWall-1]
	}
	if wall.Problem != "" {
		p.say("not done: %s: %s", text.TellPath(wall.Path), wall.Problem)
		return Choice{}, nil
	}
	f := newForm(p.o.after(wall))
	p.say("%s Enter alone keeps what there is.", f.asksAgain())
	return p.fill(f)
}

// choose reads the list and what is chosen of it, until something is.
func (p *prompter) choose() (Choice, error) {
	p.tellList()
	for {
		p.lists = true
		answer, err := p.read()
		p.lists = false
		choice, again := Choice{}, errFollow{}
		switch {
		case errors.As(err, &again):
			choice, err = p.followUp(again.last)
		case err == nil && answer != "":
			choice, err = p.chosen(answer)
		}
		if errors.Is(err, errBack) {
			p.tellList()
			continue
		}
		if choice != (Choice{}) || err != nil {
			return choice, err
		}
	}
}

// chosen goes on with a row of the list by its number, or with a file by its name.
func (p *prompter) chosen(answer string) (Choice, error) {
	n, err := strconv.Atoi(strings.TrimSuffix(answer, "."))
	if err != nil {
		return Choice{Open: files.Typed(answer)}, nil
	}
	return p.take(n - 1)
}

func (p *prompter) tellList() {
	p.say("mindwall, answers on the wall.")
	p.say("1. New wall: its title and its questions.")
	p.say("2. Open a file by its name.")
	p.say("3. Try the demo: a sample event, in a copy.")
	for i, w := range p.o.Walls {
		name, rest := w.Title, w.Counts
		if name == "" {
			name = text.TellPath(w.Path)
		}
		if w.Problem != "" {
			rest = "cannot be read: " + w.Problem
		}
		p.say("%d. %s, of %s: %s.", firstWall+i+1, name, w.Opened.Format("2 January 2006"), rest)
	}
	if len(p.o.Walls) > 0 {
		p.say("Type :follow and the number of a wall to make the next event's, with the same questions.")
	}
	p.say("Type a number, or the name of a file, and press Enter. :quit leaves.")
}

// take goes on with a row of the list; with neither a choice nor an error it was told why not.
func (p *prompter) take(row int) (Choice, error) {
	switch {
	case row == newRow:
		return p.newWall()
	case row == openRow:
		p.say("Type the name of the file, or drop it here, and press Enter.")
		name, err := p.read()
		if err == nil && name == "" {
			err = errBack
		}
		return Choice{Open: files.Typed(name)}, err
	case row == demoRow:
		return Choice{Demo: true}, nil
	case row < 0 || row >= firstWall+len(p.o.Walls):
		p.say("not done: the list goes from 1 to %d", firstWall+len(p.o.Walls))
		return Choice{}, nil
	}
	w := p.o.Walls[row-firstWall]
	if w.Problem != "" {
		p.say("not done: %s: %s", text.TellPath(w.Path), w.Problem)
		return Choice{}, nil
	}
	return Choice{Open: w.Path}, nil
}

// newWall asks for what the form asks for, field by field.
func (p *prompter) newWall() (Choice, error) {
	p.say("A new wall. Type what is asked for and press Enter. :back goes back, :quit leaves.")
	return p.fill(newForm(&p.o))
}

// fill reads what is asked for in a form, until it is whole.
func (p *prompter) fill(f *form) (Choice, error) {
	for {
		p.say("%s", p.prompt(f))
		answer, err := p.read()
		if errors.Is(err, errBack) && f.at > 0 {
			f.at--
			continue
		}
		if err != nil {
			return Choice{}, err
		}
		now := f.fields[f.at]
		if answer != "" {
			now.line.SetText(answer)
			now.typed = true
			f.nameFile()
		}
		w, wrong, err := f.wall(p.o.Exists)
		if err != nil && wrong == now.label {
			p.say("not done: %s", text.TellError(err))
			continue
		}
		if f.enter() == filling {
			continue
		}
		if err != nil {
			p.say("not done: %s", text.TellError(err))
			f.goTo(wrong)
			continue
		}
		return Choice{New: w}, nil
	}
}

// prompt asks for the field that is next.
func (p *prompter) prompt(f *form) string {
	now := f.fields[f.at]
	switch text := now.line.Text(); {
	case now.file && text != "":
		return strings.TrimSpace(fmt.Sprintf("%s: %s. Enter alone keeps it there. %s", now.label, f.whole(), p.o.Why))
	case text != "":
		return fmt.Sprintf("%s: %s Enter alone keeps it.", now.label, sentence(text))
	case now.placeholder != "":
		return now.label + ": " + sentence(now.placeholder)
	}
	return sentence(now.label)
}

// sentence ends a text as one, so that a voice pauses behind it.
func sentence(text string) string {
	if strings.HasSuffix(text, "?") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, ".") {
		return text
	}
	return text + "."
}
