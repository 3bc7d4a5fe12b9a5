// Package home is the first screen: the walls opened lately, a new one by a form, a file by its name, the demo. It
// opens nothing itself; what was chosen is handed back, and whoever runs it goes on from there.
package home

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/text"
	"mindwall/tui/files"
	"mindwall/tui/input"
	"mindwall/tui/look"
	"mindwall/tui/painter"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// Wall is a wall that was opened lately.
type Wall struct {
	Path    string
	Title   string
	Opened  time.Time
	Counts  string // as "3 questions, 41 answers"
	Problem string // why it cannot be read; empty when it can
}

// Choice is what to go on with. The zero Choice is to leave.
type Choice struct {
	Open  string // a wall's file
	Typed string // what was typed for its name, when it was
	Demo  bool
	New   *NewWall
}

// NewWall is what the form says of a wall to be made.
type NewWall struct {
	Path, Title, Date, Place, Host string
	Questions                      []string
	// FollowUp is the file of last time's wall, whose questions are asked again: then title and questions may be empty.
	FollowUp string
}

// Options say what the screen shows.
type Options struct {
	Walls            []Wall // the latest first
	Look             look.Kind
	FollowBackground bool
	NoColour         bool
	Today            string   // offered as the date of a new wall
	Notice           string   // what went wrong with the last choice
	Told             string   // what else is to be known of it
	Again            *NewWall // what was typed into the form before, when it came to nothing
	Typed            string   // what was typed for a file before, when it could not be opened
	Asks             bool     // the form is all there is: who gives it up leaves
	Begin            string   // the folder in which walls are looked for first; empty for the one the program was started in
	Folder           string   // where new walls are kept whose folder nobody names; empty for the one the program was started in
	Why              string   // why it is that one, when that is worth a word
	// Exists reports whether there is a file of that name, so that the form can say so before anything is lost.
	Exists func(path string) bool
}

// Run shows the screen until something is chosen.
func Run(ctx context.Context, o Options) (Choice, error) {
	m := newModel(o)
	err := painter.New(ctx, m, painter.Options{Input: input.Standard()}).Run()
	if errors.Is(err, tea.ErrInterrupted) {
		err = nil
	}
	return m.choice, err
}

// model is the home screen with, at times, the form or the field for a file's name over it.
type model struct {
	options Options
	look    *look.Look
	size    screen.Size
	keys    keys
	list    rows.List
	form    *form        // nil unless a wall is being made
	opening *files.Field // nil unless a file is being chosen
	choice  Choice
	notice  string
}

type keys struct{ up, down, take, follow, leave key.Binding }

func newModel(o Options) *model {
	m := &model{options: o, look: look.New(o.Look, o.NoColour), notice: o.Notice, keys: keys{
		up:     key.NewBinding(key.WithKeys("up", "shift+tab"), key.WithHelp("↑↓", "choose")),
		down:   key.NewBinding(key.WithKeys("down", "tab")),
		take:   key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go on")),
		follow: key.NewBinding(key.WithKeys("ctrl+n", "f4"), key.WithHelp("ctrl+n", "follow it up")),
		leave:  rows.Back("leave"),
	}}
	if o.Asks || o.Again != nil {
		m.form = newForm(&o)
	}
	return m
}

// Init implements [tea.Model].
func (m *model) Init() tea.Cmd {
	var again, background tea.Cmd
	if m.options.Typed != "" {
		again = m.findAgain()
	}
	if m.options.FollowBackground {
		background = tea.RequestBackgroundColor
	}
	return tea.Batch(again, background)
}

// The rows above the walls.
const (
	newRow = iota
	openRow
	demoRow
	firstWall
)

func (m *model) rows() int { return firstWall + len(m.options.Walls) }

// Update implements [tea.Model].
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = screen.Size{W: msg.Width, H: msg.Height}
	case tea.BackgroundColorMsg:
		m.look = look.New(look.Auto(msg.IsDark()), m.options.NoColour)
	case tea.KeyPressMsg:
		return m, m.key(msg)
	case tea.PasteMsg:
		return m, m.paste(msg)
	default:
		if m.opening != nil {
			m.tell(m.opening.Update(msg))
		}
	}
	return m, nil
}

func (m *model) key(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case m.form != nil:
		return m.fill(k)
	case m.opening != nil:
		return m.findFile(k)
	}
	return m.choose(k)
}

