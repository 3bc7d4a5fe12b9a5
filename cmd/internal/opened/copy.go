package opened

import (
	"context"
	"fmt"

	"mindwall/cmd/internal/kept"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/synced"
	"mindwall/mindmap/text"
	"mindwall/tui/home"
)

// offerCopy offers a copy of a wall that was closed, where people look for documents, when walls are not kept there. That it
// could not be made is told: the wall is closed, and safe.
func offerCopy(ctx context.Context, s *shell.Shell, path string, lines bool) {
	place := synced.ForNewWalls()
	to := place.CopyOf(path)
	if to == "" || ctx.Err() != nil {
		return
	}
	target, err := kept.Lacking(path, to)
	if err != nil || target == "" {
		return // what is wrong with the wall was told when it was opened
	}
	wanted, err := askCopy(ctx, s, path, target, place.Service, lines)
	if wanted && err == nil {
		err = copyWall(ctx, s, path, target)
	}
	switch {
	case err != nil:
		s.Warn(fmt.Errorf("copy to %s: %w", text.TellPath(target), err))
	case wanted:
		s.Note("copied to %s", text.TellPath(target))
	}
}

func askCopy(ctx context.Context, s *shell.Shell, path, target, service string, lines bool) (bool, error) {
	if lines {
		return home.PromptCopy(typed(ctx, s), lineByLine{s}, path, target, service)
	}
	return home.AskCopy(context.WithoutCancel(ctx), homeOptions(s), path, target, service)
}

func copyWall(ctx context.Context, s *shell.Shell, path, target string) error {
	w, err := s.Writer()
	if err != nil {
		return err
	}
	return kept.Copy(ctx, path, target, w)
}
