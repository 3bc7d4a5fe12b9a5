package purpose

import (
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/text"
	"mindwall/tui/capture"
	"mindwall/tui/files"
	"mindwall/tui/screen"
)

// Saving names another file for the wall, in a folder that can be walked to while nothing is typed.
type Saving struct {
	common
	c     *Stack
	waits bool // for what comes of it
	Files *files.Picker
	home  string // where the wall is
}

func (p *Saving) Prompt() string { return "save as" }

func (p *Saving) Footer() []key.Binding {
	if p.Text.Empty() {
		return append(files.Keys(), Bind("esc", "stay here"))
	}
	return []key.Binding{Bind("enter", "save there"), Bind("esc", "stay here")}
}

// Key implements [Purpose].
func (p *Saving) Key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd, bool) {
	if !p.Text.Empty() || k.String() == "enter" {
		return nil, nil, false
	}
	cmd, done := p.Files.Key(k)
	return screen.Say{}, cmd, done
}

// Over implements [Purpose].
func (p *Saving) Over(width, height int) []string {
	return p.Files.View(p.c.env.Look, width, min(height-2, maxPicks), p.Text.Empty())
}

// SaveElsewhereName is by which name people find the way to another file.
const SaveElsewhereName = "Save the wall in another file"

// SaveElsewhere asks for another file, with the name that was tried last when the wall did not come to be there.
func SaveElsewhere(c *Stack) (screen.Intent, tea.Cmd) {
	p := &Saving{common: common{capture.NewPlain("")}, c: c}
	var read tea.Cmd
	p.Files, read = files.New(filepath.Dir(c.env.WholePath("x")), func(string) bool { return false })
	p.home = p.Files.Folder()
	if open, ok := c.Now().(*Saving); ok {
		c.Drop(open)
	}
	if c.triedPath != "" && filepath.Base(c.env.WholePath(c.triedPath)) != c.env.Status.Wall {
		p.Text.SetText(c.triedPath)
	}
	c.Push(p)
	return screen.Say{}, read
}

// SaveFirst reports whether saving the wall in another file is what matters most now.
func SaveFirst(c *Stack) bool { return c.env.Status.SaveErr != "" || c.env.Status.ReadOnly != "" }

// Deed implements [Purpose].
func (p *Saving) Deed() deed {
	if p.waits {
		return refuse(screen.Info, "the wall is being saved there …")
	}
	path := strings.TrimSpace(p.Text.Text())
	where, elsewhere := "beside this one", ""
	if folder := p.Files.Folder(); folder != p.home {
		where, elsewhere = "into "+text.TellPath(folder), folder
	}
	if path == "" {
		return refuse(screen.Info, "type the name of a file, as day.wall; it goes "+where)
	}
	if elsewhere != "" && !filepath.IsAbs(path) && !strings.HasPrefix(path, "~") {
		path = filepath.Join(elsewhere, path)
	}
	return will("save there", "save the wall in "+text.TellPath(p.c.env.WholePath(path))+" and go on there", func() screen.Intent {
		p.c.triedPath = path
		p.waits = true // the name stays until the wall is there
		return screen.SaveElsewhere{Path: path}
	})
}

// Moved takes in what came of saving elsewhere: the line is for answers again when the wall is there.
func (s *Stack) Moved(done bool) {
	for _, p := range s.Over {
		if p, ok := p.(*Saving); ok {
			if p.waits = false; done {
				s.Drop(p)
			}
		}
	}
}
