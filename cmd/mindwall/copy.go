package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/shell"
)

func copyCommand(s *shell.Shell) *cobra.Command {
	return &cobra.Command{
		Use:   "copy FILE NEW",
		Short: "Make a sound copy, also while the wall is open",
		Long: "Make a sound copy of a wall, also while it is open elsewhere, where a plain copy of the file may miss what was " +
			"written last. A file that is there already is not replaced. Copies can be united again with mindwall merge.",
		Args: wants(2, "wall", "name for the copy"),
		RunE: func(c *cobra.Command, args []string) error { return runCopy(c.Context(), s, args[0], args[1]) },
	}
}

func runCopy(ctx context.Context, s *shell.Shell, path, to string) error {
	d, err := s.ReadWall(path)
	if err != nil {
		return err
	}
	if err := d.Copy(ctx, to); err != nil {
		return errors.Join(err, d.Close())
	}
	s.Result(to)
	return d.Close()
}
