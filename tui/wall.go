package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

// RunWall shows the console of a wall's file until its user leaves. o.Live, Keeper, Name, ReadOnly and Draft are set
// from the file. What could not be saved when the program had to end is saved beside, and the error says where.
func RunWall(ctx context.Context, path string, o Options) error {
	file, err := wallfile.Open(path)
	if err != nil {
		return err
	}
	o.Live = mindmap.NewLive()
	entries, seq, err := file.Load(ctx, 0)
	if err != nil {
		return errors.Join(err, file.Close())
	}
	o.Live.Add(entries...)
	if state, err := file.State(ctx); err == nil {
		o.Draft = state[draftNote]
	}
	o.Name = filepath.Base(path)
	if notice := file.Notice(); notice != nil {
		o.ReadOnly, o.Notice = shortReason(notice), withHint(notice)
	}
	k := &wallKeeper{ctx: ctx, file: file, live: o.Live}
	o.Keeper = k
	p := New(ctx, o)
	k.send = p.Send
	k.saver = wallfile.NewSaver(file, k.report)
	following, stop := context.WithCancel(ctx)
	go k.follow(following, file, seq)
	err = p.Run()
	stop()
	return errors.Join(err, k.close())
}

// wallKeeper keeps entries in a wall's file.
type wallKeeper struct {
	ctx   context.Context
	file  *wallfile.Wall
	saver *wallfile.Saver
	live  *mindmap.Live // read on the event loop alone
	send  func(any)
}

// Save implements [Keeper].
func (k *wallKeeper) Save(entries []mindmap.Entry) {
	if err := k.saver.Save(entries...); err != nil {
		k.tell(KeptMsg{Unsaved: len(entries), Err: err})
	}
}

// tell sends a message from the event loop itself, which must not wait for it.
func (k *wallKeeper) tell(msg any) { go k.send(msg) }

func (k *wallKeeper) report(o wallfile.Outcome) { k.send(KeptMsg{Unsaved: o.Unsaved, Err: o.Err}) }

// Note implements [Keeper].
func (k *wallKeeper) Note(key, text string) { k.saver.Show(map[string]string{key: text}) }

// Elsewhere implements [Keeper].
func (k *wallKeeper) Elsewhere(path string) {
	known := k.live.Entries()
	go func() {
		moved, err := k.saver.SaveElsewhere(k.ctx, path, known)
		if err != nil {
			k.send(MovedMsg{Err: err})
			return
		}
		old := k.file
		k.file = moved
		go k.follow(k.ctx, moved, 0)
		_ = old.Close() // all that it held is in the new file
		k.send(MovedMsg{Name: filepath.Base(path)})
	}()
}

// follow hands what others write to the screens, until the context or the wall ends.
func (k *wallKeeper) follow(ctx context.Context, file *wallfile.Wall, after wallfile.Seq) {
	err := file.Follow(ctx, after, func(n wallfile.News) {
		if len(n.Entries) > 0 {
			k.send(ArrivedMsg{Entries: n.Entries})
		}
	})
	if err != nil && ctx.Err() == nil && !errors.Is(err, wallfile.ErrClosed) {
		k.send(LostMsg{Err: err})
	}
}

// rescueTime is how long the last attempt to save may take, when the program has to end.
const rescueTime = 5 * time.Second

// close lets go of the file. Entries that the disk refused to the end go into a new file in the temporary folder.
func (k *wallKeeper) close() error {
	err := k.saver.Close()
	var unsaved *wallfile.UnsavedError
	if errors.As(err, &unsaved) {
		err = k.rescue(unsaved)
	}
	return errors.Join(err, k.file.Close())
}

func (k *wallKeeper) rescue(unsaved *wallfile.UnsavedError) error {
	ctx, cancel := context.WithTimeout(context.Background(), rescueTime)
	defer cancel()
	to := filepath.Join(os.TempDir(), fmt.Sprintf("mindwall-rescued-%s.wall", time.Now().Format("20060102-150405")))
	moved, err := k.saver.SaveElsewhere(ctx, to, k.live.Entries())
	if err != nil {
		k.saver.Abandon()
		return errors.Join(unsaved, err)
	}
	err = errors.Join(k.saver.Close(), moved.Close())
	return errors.Join(fmt.Errorf("the disk refused %d changes; the whole wall is in %s", unsaved.Count, to), err)
}

// shortReason is why a wall can only be read, in a few words for the status line.
func shortReason(err error) string {
	var fault *wallfile.Fault
	if errors.As(err, &fault) {
		return fault.Error()
	}
	return err.Error()
}

func withHint(err error) string {
	text := err.Error()
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		text += " – " + hinted.Hint()
	}
	return text
}
