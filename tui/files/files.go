// Package files lets somebody choose a file by walking through folders. The walking is that of Bubbles' file picker: it reads
// and sorts folders, follows links, and remembers where one was. Four things are done otherwise. No letter is a key. What stands
// beside an open wall, its log and the index of that, is not shown. What is seen is drawn here, as the picker prints names as
// they are, and a name may hold what a terminal would act on. And the disk is read beside the event loop alone: the picker asks
// it while it draws, and one that does not answer would stop everything.
package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"charm.land/bubbles/v2/filepicker"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap/text"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/rows"
)

// Picker is the files of a folder, one of them chosen. It is made by [New].
type Picker struct {
	walker  filepicker.Model
	likely  func(name string) bool
	found   []file
	list    rows.List
	at      int  // of all that the walker knows, where it stands
	reading bool // a folder is being read; keys wait for nothing and do nothing
	err     error
}

type file struct {
	name   string
	folder bool
	at     int // of all that the walker knows
}

// readMsg is what came of reading a folder.
type readMsg struct {
	of     *Picker
	walker filepicker.Model
	found  []file
	chosen string // where one was in the folder before; no name when one was not
	err    error
}

// Keys that the walker is sent.
var (
	first    = tea.KeyPressMsg{Code: tea.KeyHome}
	next     = tea.KeyPressMsg{Code: tea.KeyDown}
	previous = tea.KeyPressMsg{Code: tea.KeyUp}
)

// New makes a picker that begins in a folder, and the command that reads it. Files that are not likely are greyed.
func New(folder string, likely func(name string) bool) (*Picker, tea.Cmd) {
	p := &Picker{walker: filepicker.New(), likely: likely}
	if whole, err := filepath.Abs(folder); err == nil { // of nothing it is where the program was started
		folder = whole
	}
	p.walker.CurrentDirectory = folder
	bind := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	p.walker.KeyMap = filepicker.KeyMap{
		GoToTop: bind("home"), Down: bind("down"), Up: bind("up"), Back: bind("left"), Open: bind("right", "enter"), Select: bind("enter"),
	}
	return p, p.read(folder, nil)
}

// Keys are the keys of the list, as people are told of them.
func Keys() []key.Binding {
	return []key.Binding{rows.Keys("choose"), key.NewBinding(key.WithKeys("left", "right"), key.WithHelp("←→", "folder up, down"))}
}

// Folder is the folder that is seen.
func (p *Picker) Folder() string { return p.walker.CurrentDirectory }

// Chosen is the path of what is chosen, and whether it is a folder; empty when nothing is.
func (p *Picker) Chosen() (path string, folder bool) {
	if p.reading || len(p.found) == 0 {
		return "", false
	}
	return p.walker.HighlightedPath(), p.found[p.list.At].folder
}

// Key takes a key that walks; done is false for any other one, and for Enter on a file: that is for the caller, see [Picker.Chosen].
func (p *Picker) Key(k tea.KeyPressMsg) (cmd tea.Cmd, done bool) {
	keys, path := p.walker.KeyMap, ""
	chosen, folder := p.Chosen()
	switch {
	case key.Matches(k, keys.Back):
		path = filepath.Dir(p.Folder())
	case key.Matches(k, keys.Open) && folder:
		path = chosen
	case key.Matches(k, keys.Open):
		return nil, k.String() != "enter"
	default:
		done = p.list.Move(k, len(p.found))
		p.walk()
		return nil, done
	}
	if p.reading || path == p.Folder() {
		return nil, true
	}
	return p.read(path, k), true
}

// Scroll chooses a file so many rows further on, or further back.
func (p *Picker) Scroll(by int) {
	p.list.Scroll(by, len(p.found))
	p.walk()
}

// walk brings the walker to what is chosen.
func (p *Picker) walk() {
	if len(p.found) == 0 {
		return
	}
	for to := p.found[p.list.At].at; p.at != to; {
		if p.at < to {
			p.walker, _ = p.walker.Update(next)
			p.at++
		} else {
			p.walker, _ = p.walker.Update(previous)
			p.at--
		}
	}
}

// isBeside reports whether a file is the log of another one in the folder, or the index of that: it is no file to choose.
func isBeside(name string, all map[string]bool) bool {
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if of, ok := strings.CutSuffix(name, suffix); ok {
			if folder, there := all[of]; there && !folder {
				return true
			}
		}
	}
	return false
}

// read reads a folder, which is where a key leads; with none it is where the picker begins.
func (p *Picker) read(folder string, k tea.Msg) tea.Cmd {
	p.reading = true
	walker := p.walker
	return func() tea.Msg {
		entries, err := os.ReadDir(folder)
		if err != nil {
			return readMsg{of: p, err: err}
		}
		cmd := walker.Init()
		if k != nil {
			walker, cmd = walker.Update(k)
		}
		if cmd != nil {
			walker, _ = walker.Update(cmd())
		}
		folders := map[string]bool{}
		for _, e := range entries {
			info, err := os.Stat(filepath.Join(folder, e.Name())) // follows links
			folders[e.Name()] = err == nil && info.IsDir()
		}
		msg := readMsg{of: p, walker: walker}
		at, _ := walker.Update(first)
		for path, n := at.HighlightedPath(), 0; path != ""; n++ {
			name := filepath.Base(path)
			if !isBeside(name, folders) {
				msg.found = append(msg.found, file{name, folders[name], n})
			}
			at, _ = at.Update(next)
			if path = at.HighlightedPath(); filepath.Base(path) == name {
				break
			}
		}
		msg.walker, _ = walker.Update(first)
		msg.chosen = filepath.Base(walker.HighlightedPath())
		return msg
	}
}

// Update takes in what was read.
func (p *Picker) Update(msg tea.Msg) {
	m, ok := msg.(readMsg)
	if !ok || m.of != p {
		return
	}
	p.reading, p.err = false, m.err
	if m.err == nil {
		p.walker, p.found, p.at = m.walker, m.found, 0
		p.list = rows.List{At: max(slices.IndexFunc(p.found, func(f file) bool { return f.name == m.chosen }), 0)}
		p.walk()
	}
}

// View draws the folder's path and below it its files, all in so many cells. The chosen one stands out while keys act on it.
func (p *Picker) View(l *look.Look, width, height int, active bool) []string {
	path := text.TellPath(p.Folder())
	if over := cells.Width(path) - (width - 2); over > 0 {
		path = ansi.TruncateLeft(path, over+1, cells.Ellipsis)
	}
	drawn := []string{rows.Line(l.Muted, path, width)}
	switch {
	case p.err != nil:
		drawn = append(drawn, strings.Split(rows.Wrapped(l.Error, look.ErrorSign+" "+text.TellError(p.err), width), "\n")...)
	case !p.reading && len(p.found) == 0:
		drawn = append(drawn, rows.Line(l.Muted, "  nothing is in this folder", width))
	}
	return append(drawn, p.list.Rows(len(p.found), height-len(drawn), func(i int) string {
		f, style, chosen := p.found[i], l.Answer, active && i == p.list.At
		switch {
		case chosen:
			style = l.Selected
		case !active || !f.folder && !p.likely(f.name):
			style = l.Muted
		}
		if f.folder {
			f.name += string(filepath.Separator)
		}
		return " " + rows.Sign(chosen) + style.Wrap(cells.Truncate(f.name, width-4))
	})...)
}
