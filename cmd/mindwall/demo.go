package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/opened"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/demo"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/text"
)

func demoCommand(s *shell.Shell) *cobra.Command {
	var to string
	var w way
	c := &cobra.Command{
		Use:   "demo",
		Short: "Open the sample event, to try things out",
		Long: "Open the sample event in the console: a lunch hour with three questions and forty answers, some of them " +
			"still to be sorted. It is a copy in the temporary folder unless --to names a file.",
		Example: `mindwall demo
mindwall demo --to sample.wall --no-open`,
		Args: wants(0),
		RunE: func(c *cobra.Command, _ []string) error { return runDemo(c.Context(), s, to, w) },
	}
	c.Flags().StringVar(&to, "to", "", "the `file` to make")
	w.addNoOpen(c)
	w.addPlain(c)
	return c
}

func runDemo(ctx context.Context, s *shell.Shell, to string, w way) error {
	if !w.noOpen && !w.lines {
		if err := s.NeedTerminal("mindwall demo --no-open makes the sample wall without opening it"); err != nil {
			return err
		}
	}
	path := to
	if path == "" {
		var err error
		if path, err = freshDemo(); err != nil {
			return err
		}
	}
	if err := desk.Create(path, demo.Entries()); err != nil {
		return err
	}
	if w.noOpen {
		s.Result(path)
		s.Note("made the sample event; see it with mindwall info %s", text.TellPath(path))
		return nil
	}
	if w.lines {
		return opened.Plain(ctx, s, path, true)
	}
	return opened.Console(ctx, s, path, opened.Doors{IsDemo: true})
}

// freshDemo names a file for the demo in a folder of its own, so that two demos at once do not meet.
func freshDemo() (string, error) {
	dir, err := os.MkdirTemp("", "mindwall-demo-")
	if err != nil {
		return "", fault.Advise(fmt.Errorf("make a folder for the demo: %w", err), "name a file with --to")
	}
	return filepath.Join(dir, "demo.wall"), nil
}