// paste takes what is pasted where there is something to type in. On the list it is a file that was dropped on the terminal.
func (m *model) paste(msg tea.PasteMsg) (read tea.Cmd) {
	if m.form != nil {
		m.form.paste(msg)
		return nil
	}
	if m.opening == nil {
		read = m.findFiles()
	}
	m.opening.Paste(msg.Content)
	return read
}

// tell shows what went wrong, if anything did.
func (m *model) tell(err error) {
	if err != nil {
		m.notice = text.TellError(err)
	}
}

func (m *model) bindings() []key.Binding {
	m.keys.follow.SetEnabled(m.list.At >= firstWall)
	return []key.Binding{m.keys.up, m.keys.take, m.keys.follow, m.keys.leave}
}

func (m *model) choose(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(k, m.keys.leave):
		return tea.Quit
	case key.Matches(k, m.keys.up):
		m.list.Turn(-1, m.rows())
	case key.Matches(k, m.keys.down):
		m.list.Turn(+1, m.rows())
	case key.Matches(k, m.keys.take):
		return m.open()
	case key.Matches(k, m.keys.follow) && m.list.At >= firstWall:
		m.followUp(m.options.Walls[m.list.At-firstWall])
	}
	return nil
}

// followUp shows the form for the wall of the next event.
func (m *model) followUp(last Wall) {
	m.notice, m.options.Told = "", ""
	if last.Problem != "" {
		m.notice = text.TellPath(last.Path) + ": " + last.Problem
		return
	}
	m.form = newForm(m.options.after(last))
}

// after are the options for a form that begins with last time's wall.
func (o Options) after(last Wall) *Options {
	o.Again = &NewWall{Date: o.Today, Title: last.Title, FollowUp: last.Path}
	return &o
}

func (m *model) open() tea.Cmd {
	m.notice, m.options.Told = "", ""
	switch m.list.At {
	case newRow:
		m.form = newForm(&m.options)
	case openRow:
		return m.findFiles()
	case demoRow:
		m.choice = Choice{Demo: true}
		return tea.Quit
	default:
		w := m.options.Walls[m.list.At-firstWall]
		if w.Problem != "" {
			m.notice = text.TellPath(w.Path) + ": " + w.Problem
			return nil
		}
		m.choice = Choice{Open: w.Path}
		return tea.Quit
	}
	return nil
}

// fill hands a key to the form, and leaves with what it says when it is done.
func (m *model) fill(k tea.KeyPressMsg) tea.Cmd {
	switch m.form.key(k) {
	case givenUp:
		if m.options.Asks {
			return tea.Quit
		}
		m.form, m.options.Again, m.notice = nil, nil, ""
	case filled:
		w, wrong, err := m.form.wall(m.options.Exists)
		if err != nil {
			m.tell(err)
			m.form.goTo(wrong)
			return nil
		}
		m.choice = Choice{New: w}
		return tea.Quit
	case filling:
		m.notice = ""
	}
	return nil
}

func isWall(name string) bool { return strings.EqualFold(filepath.Ext(name), ".wall") }

// findFiles shows the files to choose one from.
func (m *model) findFiles() (read tea.Cmd) {
	m.notice = ""
	m.opening, read = files.NewField(m.options.Begin, isWall, func(typed string) []string { return files.Complete(typed, isWall) })
	return read
}

// findAgain shows the files with what was typed before, and why that came to nothing.
func (m *model) findAgain() tea.Cmd {
	read := m.findFiles()
	m.notice, m.list.At = m.options.Notice, openRow
	return tea.Batch(read, m.opening.Retry(m.options.Typed))
}

// findFile takes a key while a file is chosen, or its name typed.
func (m *model) findFile(k tea.KeyPressMsg) tea.Cmd {
	m.notice = ""
	if cmd, done := m.opening.Walk(k); done {
		return cmd
	}
	switch {
	case key.Matches(k, m.keys.leave):
		m.opening = nil
	case key.Matches(k, m.keys.follow) && m.opening.Path() != "":
		last := Wall{Path: m.opening.Path()}
		m.opening = nil
		m.followUp(last)
	case key.Matches(k, m.keys.take):
		path := m.opening.Path()
		if path == "" {
			m.tell(errors.New("choose a file, or type its name"))
			return nil
		}
		m.choice = Choice{Open: path, Typed: m.opening.Text()}
		return tea.Quit
	default:
		return m.opening.Type(k)
	}
	return nil
}
