package opened

import (
	"context"
	"errors"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/lines"
	session "mindwall/tui/plain"
)

// Plain reads and writes lines, without drawing.
func Plain(ctx context.Context, s *shell.Shell, path string) error {
	d, err := s.OpenWall(path)
	if err != nil {
		return err
	}
	s.EndsInOrder()
	err = session.New(d, d.Live(), lineByLine{s}).Run(lines.Until(ctx, s.Stdin))
	return errors.Join(err, d.Close())
}

// lineByLine lets every line out at once: somebody waits for it.
type lineByLine struct{ *shell.Shell }

func (l lineByLine) Write(b []byte) (int, error) {
	n, err := l.Out.Write(b)
	return n, errors.Join(err, l.Out.Flush())
}
