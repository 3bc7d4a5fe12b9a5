package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/begun"
	"mindwall/cmd/internal/opened"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/synced"
	"mindwall/tui/home"
)

// way is how somebody comes to a wall.
type way struct {
	lines  bool // by lines, without drawing
	noOpen bool // one that is made is not opened
}

// addPlain adds the flag of what can do without drawing.
func (w *way) addPlain(c *cobra.Command) {
	c.Flags().BoolVar(&w.lines, "plain", false, "read and write lines, without drawing: for screen readers and bare terminals")
}

// addNoOpen adds the flag that keeps a command from opening the console.
func (w *way) addNoOpen(c *cobra.Command) {
	c.Flags().BoolVar(&w.noOpen, "no-open", false, "do not open the console")
}

// runRoot is the program without a command: the wall that is named, or the home screen. Where there is no terminal it is the
// help that people want.
func runRoot(c *cobra.Command, s *shell.Shell, args []string, w way) error {
	if len(args) == 1 {
		return open(c.Context(), s, args[0], opened.Doors{}, w)
	}
	if !w.lines && s.NeedTerminal("") != nil {
		return c.Help()
	}
	return opened.Front{Lines: w.lines}.Show(c.Context(), s, w.follow(s))
}

// namesFile reports whether an argument is meant as a file: it looks like one, or is one.
func namesFile(arg string) bool {
	isSeparator := func(r rune) bool { return r < 0x80 && os.IsPathSeparator(byte(r)) }
	if strings.EqualFold(filepath.Ext(arg), ".wall") || strings.ContainsFunc(arg, isSeparator) {
		return true
	}
	_, err := os.Stat(arg)
	return err == nil
}

// follow goes where the home screen points.
func (w way) follow(s *shell.Shell) func(context.Context, home.Choice) error {
	return func(ctx context.Context, choice home.Choice) error {
		switch {
		case choice.Demo:
			return runDemo(ctx, s, "", w)
		case choice.New == nil:
			return open(ctx, s, choice.Open, opened.Doors{}, w)
		}
		made := choice.New
		if folder := filepath.Dir(made.Path); folder == synced.ForNewWalls().Folder {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return fmt.Errorf("make the folder for new walls: %w", err)
			}
		}
		return runNew(ctx, s, made.Path, begun.Plan{
			Event: mindmap.Event{Title: made.Title, Date: made.Date, Place: made.Place, Host: made.Host}, Questions: made.Questions, FollowUp: made.FollowUp,
		}, w)
	}
}
