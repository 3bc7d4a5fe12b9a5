package console

import (
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// saving names another file for the wall.
type saving struct {
	common
	c     *Console
	waits bool // for what comes of it
}

func (p *saving) prompt() string { return "save as" }

func (p *saving) footer() []key.Binding {
	return []key.Binding{bind("enter", "save there"), bind("esc", "stay here")}
}

// saveElsewhereName is by which name people find the way to another file.
const saveElsewhereName = "Save the wall in another file"

// saveElsewhere asks for another file, with the name that was tried last when the wall did not come to be there.
func saveElsewhere(c *Console) screen.Intent {
	p := &saving{common{plainLine("")}, c, false}
	if open, ok := c.now().(*saving); ok {
		c.drop(open)
	}
	if c.triedPath != "" && filepath.Base(c.env.WholePath(c.triedPath)) != c.env.Status.Wall {
		p.text.SetText(c.triedPath)
	}
	c.push(p)
	return screen.Say{}
}

// saveFirst reports whether saving the wall in another file is what matters most now.
func saveFirst(c *Console) bool { return c.env.Status.SaveErr != "" || c.env.Status.ReadOnly != "" }

// deed implements [purpose].
func (p *saving) deed() deed {
	if p.waits {
		return refuse(screen.Info, "the wall is being saved there …")
	}
	path := strings.TrimSpace(p.text.Text())
	if path == "" {
		return refuse(screen.Info, "type the name of a file, as day.wall; it goes beside this one")
	}
	return will("save there", "save the wall in "+mindmap.TellPath(p.c.env.WholePath(path))+" and go on there", func() screen.Intent {
		p.c.triedPath = path
		p.waits = true // the name stays until the wall is there
		return screen.SaveElsewhere{Path: path}
	})
}

// moved takes in what came of saving elsewhere: the line is for answers again when the wall is there.
func (c *Console) moved(done bool) {
	for _, p := range c.stack.over {
		if p, ok := p.(*saving); ok {
			if p.waits = false; done {
				c.drop(p)
			}
		}
	}
}
