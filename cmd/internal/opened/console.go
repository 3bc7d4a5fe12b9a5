// Package opened is the screens that commands open: home, console, room view, plain lines, and pages to try a terminal on.
package opened

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"mindwall/cmd/internal/dialogs"
	"mindwall/cmd/internal/pace"
	"mindwall/cmd/internal/phones"
	"mindwall/cmd/internal/shell"
	"mindwall/cmd/internal/tables"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/link"
	"mindwall/mindmap/wallfile"
	"mindwall/tui"
	"mindwall/tui/home"
	"mindwall/tui/look"
	"mindwall/tui/settings"
)

// Doors say how others come to a console's wall.
type Doors struct {
	Phones phones.Options
	Join   *link.Address // where the wall is joined from the beginning; nil is nowhere
	IsDemo bool          // the wall is the sample event
}

// Console shows the console of a wall until its user leaves. The signals that end the program are the console's to
// answer: it leaves in order.
func Console(ctx context.Context, s *shell.Shell, path string, doors Doors) error {
	isDemo := doors.IsDemo
	w, err := s.Writer()
	if err != nil {
		return err
	}
	if !isDemo {
		if stays, err := askPlace(ctx, s, path); err != nil || !stays {
			return err
		}
	}
	progress := s.Progress()
	d, err := desk.Open(path, w, progress.Reading(path))
	progress.End()
	if err != nil {
		return err
	}
	s.EndsInOrder()
	title, wall := d.Board().Event.Title, d.Live().WallID()
	var program *tui.Program
	doors.Phones.Look = s.Settings().Look
	send := func(msg any) { program.Send(msg) }
	in := phones.NewConsole(doors.Phones, d.Path, send)
	shared := tables.NewConsole(tables.Options{Writer: desk.Writer{Author: w.Author}, Own: d.Own(), Folder: s.Folder}, d.Path, send)
	o := consoleOptions(ctx, s, d, isDemo)
	o.Doors, o.Tables, o.Own = in, shared, d.Own()
	var keep func()
	o.LookChosen, keep = keepsLook(s)
	defer keep()
	program = tui.New(context.WithoutCancel(ctx), o)
	remembered := pace.AfterFirstPicture(func() {
		if !isDemo {
			remember(s, path, title)
		}
	})
	defer remembered.Settle()
	d.Start(func(msg any) {
		if m, ok := msg.(desk.Moved); ok && m.Err == nil {
			remembered.Settle()
			remember(s, m.Path, title)
			if s.Settings().Synced != settings.InPlace {
				m.Service = desk.LooksSynced(m.Path).Service
			}
			msg = m
		}
		program.Send(msg)
	})
	defer pace.AfterFirstPicture(pace.Calm).Cancel()
	defer pace.AfterFirstPicture(func() { shared.Begin(wall, doors.Join) }).Cancel()
	err = errors.Join(program.Run(), in.End(), shared.End())
	path = d.Path()
	if err := errors.Join(err, d.Close()); err != nil {
		return err
	}
	offerCopy(ctx, s, path, false)
	return nil
}

func consoleOptions(ctx context.Context, s *shell.Shell, d *desk.Desk, isDemo bool) tui.Options {
	chosen := s.Settings()
	o := tui.Options{
		Live: d.Live(), Keeper: d, Name: filepath.Base(d.Path()), Demo: isDemo,
		Bell: chosen.Bell, Suggestions: chosen.Suggestions,
		Export: dialogs.Export(d, isDemo), Import: dialogs.Import(d), Compare: dialogs.Compare(d, s.Folder, isDemo), PathOf: d.Beside,
	}
	o.Look, o.FollowBackground, o.NoColour = wears(s)
	if state, err := d.State(ctx); err == nil { // else a half-typed line and what was kept apart at most
		o.Remembered, o.Draft = state, d.TakeNote(state, tui.DraftNote)
		if phones.WereLetIn(ctx, state) {
			o.Notice = "phones were let in: Shift+F9 lets them in again"
		}
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
func remember(s *shell.Shell, path, title string) {
	_ = s.Folder.Remember(settings.Recent{Path: path, Title: title, Opened: time.Now()})
}

// wears is the look that screens begin with, whether it follows the terminal's background, and whether colours are not
// wanted.
func wears(s *shell.Shell) (kind look.Kind, follow, noColour bool) {
	chosen := s.Settings()
	return chosen.Look, chosen.AsTerminal, os.Getenv("NO_COLOR") != ""
}

// keepsLook remembers the look that is chosen last, and keeps it when the screen is left, by keep.
func keepsLook(s *shell.Shell) (chosen func(look.Kind), keep func()) {
	var last *look.Kind
	return func(k look.Kind) { last = &k }, func() {
		if last != nil {
			s.KeepLook(*last)
		}
	}
}

// askPlace asks where a wall is kept while it is open, when that is not settled; false when the person leaves.
func askPlace(ctx context.Context, s *shell.Shell, path string) (bool, error) {
	synced := s.Unsettled(path)
	if synced.Service == "" {
		return true, nil
	}
	place, err := home.AskPlace(context.WithoutCancel(ctx), homeOptions(s), filepath.Base(path), synced.Service)
	if err == nil && place != home.Undecided {
		err = synced.Settle(place == home.Elsewhere)
	}
	return place != home.Undecided, err
}
