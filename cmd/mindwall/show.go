package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"mindwall/mindmap/wallfile"
	"mindwall/tui/look"
	"mindwall/tui/room"
	"mindwall/tui/screen"
	"mindwall/tui/settings"
)

func (a *app) showCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show FILE",
		Short: "Show a wall to the room",
		Long: "Show a wall to the room, on the projector: large, calm and read-only. It follows the console that has the same " +
			"file open: what is typed there is seen here at once, and so are the question, theme, timer and scene that the " +
			"facilitator chose. Make the letters of this window so large that it has 16 to 26 rows.",
		Args: wants(1, "wall"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := a.needTerminal("mindwall export FILE --format png makes a picture of the wall"); err != nil {
				return err
			}
			return a.showRoom(c.Context(), args[0])
		},
	}
}

// showRoom shows the room view of a wall until it is left.
func (a *app) showRoom(ctx context.Context, path string) error {
	w, err := a.readWall(path)
	if err != nil {
		return err
	}
	looks := &lookKeeper{folder: a.folder}
	defer looks.keep()
	o := a.roomOptions(w, looks)
	o.Shown = shownNow(ctx, w)
	program := room.New(ctx, o, tea.WithInput(a.stdin), tea.WithOutput(a.stdout))
	ctx, cancel := context.WithCancel(ctx)
	var work sync.WaitGroup
	work.Go(func() {
		err := guarded("following the file", func() error { followForRoom(ctx, w, program.Send); return nil })
		if err != nil {
			program.Send(room.LostMsg{Err: err})
		}
	})
	beFrugal()
	err = program.Run()
	cancel()
	work.Wait()
	return err
}

func (a *app) roomOptions(w *wall, looks *lookKeeper) room.Options {
	chosen := a.settings()
	o := room.Options{
		Live: w.live, Look: look.Dark, LookChosen: looks.choose,
		FollowBackground: chosen.Look == settings.Auto, NoColour: os.Getenv("NO_COLOR") != "",
	}
	if kind, err := look.ParseKind(string(chosen.Look)); err == nil {
		o.Look = kind
	}
	return o
}

var errFileAway = errors.New("the file was renamed, replaced or removed: waiting for it")

// lookAgain is how often it is tried to open a wall whose file has gone.
const lookAgain = 250 * time.Millisecond

// followForRoom tells a room view what happens to a wall until the context ends, and then lets go of the file. When the
// file is renamed, replaced or removed, it says so, and goes on with what it finds under the same name.
func followForRoom(ctx context.Context, w *wall, send func(any)) {
	path, err := filepath.Abs(w.path)
	if err != nil {
		path = w.path
	}
	for {
		err := w.file.Follow(ctx, w.seq, func(n wallfile.News) { tellRoom(n, send) })
		_ = w.close() // nothing was written
		if ctx.Err() != nil {
			return
		}
		if errors.Is(err, wallfile.ErrMoved) {
			err = errFileAway // the room needs no path
		}
		send(room.LostMsg{Err: err})
		if w = openAgain(ctx, path); w == nil {
			return
		}
		send(room.FoundMsg{Entries: w.live.Entries(), Shown: shownNow(ctx, w)})
	}
}

// shownNow is what the facilitator chose to show; the map when that cannot be read, which the first news makes good.
func shownNow(ctx context.Context, w *wall) screen.Shown {
	state, err := w.file.State(ctx)
	if err != nil {
		state = nil
	}
	return screen.DecodeShown(state[screen.ShownKey])
}

func tellRoom(n wallfile.News, send func(any)) {
	if len(n.Entries) > 0 {
		send(room.ArrivedMsg{Entries: n.Entries})
	}
	if n.State != nil {
		send(room.ShownMsg{Shown: screen.DecodeShown(n.State[screen.ShownKey])})
	}
}

// openAgain waits until there is a wall under a name that can be read; nil when the context ends first.
func openAgain(ctx context.Context, path string) *wall {
	ticker := time.NewTicker(lookAgain)
	defer ticker.Stop()
	for {
		w, err := openFile(path, wallfile.OpenReadOnly)
		if err == nil {
			notice := w.file.Notice()
			if !errors.Is(notice, wallfile.ErrDamaged) && !errors.Is(notice, wallfile.ErrSideFiles) {
				return w
			}
			_ = w.close() // half a copy, whose rest may be on its way, or somebody still has the old one open
		}
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
	}
}
