package console

import (
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"

	"mindwall/tui/screen"
)

// saving names another file for the wall.
type saving struct {
	common
	c *Console
}

func (p *saving) prompt() string { return "save as" }

func (p *saving) footer() []key.Binding {
	return []key.Binding{bind("enter", "save there"), bind("esc", "stay here")}
}

// saveElsewhereName is by which name people find the way to another file.
const saveElsewhereName = "Save the wall in another file"

// saveElsewhere asks for another file, with the name that was tried last when the wall did not come to be there.
func saveElsewhere(c *Console) screen.Intent {
	p := &saving{common{plainLine("")}, c}
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
	path := strings.TrimSpace(p.text.Text())
	if path == "" {
		return refuse(screen.Info, "type the name of a file, as day.wall; it goes beside this one")
	}
	return will("save there", "save the wall in "+p.c.env.WholePath(path)+" and go on there", func() screen.Intent {
		p.c.triedPath = path
		p.c.drop(p)
		return screen.SaveElsewhere{Path: path}
	})
}
