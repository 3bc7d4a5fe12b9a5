package opened

import (
	"context"
	"os"

	"mindwall/cmd/internal/pace"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/scheme"
	"mindwall/tui/input"
	"mindwall/tui/painter"
	"mindwall/tui/room"
)

// Picture is how a picture of the room view is printed: its size, the question, the colours and the look, as flags say.
type Picture struct{ Size, Question, Colour, Look string }

// roomOptions are those of a room view that wears a look, or with none what is usual and what the console says.
func roomOptions(s *shell.Shell, named string) (o room.Options, err error) {
	if named == "" {
		o.Look, o.FollowBackground, o.NoColour = wears(s)
		return o, nil
	}
	o.LookHeld, o.NoColour = true, os.Getenv("NO_COLOR") != ""
	if o.Look, err = scheme.Parse(named); err != nil {
		return o, shell.Usage(err)
	}
	return o, nil
}

// Room shows the room view of a wall until it is left.
func Room(ctx context.Context, s *shell.Shell, path, named string) error {
	o, err := roomOptions(s, named)
	if err != nil {
		return err
	}
	d, err := s.ReadWall(path)
	if err != nil {
		return err
	}
	s.EndsInOrder()
	var keep func()
	o.LookChosen, keep = keepsLook(s)
	defer keep()
	defer pace.AfterFirstPicture(pace.Calm).Cancel()
	return room.Show(ctx, d, o, painter.Options{Input: input.New(s.Stdin), Output: s.Stdout})
}

// Print prints one picture of the room view.
func Print(ctx context.Context, s *shell.Shell, path string, f Picture) error {
	o, err := roomOptions(s, f.Look)
	if err != nil {
		return err
	}
	paper, err := room.NewPaper(f.Size, f.Colour, s.Stdout)
	if err != nil {
		return shell.Usage(err)
	}
	d, err := s.ReadWall(path)
	if err != nil {
		return err
	}
	d = d.Along()
	defer d.Close()
	q := &mindmap.Question{}
	if f.Question != "" {
		if q, err = desk.FindQuestion(d.Board(), f.Question); err != nil {
			return err
		}
	}
	return room.Print(ctx, s.Out, d, q.ID, paper, o)
}
