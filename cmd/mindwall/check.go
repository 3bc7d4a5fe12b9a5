package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"mindwall/export/dot"
	"mindwall/export/picture"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/probe"
)

func (a *app) checkCommand() *cobra.Command {
	var rescue string
	var room, keys, phones bool
	c := &cobra.Command{
		Use:   "check [FILE]",
		Short: "Check this terminal, Graphviz, fonts, and a wall",
		Long: "Check this terminal, Graphviz, the fonts for pictures, where the settings are, and, when a wall is named, " +
			"whether its file is sound. --rescue saves what can be read of a damaged wall into a new file. --room shows a test " +
			"card: put the window on the projector, and look at it from the last row of chairs. --keys shows which keys arrive in " +
			"this terminal, what they do, and what does the same where one does not. --phones tries whether phones could come in, on the port " +
			"of the wall that is named: do it in the venue, the day before.",
		Example: `mindwall check
mindwall check day.wall
mindwall check day.wall --rescue saved.wall
mindwall check --room
mindwall check --keys
mindwall check --phones`,
		Args: func(_ *cobra.Command, args []string) error {
			if rescue != "" && len(args) == 0 {
				return errors.New("no wall given to rescue")
			}
			return wants(1)(nil, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case room:
				return a.showTestCard()
			case keys:
				return a.checkKeys(c.Context())
			}
			if phones {
				return a.checkPhones(c.Context(), args)
			}
			if len(args) == 0 {
				a.checkSurroundings(c.Context())
				return nil
			}
			if rescue != "" {
				return a.rescueWall(c.Context(), args[0], rescue)
			}
			a.checkSurroundings(c.Context())
			return a.checkWall(c.Context(), args[0])
		},
	}
	c.Flags().BoolVar(&room, "room", false, "show a test card for the projector")
	c.Flags().BoolVar(&keys, "keys", false, "try which keys arrive in this terminal")
	c.Flags().BoolVar(&phones, "phones", false, "try whether phones could come in")
	c.Flags().StringVar(&rescue, "rescue", "", "save what can be read into this new file")
	return c
}

// finding prints one line of the check.
func (a *app) finding(what, format string, args ...any) {
	fmt.Fprintf(a.out, "%-10s  %s\n", what, text.Line(fmt.Sprintf(format, args...)))
}

func (a *app) checkSurroundings(ctx context.Context) {
	a.checkTerminal()
	a.checkGraphviz(ctx)
	a.checkFonts()
	a.checkSettings()
}

func (a *app) checkTerminal() {
	if !isTerminal(a.stdout) || !isTerminal(a.stdin) {
		a.finding("terminal", "none here: the console needs one, all other commands do without")
		return
	}
	if dumb() {
		a.finding("terminal", "cannot be drawn on (TERM is dumb): the console needs one that can")
		return
	}
	w, h, err := term.GetSize(a.stdout.Fd())
	switch {
	case err != nil:
		a.finding("size", "unknown: %v", err)
	case w < 80 || h < 24:
		a.finding("size", "%d × %d: small; 80 × 24 and more is comfortable", w, h)
	default:
		a.finding("size", "%d × %d", w, h)
	}
	a.finding("colours", "%s", colours(colorprofile.Detect(a.stdout, os.Environ())))
	answers := probe.Ask(a.stdin, a.results)
	a.finding("Unicode", "%s", answers.Unicode())
	a.finding("mouse", "%s", answers.Mouse())
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

func (a *app) checkGraphviz(ctx context.Context) {
	version, err := dot.Renderer{}.Version(ctx)
	if err != nil {
		a.finding("Graphviz", "not found: pictures are drawn without it; it is needed for --engine dot and its like alone")
		return
	}
	a.finding("Graphviz", "%s", version)
}

func (a *app) checkFonts() {
	have, lack := picture.Scripts()
	a.finding("fonts", "%s", say.Joined(", ", have...))
	if len(lack) > 0 {
		a.finding("", "none for %s: pictures show boxes; install the Noto fonts", say.Joined(", ", lack...))
	}
}

func (a *app) checkSettings() {
	if a.folder == "" {
		a.finding("settings", "nowhere, as HOME is not set; defaults hold")
		return
	}
	file := a.folder.File()
	_, problems := a.folder.Load()
	switch _, err := os.Stat(file); {
	case len(problems) > 0:
		a.finding("settings", "%s", text.TellPath(file))
		for _, p := range problems {
			a.warn(p)
		}
	case err != nil:
		a.finding("settings", "%s is not there; defaults hold", text.TellPath(file))
	default:
		a.finding("settings", "%s", text.TellPath(file))
	}
	if err := a.folder.Check(); err != nil {
		a.warn(hint(err, "make %s a folder that you may write into", text.TellPath(filepath.Dir(file))))
	}
}
