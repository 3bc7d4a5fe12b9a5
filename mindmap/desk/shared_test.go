package desk

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
)

// ears are what somebody heard at a door.
type ears struct {
	mu  sync.Mutex
	has map[mindmap.ID]bool
}

func (e *ears) hear(entries []mindmap.Entry) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for i := range entries {
		e.has[entries[i].ID] = true
	}
}

func (e *ears) heard(n int) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.has) == n
}

func wait(t *testing.T, what string, is func() bool) {
	t.Helper()
	for began := time.Now(); !is(); time.Sleep(time.Millisecond) {
		if time.Since(began) > 20*time.Second {
			t.Fatalf("%s: not within twenty seconds", what)
		}
	}
}

// Who hears at a door is told of all that the wall holds: what was there, what the door took in before it ran, what another
// program writes, and what a file holds that the wall went on in.
func TestADoorIsHeardWhole(t *testing.T) {
	path := newWall(t, Writer{Author: "ruth"})
	other := filepath.Join(t.TempDir(), "other.wall")
	d := openDesk(t, path, Writer{Author: "ruth"})
	if err := d.Copy(t.Context(), other); err != nil {
		t.Fatal(err)
	}
	before := len(d.Live().Entries())
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	sayElsewhere(t, other, Writer{Author: "sam"}, "from another table")
	guests, err := Entries(other)
	if err != nil {
		t.Fatal(err)
	}

	door, err := OpenDoor(path, Writer{Author: "table"})
	if err != nil {
		t.Fatal(err)
	}
	e := &ears{has: map[mindmap.ID]bool{}}
	door.Hear(e.hear)
	if !e.heard(before) {
		t.Errorf("heard of %d entries at first, want %d", len(e.has), before)
	}
	bad := guests[len(guests)-1]
	bad.ID, bad.Clock = mindmap.ID{1}, 0
	refused, err := door.Take(t.Context(), append(guests, bad))
	if err != nil || len(refused) != 1 {
		t.Errorf("took them with %v, refused %v, want the one without a clock", err, refused)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- door.Run(ctx, func(map[string]string, error) {}) }()
	wait(t, "what was taken in before is heard", func() bool { return e.heard(before + 1) })
	sayElsewhere(t, path, Writer{Author: "sam"}, "from another program")
	wait(t, "what another program writes is heard", func() bool { return e.heard(before + 2) })
	own, live := door.Own(), 0
	door.Look(func(l *fold.Live) { live = len(l.Entries()) })
	if len(own) == 0 || own[0].IsZero() || live != before+2 || door.WallID().IsZero() {
		t.Errorf("the door is %v, of wall %s with %d entries", own, door.WallID(), live)
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
