package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"mindwall/cmd/internal/dialogs"
	"mindwall/cmd/internal/pace"
	"mindwall/cmd/internal/phones"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/wallfile"
	"mindwall/tui"
	"mindwall/tui/look"
	"mindwall/tui/settings"
)

func (a *app) openCommand() *cobra.Command {
	var asLines bool
	var door phones.Flags
	c := &cobra.Command{
		Use:   "open FILE",
		Short: "Open a wall in the console",
		Long: "Open a wall in the console, the facilitator's screen: type, Enter, it is on the wall. What other windows and " +
			"mindwall add write appears at once. With --plain it reads and writes lines, without drawing: for screen readers and " +
			"bare terminals.",
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error {
			if asLines {
				return a.openPlain(c.Context(), args[0])
			}
			if err := a.needTerminal("mindwall open --plain reads and writes lines; mindwall add adds answers"); err != nil {
				return err
			}
			o, err := door.Options(args[0])
			if err != nil {
				return &usageError{err}
			}
			return a.openConsole(c.Context(), args[0], o, false)
		},
	}
	c.Flags().BoolVar(&asLines, "plain", false, "read and write lines, without drawing")
	door.AddPlace(c)
	return c
}

// openConsole shows the console of a wall until its user leaves. The signals that end the program are the console's to
// answer: it leaves in order.
func (a *app) openConsole(ctx context.Context, path string, door phones.Options, isDemo bool) error {
	w, err := a.writer()
	if err != nil {
		return err
	}
	if !isDemo {
		if stays, err := a.askPlace(ctx, path); err != nil || !stays {
			return err
		}
	}
	progress := a.progress()
	d, err := desk.Open(path, w, progress.Reading(path))
	progress.End()
	if err != nil {
		return err
	}
	a.endsInOrder()
	title := d.Board().Event.Title
	var program *tui.Program
	in := phones.NewConsole(door, d.Path, func(msg any) { program.Send(msg) })
	o := a.consoleOptions(ctx, d, isDemo)
	o.Doors = in
	program = tui.New(context.WithoutCancel(ctx), o)
	remembered := pace.AfterFirstPicture(func() {
		if !isDemo {
			a.remember(path, title)
		}
	})
	defer remembered.Settle()
	d.Start(func(msg any) {
		if m, ok := msg.(desk.Moved); ok && m.Err == nil {
			remembered.Settle()
			a.remember(m.Path, title)
			if a.settings().Synced != settings.InPlace {
				m.Service = desk.LooksSynced(m.Path).Service
			}
			msg = m
		}
		program.Send(msg)
	})
	defer pace.AfterFirstPicture(pace.Calm).Cancel()
	defer a.keepLook()
	return errors.Join(program.Run(), in.End(), d.Close())
}

func (a *app) consoleOptions(ctx context.Context, d *desk.Desk, isDemo bool) tui.Options {
	chosen := a.settings()
	o := tui.Options{
		Live: d.Live(), Keeper: d, Name: filepath.Base(d.Path()), Demo: isDemo,
		Bell: chosen.Bell, Suggestions: chosen.Suggestions, LookChosen: a.lookChosen,
		Export: dialogs.Export(d, isDemo), Import: dialogs.Import(d), PathOf: d.Beside,
	}
	o.Look, o.FollowBackground, o.NoColour = a.wears()
	if state, err := d.State(ctx); err == nil { // else a half-typed line and what was kept apart at most
		o.Remembered, o.Draft = state, d.TakeNote(state, tui.DraftNote)
	}
	if d.InPlace() {
		o.Notice = "another window has this wall open in its folder: it is kept on this machine once all are closed and it is opened again"
	}
	if err := d.Notice(); err != nil && !wallfile.Passes(err) {
		o.ReadOnly = desk.Briefly(err).Error()
	}
	return o
}

// remember puts a wall at the head of the recent ones. That it cannot is worth no word at the event.
func (a *app) remember(path, title string) {
	_ = a.folder.Remember(settings.Recent{Path: path, Title: title, Opened: time.Now()})
}

// wears is the look that screens begin with, whether it follows the terminal's background, and whether colours are not
// wanted.
func (a *app) wears() (kind look.Kind, follow, noColour bool) {
	chosen := a.settings().Look
	kind, err := look.ParseKind(string(chosen))
	if err != nil {
		kind = look.Dark
	}
	return kind, chosen == settings.Auto, os.Getenv("NO_COLOR") != ""
}

// lookChosen remembers the look that was chosen last; keepLook keeps it when the screen is left.
func (a *app) lookChosen(k look.Kind) { a.look = k.String() }

func (a *app) keepLook() {
	if a.look != "" {
		_ = a.folder.Keep("look", a.look) // the next wall begins in the old look; nothing else is lost
	}
}
