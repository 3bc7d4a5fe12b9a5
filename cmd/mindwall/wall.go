package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/wallfile"
)

// wall is an open wall and its board.
type wall struct {
	path   string // as people gave it
	title  string // of the event when the wall was opened
	file   *wallfile.Wall
	seq    wallfile.Seq // the last entry that the board has
	live   *mindmap.Live
	scribe *scribe.Scribe // nil when the wall is only read
	act    mindmap.ID     // what all changes belong to; zero makes an act of each
}

// readWall opens a wall to look at it. Why it may be less than whole is said.
func (a *app) readWall(path string) (*wall, error) {
	w, err := openFile(path, wallfile.OpenReadOnly)
	if err != nil {
		return nil, err
	}
	notice := w.file.Notice()
	for _, fault := range []error{wallfile.ErrNewer, wallfile.ErrDamaged, wallfile.ErrForeign, wallfile.ErrSideFiles} {
		if errors.Is(notice, fault) {
			a.warn(notice)
		}
	}
	return w, nil
}

// openWall opens a wall to change it.
func (a *app) openWall(path string) (*wall, error) {
	w, err := openFile(path, wallfile.Open)
	if err != nil {
		return nil, err
	}
	if err := w.file.Notice(); err != nil {
		return nil, errors.Join(err, w.close())
	}
	s, err := a.scribe()
	if err != nil {
		return nil, errors.Join(err, w.close())
	}
	s.Live, w.scribe = w.live, s
	return w, nil
}

func openFile(path string, open func(string) (*wallfile.Wall, error)) (*wall, error) {
	file, err := open(path)
	if err != nil {
		return nil, err
	}
	w := &wall{path: path, file: file, live: mindmap.NewLive()}
	entries, seq, err := file.Load(context.Background(), 0)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	w.live.Add(entries...)
	w.seq, w.title = seq, w.live.Board().Event.Title
	return w, nil
}

// close lets go of the file. Closing twice does nothing.
func (w *wall) close() error { return w.file.Close() }

// scribe is who writes in the name of this person on this device.
func (a *app) scribe() (*scribe.Scribe, error) {
	if err := scribe.CheckAuthor(); err != nil {
		return nil, hint(err, "set MINDWALL_AUTHOR to a shorter name")
	}
	author := scribe.Author()
	if own := a.settings().Author; own != "" && os.Getenv("MINDWALL_AUTHOR") == "" {
		author = own
	}
	device, err := a.folder.Device()
	if err != nil {
		a.warn(err)
	}
	return &scribe.Scribe{Live: mindmap.NewLive(), Author: author, Device: device}, nil
}

// change lets plan write entries while no other process can, on a board that is up to date, and keeps them all or
// none. It returns what was written.
func (w *wall) change(ctx context.Context, plan func(*pen) error) ([]mindmap.Entry, error) {
	p := &pen{scribe: w.scribe, act: w.act}
	var refused error
	seq, err := w.file.Update(ctx, w.seq, func(news []mindmap.Entry) ([]mindmap.Entry, error) {
		w.live.Add(news...)
		refused = plan(p)
		return p.entries, refused
	})
	if refused != nil {
		return nil, refused
	}
	if err != nil {
		return nil, err
	}
	w.seq = seq
	return p.entries, nil
}

// take adds entries of another copy, and returns how many were new.
func (w *wall) take(ctx context.Context, entries []mindmap.Entry) (int, error) {
	if err := w.file.Append(ctx, entries...); err != nil {
		return 0, err
	}
	news, seq, err := w.file.Load(ctx, w.seq)
	if err != nil {
		return 0, err
	}
	w.seq = seq
	return w.live.Add(news...), nil
}

// createWall makes a wall's file with its first entries.
func createWall(path string, entries []mindmap.Entry) error {
	file, err := wallfile.Create(path, entries)
	if err != nil {
		return err
	}
	return file.Close()
}

// readEntries reads all entries of a wall, in their order.
func readEntries(path string) ([]mindmap.Entry, error) {
	w, err := openFile(path, wallfile.OpenReadOnly)
	if err != nil {
		return nil, err
	}
	if err := w.close(); err != nil {
		return nil, err
	}
	return w.live.Entries(), nil
}

// health tells of the file in a line.
func (w *wall) health(ctx context.Context) string {
	report, err := w.file.Health(ctx)
	if err != nil {
		return err.Error()
	}
	return describeReport(&report)
}

// size is a number of bytes for people.
func size(bytes int64) string {
	const kilo = 1000
	switch {
	case bytes < kilo:
		return count(int(bytes), "byte")
	case bytes < kilo*kilo:
		return fmt.Sprintf("%d kB", (bytes+kilo/2)/kilo)
	default:
		return fmt.Sprintf("%.1f MB", float64(bytes)/(kilo*kilo))
	}
}
