package opened

import (
	"context"
	"errors"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/lines"
	"mindwall/mindmap/shown"
	session "mindwall/tui/plain"
)

// Plain reads and writes lines, without drawing.
func Plain(ctx context.Context, s *shell.Shell, path string, isDemo bool) error {
	d, err := s.OpenWall(path)
	if err != nil {
		return err
	}
	s.EndsInOrder()
	d.GiveWay()
	title := d.Board().Event.Title
	err = session.New(byLines{d, ctx}, d.Live(), lineByLine{s}).Run(typed(ctx, s))
	path = d.Path()
	if err := errors.Join(err, d.Close()); err != nil || isDemo {
		return err
	}
	remember(s, path, title)
	offerCopy(ctx, s, path, true)
	return nil
}

// byLines is a wall as lines work on it, and what its room is shown, which is kept beside it.
type byLines struct {
	*desk.Desk
	ctx context.Context
}

// Shown implements [session.Wall].
func (w byLines) Shown() (shown.Shown, error) {
	state, err := w.State(w.ctx)
	return shown.Decode(state[shown.Key]), err
}

// Show implements [session.Wall].
func (w byLines) Show(now shown.Shown) error {
	return w.SetState(w.ctx, map[string]string{shown.Key: now.Encode()})
}

// typed is what is typed line by line, for whoever asks next.
func typed(ctx context.Context, s *shell.Shell) *lines.Reader {
	if s.Typed == nil {
		s.Typed = lines.New(lines.Until(ctx, s.Stdin), session.MaxLine)
	}
	return s.Typed
}

// lineByLine lets every line out at once: somebody waits for it.
type lineByLine struct{ *shell.Shell }

func (l lineByLine) Write(b []byte) (int, error) {
	n, err := l.Out.Write(b)
	return n, errors.Join(err, l.Out.Flush())
}
