// Package checked is what mindwall check finds: of the terminal, Graphviz, the fonts, the settings, and a wall.
package checked

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"mindwall/cmd/internal/advice"
	"mindwall/cmd/internal/shell"
	"mindwall/export/dot"
	"mindwall/export/picture"
	kinds "mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/probe"
)

// Check is one run of mindwall check, which tells what it finds as it goes, or all at once as JSON.
type Check struct {
	*shell.Shell
	JSON  bool
	found document
}

// document is what scripts read: the same words that people read, by what they are about, and of a wall its numbers.
type document struct {
	Findings []finding `json:"findings"`
	Wall     *wall     `json:"wall,omitempty"`
	Faults   []fault   `json:"faults"` // for which the command fails
}

type finding struct {
	About string `json:"about"`
	Says  string `json:"says"`
}

type wall struct {
	File       string `json:"file"`
	Sound      bool   `json:"sound"`
	Entries    int    `json:"entries"`
	Unreadable int    `json:"unreadable"`
	Bytes      int64  `json:"bytes"`
}

type fault struct {
	Says string `json:"says"`
	Do   string `json:"do,omitempty"`
}

// End ends the check with the error that it came to, if any. As JSON all is told now.
func (c *Check) End(err error) error {
	if !c.JSON {
		return err
	}
	if err != nil {
		c.fault(err)
	}
	if c.found.Faults == nil {
		c.found.Faults = []fault{}
	}
	return errors.Join(c.Shell.JSON(c.found), err)
}

func (c *Check) fault(err error) {
	c.found.Faults = append(c.found.Faults, fault{text.TellError(err), advice.Of(err)})
}

// finding tells one thing.
func (c *Check) finding(what, format string, args ...any) {
	says := text.Line(fmt.Sprintf(format, args...))
	if !c.JSON {
		fmt.Fprintf(c.Out, "%-10s  %s\n", what, says)
		return
	}
	if last := len(c.found.Findings) - 1; what == "" && last >= 0 {
		c.found.Findings[last].Says += "; " + says
		return
	}
	c.found.Findings = append(c.found.Findings, finding{what, says})
}

// Surroundings tells what the program finds around it.
func (c *Check) Surroundings(ctx context.Context) {
	c.terminal()
	c.graphviz(ctx)
	c.fonts()
	c.stored()
}

func (c *Check) terminal() {
	if !shell.IsTerminal(c.Stdout) || !shell.IsTerminal(c.Stdin) {
		c.finding("terminal", "none here: the console needs one, all other commands do without")
		return
	}
	if shell.Dumb() {
		c.finding("terminal", "cannot be drawn on (TERM is dumb): the console needs one that can")
		return
	}
	w, h, err := term.GetSize(c.Stdout.Fd())
	switch {
	case err != nil:
		c.finding("size", "unknown: %v", err)
	case w < 80 || h < 24:
		c.finding("size", "%d × %d: small; 80 × 24 and more is comfortable", w, h)
	default:
		c.finding("size", "%d × %d", w, h)
	}
	c.finding("colours", "%s", colours(colorprofile.Detect(c.Stdout, os.Environ())))
	answers := probe.Ask(c.Stdin, c.Results)
	c.finding("Unicode", "%s", answers.Unicode())
	c.finding("mouse", "%s", answers.Mouse())
}

func colours(p colorprofile.Profile) string {
	switch p {
	case colorprofile.TrueColor:
		return "16 million"
	case colorprofile.ANSI256:
		return "256"
	case colorprofile.ANSI:
		return "16"
	default:
		return "none, or not wanted (NO_COLOR); nothing is told by colour alone"
	}
}

func (c *Check) graphviz(ctx context.Context) {
	version, err := dot.Renderer{}.Version(ctx)
	if err != nil {
		c.finding("Graphviz", "not found: pictures are drawn without it; it is needed for --engine dot and its like alone")
		return
	}
	c.finding("Graphviz", "%s", version)
}

func (c *Check) fonts() {
	have, lack := picture.Scripts()
	c.finding("fonts", "%s", say.Joined(", ", have...))
	if len(lack) > 0 {
		c.finding("", "none for %s: pictures show boxes; install the Noto fonts", say.Joined(", ", lack...))
	}
}

func (c *Check) stored() {
	if c.Folder == "" {
		c.finding("settings", "nowhere, as HOME is not set; defaults hold")
		return
	}
	file := c.Folder.File()
	_, problems := c.Folder.Load()
	switch _, err := os.Stat(file); {
	case len(problems) > 0:
		c.finding("settings", "%s", text.TellPath(file))
		for _, p := range problems {
			c.Warn(p)
		}
	case err != nil:
		c.finding("settings", "%s is not there; defaults hold", text.TellPath(file))
	default:
		c.finding("settings", "%s", text.TellPath(file))
	}
	if err := c.Folder.Check(); err != nil {
		c.Warn(kinds.Advise(err, "make %s a folder that you may write into", text.TellPath(filepath.Dir(file))))
	}
}
