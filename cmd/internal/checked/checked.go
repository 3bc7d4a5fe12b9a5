// Package checked is what mindwall check finds: of the terminal, Graphviz, the fonts, the settings, and a wall.
package checked

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"mindwall/cmd/internal/shell"
	"mindwall/export/dot"
	"mindwall/export/picture"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/probe"
)

// finding prints one line of the check.
func finding(s *shell.Shell, what, format string, args ...any) {
	fmt.Fprintf(s.Out, "%-10s  %s\n", what, text.Line(fmt.Sprintf(format, args...)))
}

// Surroundings tells what the program finds around it.
func Surroundings(ctx context.Context, s *shell.Shell) {
	terminal(s)
	graphviz(ctx, s)
	fonts(s)
	stored(s)
}

func terminal(s *shell.Shell) {
	if !shell.IsTerminal(s.Stdout) || !shell.IsTerminal(s.Stdin) {
		finding(s, "terminal", "none here: the console needs one, all other commands do without")
		return
	}
	if shell.Dumb() {
		finding(s, "terminal", "cannot be drawn on (TERM is dumb): the console needs one that can")
		return
	}
	w, h, err := term.GetSize(s.Stdout.Fd())
	switch {
	case err != nil:
		finding(s, "size", "unknown: %v", err)
	case w < 80 || h < 24:
		finding(s, "size", "%d × %d: small; 80 × 24 and more is comfortable", w, h)
	default:
		finding(s, "size", "%d × %d", w, h)
	}
	finding(s, "colours", "%s", colours(colorprofile.Detect(s.Stdout, os.Environ())))
	answers := probe.Ask(s.Stdin, s.Results)
	finding(s, "Unicode", "%s", answers.Unicode())
	finding(s, "mouse", "%s", answers.Mouse())
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

func graphviz(ctx context.Context, s *shell.Shell) {
	version, err := dot.Renderer{}.Version(ctx)
	if err != nil {
		finding(s, "Graphviz", "not found: pictures are drawn without it; it is needed for --engine dot and its like alone")
		return
	}
	finding(s, "Graphviz", "%s", version)
}

func fonts(s *shell.Shell) {
	have, lack := picture.Scripts()
	finding(s, "fonts", "%s", say.Joined(", ", have...))
	if len(lack) > 0 {
		finding(s, "", "none for %s: pictures show boxes; install the Noto fonts", say.Joined(", ", lack...))
	}
}

func stored(s *shell.Shell) {
	if s.Folder == "" {
		finding(s, "settings", "nowhere, as HOME is not set; defaults hold")
		return
	}
	file := s.Folder.File()
	_, problems := s.Folder.Load()
	switch _, err := os.Stat(file); {
	case len(problems) > 0:
		finding(s, "settings", "%s", text.TellPath(file))
		for _, p := range problems {
			s.Warn(p)
		}
	case err != nil:
		finding(s, "settings", "%s is not there; defaults hold", text.TellPath(file))
	default:
		finding(s, "settings", "%s", text.TellPath(file))
	}
	if err := s.Folder.Check(); err != nil {
		s.Warn(fault.Advise(err, "make %s a folder that you may write into", text.TellPath(filepath.Dir(file))))
	}
}
