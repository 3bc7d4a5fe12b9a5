// Screenshots draws the pictures of the README: the console and the room view as SVG, an exported map, all made from the
// demo, films of a wall that grows, in the console and in the room, and what changed between two walls. Run it from the top of
// the repository after a change of how things look:
//
//	go -C cmd/tools run ./screenshots ../../docs/pictures
//
// It needs no terminal: the screens are asked for their rows, and those are set as an image.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/export"
	"mindwall/mindmap"
	"mindwall/mindmap/demo"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scheme"
	"mindwall/mindmap/scribe"
	"mindwall/tui/console"
	"mindwall/tui/look"
	"mindwall/tui/screen"
	"mindwall/tui/svg"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: screenshots FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "screenshots:", err)
		os.Exit(1)
	}
}

func run(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	shots := []struct {
		name string
		look look.Kind
		size screen.Size
		keys func(*desk)
	}{
		{"console.svg", look.Dark, screen.Size{W: 120, H: 37}, func(d *desk) {
			d.press(tea.KeyPressMsg{Code: '2', Mod: tea.ModAlt})
			d.typeText("Bus stops at five #Mon")
		}},
		{"console-narrow.svg", look.Light, screen.Size{W: 80, H: 26}, func(d *desk) {
			d.press(tea.KeyPressMsg{Code: '2', Mod: tea.ModAlt})
			d.press(tea.KeyPressMsg{Code: 'a', Mod: tea.ModCtrl})
		}},
		{"read-back.svg", look.Light, screen.Size{W: 80, H: 20}, func(d *desk) {
			d.press(tea.KeyPressMsg{Code: '2', Mod: tea.ModAlt})
			d.press(tea.KeyPressMsg{Code: tea.KeyF9})
			d.press(tea.KeyPressMsg{Code: tea.KeyRight})
		}},
		{"summary.svg", look.Contrast, screen.Size{W: 80, H: 16}, func(d *desk) {
			d.press(tea.KeyPressMsg{Code: '2', Mod: tea.ModAlt})
			d.press(tea.KeyPressMsg{Code: tea.KeyF5})
			d.press(tea.KeyPressMsg{Code: tea.KeyF12})
		}},
	}
	for _, shot := range shots {
		d := newDesk(shot.look, shot.size)
		if shot.keys(d); d.failed != nil {
			return d.failed
		}
		rows, cursor := d.console.View(shot.size)
		image := svg.Draw(strings.Split(rows, "\n"), terminal(shot.size), d.env.Look, cursor)
		if err := os.WriteFile(filepath.Join(folder, shot.name), image, 0o644); err != nil {
			return err
		}
	}
	for name, draw := range map[string]func() ([]byte, error){"room.svg": drawRoom, "closing.svg": drawClose, "last-time.svg": drawLastTime, "film.svg": drawFilm} {
		picture, err := draw()
		if err != nil {
			return fmt.Errorf("draw %s: %w", name, err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), picture, 0o644); err != nil {
			return err
		}
	}
	if err := drawCompared(folder); err != nil {
		return err
	}
	if err := drawReplay(folder); err != nil {
		return err
	}
	return exportMap(folder)
}

// exportMap writes the map of the demo's second question.
func exportMap(folder string) error {
	b := fold.Of(demo.Entries())
	png, err := export.FindFormat("png")
	if err != nil {
		return err
	}
	temporary, err := os.MkdirTemp("", "screenshots-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temporary)
	result, err := export.Run(context.Background(), export.Request{
		Board: b, WallName: "map", Formats: []export.Format{png}, Dir: temporary, Question: b.Questions[1].ID, Scheme: scheme.Light,
	})
	if err != nil {
		return err
	}
	return os.Rename(result.Paths[0], filepath.Join(folder, "map.png"))
}

// desk is a console of the demo without a terminal.
type desk struct {
	env     *screen.Env
	console *console.Console
	scribe  *scribe.Scribe
	failed  error
}

// newDesk is a desk with the demo's wall.
func newDesk(kind look.Kind, size screen.Size) *desk {
	live := fold.NewLive()
	live.Add(demo.Entries()...)
	return openDesk(live, kind, size)
}

func openDesk(live *fold.Live, kind look.Kind, size screen.Size) *desk {
	now := func() time.Time { return time.Date(2026, 3, 9, 12, 41, 0, 0, time.UTC) }
	d := &desk{scribe: &scribe.Scribe{Live: live, Author: "sam", Device: mindmap.ID{1}, Now: now}}
	d.env = &screen.Env{Live: live, Look: look.New(kind, false), NewID: d.scribe.ID, Now: now, Status: screen.Status{Wall: "lunch.wall"}}
	d.console = console.New(d.env)
	d.send(tea.WindowSizeMsg{Width: size.W, Height: size.H})
	return d
}

func (d *desk) send(msg tea.Msg) {
	intent, _ := d.console.Update(msg)
	switch i := intent.(type) {
	case screen.Say:
		d.env.Status.Notice, d.env.Status.Level = i.Text, i.Level
	case screen.Record:
		if _, err := d.scribe.Record(i.Drafts...); err != nil {
			d.failed = errors.Join(d.failed, err)
			return
		}
		d.send(screen.BoardChangedMsg{})
	}
}

func (d *desk) press(k tea.KeyPressMsg) { d.send(k) }

func (d *desk) typeText(text string) {
	for _, r := range text {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}
