package opened

import (
	"context"
	"os"
	"time"

	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/tui/home"
	"mindwall/tui/screen"
)

// Home shows the home screen, goes where its user chooses, and comes back to it until they leave.
func Home(ctx context.Context, s *shell.Shell, follow func(context.Context, home.Choice) error) error {
	notice := ""
	for {
		choice, err := home.Run(context.WithoutCancel(ctx), homeOptions(s, notice))
		if err != nil || choice == (home.Choice{}) {
			return err
		}
		notice = ""
		if err := follow(ctx, choice); err != nil {
			notice = screen.Told(err)
		}
	}
}

func homeOptions(s *shell.Shell, notice string) home.Options {
	o := home.Options{
		Today: time.Now().Format(time.DateOnly), Notice: notice, Walls: recentWalls(s),
		Exists: func(path string) bool {
			_, err := os.Lstat(path)
			return err == nil
		},
	}
	o.Look, o.FollowBackground, o.NoColour = wears(s)
	return o
}

// maxRecent is how many walls the home screen counts: each is read for that.
const maxRecent = 8

func recentWalls(s *shell.Shell) []home.Wall {
	recent, err := s.Folder.Recent()
	if err != nil {
		s.Warn(err) // the list is a convenience
	}
	var walls []home.Wall
	for _, r := range recent[:min(len(recent), maxRecent)] {
		w := home.Wall{Path: r.Path, Title: r.Title, Opened: r.Opened}
		w.Counts, w.Problem = lookInto(r.Path)
		walls = append(walls, w)
	}
	return walls
}

// lookInto counts what a wall holds, or says why it cannot be read.
func lookInto(path string) (counts, problem string) {
	d, err := desk.Read(path)
	if err != nil {
		return "", desk.Briefly(err).Error()
	}
	defer d.Close()
	b := d.Board()
	answers := 0
	for _, q := range b.Questions {
		answers += q.Answers
	}
	return say.Counted(len(b.Questions), "question") + ", " + say.Counted(answers, "answer"), ""
}
