package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
	"mindwall/tui"
	"mindwall/tui/screen"
)

// keeper keeps a console's wall in a file and brings what others write into it. It implements [tui.Keeper].
type keeper struct {
	live  *mindmap.Live // the console's; read in calls from the console alone
	notes string        // what this console's notes begin with among the file's state
	moved func(path string)
	send  func(any) // to the console

	saver *wallfile.Saver

	mu      sync.Mutex
	file    *wallfile.Wall
	unwatch context.CancelFunc
	refused error          // why entries were not taken to be saved; they are on the board alone
	work    sync.WaitGroup // followers
	moves   sync.WaitGroup // savings elsewhere under way
}

// start begins to keep, before the first call of the console. What was stored up to seq is on its board already.
func (k *keeper) start(file *wallfile.Wall, seq wallfile.Seq, send func(any)) {
	k.file, k.send = file, send
	k.saver = wallfile.NewSaver(file, func(o wallfile.Outcome) {
		if o.Err == nil {
			k.mu.Lock()
			o.Err = k.refused
			k.mu.Unlock()
		}
		send(tui.KeptMsg{Saved: len(o.Saved), Err: briefly(o.Err)})
	})
	k.watch(file, seq)
}

// watch brings what is stored in the file after seq, until another file is watched or the keeper ends.
func (k *keeper) watch(file *wallfile.Wall, seq wallfile.Seq) {
	ctx, cancel := context.WithCancel(context.Background())
	k.mu.Lock()
	k.unwatch = cancel
	k.mu.Unlock()
	k.work.Go(func() {
		err := guarded("following the file", func() error { return k.follow(ctx, file, seq) })
		if ctx.Err() == nil && !errors.Is(err, wallfile.ErrClosed) {
			k.send(tui.LostMsg{Err: briefly(err)})
		}
	})
}

// briefly is an error for a line on the screen: what is the matter and what to do about it, where that is known, and
// not the file's long path, which would leave no room for them.
func briefly(err error) error {
	var fault *wallfile.Fault
	if errors.As(err, &fault) {
		return fault
	}
	return err
}

// follow tells what is stored in the file after seq. It says when the file was renamed, replaced or removed, and goes on
// when it is back.
func (k *keeper) follow(ctx context.Context, file *wallfile.Wall, seq wallfile.Seq) error {
	for away := false; ; {
		err := file.Follow(ctx, seq, func(n wallfile.News) {
			seq, away = n.Seq, false
			if len(n.Entries) > 0 {
				k.send(tui.ArrivedMsg{Entries: n.Entries})
			}
		})
		if !errors.Is(err, wallfile.ErrMoved) {
			return err
		}
		if !away {
			k.send(tui.LostMsg{Err: briefly(err)})
		}
		away = true
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(lookAgain):
		}
	}
}

// guarded makes an error of a mistake in what is done beside the screen, which would end the program and leave the
// terminal as it was drawn.
func guarded(doing string, do func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s broke down: %v", doing, r)
		}
	}()
	return do()
}

// Save implements [tui.Keeper]. An entry that the file would not take is told of for as long as the program runs, and
// keeps no other from being saved.
func (k *keeper) Save(entries []mindmap.Entry) {
	if k.saver.Save(entries...) == nil {
		return
	}
	for i := range entries {
		err := k.saver.Save(entries[i])
		if err == nil {
			continue
		}
		k.mu.Lock()
		k.refused = err
		k.mu.Unlock()
		go k.send(tui.KeptMsg{Err: err}) // the console waits for this call
	}
}

// Note implements [tui.Keeper].
func (k *keeper) Note(key, text string) {
	_ = k.saver.Show(map[string]string{k.notes + key: text})
}

// remember keeps a text beside the wall for all of its consoles; an empty one is forgotten.
func (k *keeper) remember(key, text string) {
	_ = k.saver.Show(map[string]string{key: text})
}

// takeOver keeps a note of another console, which has ended, as one of this one.
func (k *keeper) takeOver(from, key, text string) {
	_ = k.saver.Show(map[string]string{from: "", k.notes + key: text})
}

// Show implements [tui.Keeper].
func (k *keeper) Show(shown screen.Shown) {
	_ = k.saver.Show(map[string]string{screen.ShownKey: shown.Encode()})
}

// Elsewhere implements [tui.Keeper].
func (k *keeper) Elsewhere(path string) {
	known := k.live.Entries()
	k.moves.Go(func() {
		err := guarded("saving elsewhere", func() error { return k.move(path, known) })
		if err == nil && k.moved != nil {
			k.moved(path)
		}
		k.send(tui.MovedMsg{Name: filepath.Base(path), Err: err})
	})
}

// move makes a new wall of all there is, and goes on there.
func (k *keeper) move(path string, known []mindmap.Entry) error {
	file, err := k.saver.SaveElsewhere(context.Background(), path, known)
	if err != nil {
		return err
	}
	_, seq, err := file.Load(context.Background(), 0)
	if err != nil {
		seq = 0 // what the board has already it takes in once
	}
	k.mu.Lock()
	old := k.file
	k.file, k.refused = file, nil
	k.unwatch()
	k.mu.Unlock()
	_ = old.Close() // what is in it was saved into the new one
	k.watch(file, seq)
	return nil
}

// lastTry is how long the end of the program waits for a disk that refuses.
const lastTry = 3 * time.Second

// end saves what waits, and lets go of the file. When the file refuses to the last, everything goes into a new one,
// and the error tells where.
func (k *keeper) end() error {
	ctx, cancel := context.WithTimeout(context.Background(), lastTry)
	defer cancel()
	k.moves.Wait()         // then it is settled which file is the last one
	_ = k.saver.Flush(ctx) // what is left then is told by Close
	err := k.saver.Close()
	if err != nil {
		err = k.bail(err)
	}
	k.mu.Lock()
	k.unwatch()
	file := k.file
	k.mu.Unlock()
	k.work.Wait()
	return errors.Join(err, file.Close())
}

// bail saves everything into a file in the temporary folder, the last place there is.
func (k *keeper) bail(cause error) error {
	defer k.saver.Abandon()
	dir, err := os.MkdirTemp("", "mindwall-saved-")
	if err != nil {
		return cause
	}
	path := filepath.Join(dir, filepath.Base(k.file.Path()))
	file, err := k.saver.SaveElsewhere(context.Background(), path, k.live.Entries())
	if err != nil {
		return errors.Join(cause, err)
	}
	return errors.Join(hint(fmt.Errorf("%w; everything is in %s", cause, path), "unite them with: mindwall merge FILE %s", path),
		file.Close())
}
