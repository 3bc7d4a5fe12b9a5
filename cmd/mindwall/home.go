package main

import (
	"context"
	"os"
	"time"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/phones"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/say"
	"mindwall/tui/home"
	"mindwall/tui/screen"
)

// runHome shows the home screen, goes where its user chooses, and comes back to it until they leave. Where there is no
// terminal it is the help that people want.
func (a *app) runHome(c *cobra.Command) error {
	if a.needTerminal("") != nil {
		return c.Help()
	}
	ctx, notice := c.Context(), ""
	for {
		choice, err := home.Run(context.WithoutCancel(ctx), a.homeOptions(notice))
		if err != nil || choice == (home.Choice{}) {
			return err
		}
		notice = ""
		if err := a.follow(ctx, choice); err != nil {
			notice = screen.Told(err)
		}
	}
}

// follow goes where the home screen points.
func (a *app) follow(ctx context.Context, choice home.Choice) error {
	switch {
	case choice.Demo:
		return a.runDemo(ctx, "", false)
	case choice.New != nil:
		w := choice.New
		return a.runNew(ctx, w.Path, newWall{event: mindmap.Event{Title: w.Title, Date: w.Date, Place: w.Place, Host: w.Host}, questions: w.Questions})
	default:
		return a.openConsole(ctx, choice.Open, phones.Options{}, false)
	}
}

func (a *app) homeOptions(notice string) home.Options {
	o := home.Options{
		Today: time.Now().Format(time.DateOnly), Notice: notice, Walls: a.recentWalls(),
		Exists: func(path string) bool {
			_, err := os.Lstat(path)
			return err == nil
		},
	}
	o.Look, o.FollowBackground, o.NoColour = a.wears()
	return o
}

// maxRecent is how many walls the home screen counts: each is read for that.
const maxRecent = 8

func (a *app) recentWalls() []home.Wall {
	recent, err := a.folder.Recent()
	if err != nil {
		a.warn(err) // the list is a convenience
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
