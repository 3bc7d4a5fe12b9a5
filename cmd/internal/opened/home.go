package opened

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"mindwall/cmd/internal/meant"
	"mindwall/cmd/internal/shell"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/mindmap/synced"
	"mindwall/mindmap/text"
	"mindwall/tui/home"
	"mindwall/tui/screen"
)

// Front is how the home screen is shown, and what for.
type Front struct {
	Lines bool   // by lines, without drawing
	Asks  bool   // for a new wall, and for nothing else
	File  string // of that wall, when it is named
}

// Show shows the home screen, goes where its user chooses, and comes back to it until they leave.
func (f Front) Show(ctx context.Context, s *shell.Shell, follow func(context.Context, home.Choice) error) error {
	o := homeOptions(s)
	o.Asks = f.Asks
	if f.File != "" {
		path, err := filepath.Abs(f.File)
		if err != nil {
			return err
		}
		o.Again = &home.NewWall{Path: path, Date: o.Today}
	}
	for {
		choice, err := f.choose(ctx, s, o)
		if err != nil || choice == (home.Choice{}) {
			return err
		}
		err = meant.Wall(follow(ctx, choice))
		o = homeOptions(s)
		o.Asks = f.Asks
		made := choice.New == nil || o.Exists(choice.New.Path)
		switch {
		case f.Asks && made, ctx.Err() != nil:
			return err
		case err != nil:
			o.Notice, o.Typed = screen.Told(err), choice.Typed
		case choice.New != nil:
			o.Told = "Your wall is kept in " + text.TellPath(choice.New.Path) + "."
		}
		if !made {
			o.Again = choice.New // nothing that was typed is lost
		}
	}
}

func (f Front) choose(ctx context.Context, s *shell.Shell, o home.Options) (home.Choice, error) {
	if f.Lines {
		return home.Prompt(typed(ctx, s), lineByLine{s}, o)
	}
	return home.Run(context.WithoutCancel(ctx), o)
}

func homeOptions(s *shell.Shell) home.Options {
	place := synced.ForNewWalls()
	o := home.Options{
		Today: time.Now().Format(time.DateOnly), Walls: recentWalls(s), Begin: begin(place.Folder), Folder: place.Folder, Why: place.Why(),
		Exists: func(path string) bool {
			_, err := os.Lstat(path)
			return err == nil
		},
	}
	o.Look, o.FollowBackground, o.NoColour = wears(s)
	return o
}

// begin is the folder in which walls are looked for: where the program was started, if there are any; a double click starts it
// in the folder of the program, or of the system. Else it is where new ones are kept.
func begin(folder string) string {
	if here, _ := filepath.Glob("*.wall"); len(here) > 0 {
		return ""
	}
	if _, err := os.Stat(folder); err != nil {
		return ""
	}
	return folder
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
