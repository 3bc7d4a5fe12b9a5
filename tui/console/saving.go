package console

import (
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/text"
	"mindwall/tui/files"
	"mindwall/tui/screen"
)

// saving names another file for the wall, in a folder that can be walked to while nothing is typed.
type saving struct {
	common
	c     *stack
	waits bool // for what comes of it
	files *files.Picker
	home  string // where the wall is
}

func (p *saving) prompt() string { return "save as" }

func (p *saving) footer() []key.Binding {
	if p.text.Empty() {
		return append(files.Keys(), bind("esc", "stay here"))
	}
	return []key.Binding{bind("enter", "save there"), bind("esc", "stay here")}
}

// key implements [purpose].
func (p *saving) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd, bool) {
	if !p.text.Empty() || k.String() == "enter" {
		return nil, nil, false
	}
	cmd, done := p.files.Key(k)
	return screen.Say{}, cmd, done
}

// over implements [purpose].
func (p *saving) over(width, height int) []string {
	return p.files.View(p.c.env.Look, width, min(height-2, maxPicks), p.text.Empty())
}

// saveElsewhereName is by which name people find the way to another file.
const saveElsewhereName = "Save the wall in another file"

// saveElsewhere asks for another file, with the name that was tried last when the wall did not come to be there.
func saveElsewhere(c *stack) (screen.Intent, tea.Cmd) {
	p := &saving{common: common{plainLine("")}, c: c}
	var read tea.Cmd
	p.files, read = files.New(filepath.Dir(c.env.WholePath("x")), func(string) bool { return false })
	p.home = p.files.Folder()
	if open, ok := c.now().(*saving); ok {
		c.drop(open)
	}
	if c.triedPath != "" && filepath.Base(c.env.WholePath(c.triedPath)) != c.env.Status.Wall {
		p.text.SetText(c.triedPath)
	}
	c.push(p)
	return screen.Say{}, read
}

// saveFirst reports whether saving the wall in another file is what matters most now.
func saveFirst(c *stack) bool { return c.env.Status.SaveErr != "" || c.env.Status.ReadOnly != "" }

// deed implements [purpose].
func (p *saving) deed() deed {
	if p.waits {
		return refuse(screen.Info, "the wall is being saved there …")
	}
	path := strings.TrimSpace(p.text.Text())
	where, elsewhere := "beside this one", ""
	if folder := p.files.Folder(); folder != p.home {
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

// moved takes in what came of saving elsewhere: the line is for answers again when the wall is there.
func (c *stack) moved(done bool) {
	for _, p := range c.over {
		if p, ok := p.(*saving); ok {
			if p.waits = false; done {
				c.drop(p)
			}
		}
	}
}
