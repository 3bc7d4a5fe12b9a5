package wallfile_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

// One who knows what a device wrote is told of all others, once, and goes on behind what was passed over.
func TestFollowOthersLeavesOutOneDevice(t *testing.T) {
	w := create(t)
	all := answers(t, 60)
	var want []mindmap.ID
	own := mindmap.ID{7}
	for i := range all {
		if i%3 > 0 {
			all[i].Device = own
			continue
		}
		want = append(want, all[i].ID)
	}
	mustAppend(t, w, all[:20]...)
	ctx, cancel := context.WithCancel(soon(t))
	told := make(chan wallfile.News, 100)
	ended := make(chan error, 1)
	go func() { ended <- w.FollowOthers(ctx, 0, own, func(n wallfile.News) { told <- n }) }()
	var got []mindmap.ID
	var last wallfile.Seq
	take := func() {
		n := <-told
		got, last = append(got, ids(n.Entries)...), n.Seq
	}
	take()
	if last != 20 {
		t.Errorf("goes on behind %d, want 20", last)
	}
	mustAppend(t, w, all[20:21]...)
	mustAppend(t, w, all[21:]...)
	for len(got) < len(want) {
		take()
	}
	cancel()
	<-ended
	if diff := cmp.Diff(want, got); diff != "" || last < 58 {
		t.Errorf("told up to %d:\n%s", last, diff)
	}
}

// say writes entries one by one, with pauses in which a follower comes to rest or does not, and prints the id of each and
// when it was stored.
func say(ctx context.Context, t testing.TB, w *wallfile.Wall, n int) error {
	for i := range n {
		time.Sleep(time.Duration(20+rand.IntN(180)) * time.Millisecond)
		e := answer(t, uint64(i+1), "said now and then")
		if err := w.Append(ctx, e); err != nil {
			return err
		}
		fmt.Println(e.ID, time.Now().UnixNano())
	}
	return nil
}

// What another process writes is told of in order, each once, and in time.
func TestAnotherProcessIsFollowedAtOnce(t *testing.T) {
	const entries, inTime = 25, 100 * time.Millisecond
	w := create(t, answers(t, 3)...)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	seen, order := map[string]time.Time{}, []string{}
	ended := make(chan error, 1)
	go func() {
		ended <- w.Follow(ctx, 3, func(n wallfile.News) {
			for _, e := range n.Entries {
				seen[e.ID.String()] = time.Now()
				order = append(order, e.ID.String())
			}
			if len(order) == entries {
				cancel()
			}
		})
	}()
	p := start(t, fmt.Sprint("say ", entries), w.Path())
	stored, said := map[string]time.Time{}, []string{}
	for p.out.Scan() {
		id, at, _ := strings.Cut(p.out.Text(), " ")
		nano, err := strconv.ParseInt(at, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		stored[id], said = time.Unix(0, nano), append(said, id)
	}
	if err := p.cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		cancel()
		<-ended
	}
	if diff := cmp.Diff(said, order); diff != "" {
		t.Fatalf("told of others than were said:\n%s", diff)
	}
	var took []time.Duration
	for id, at := range seen {
		took = append(took, at.Sub(stored[id]))
	}
	slices.Sort(took)
	t.Logf("told of after %v in the median, %v at the most", took[len(took)/2], took[len(took)-1])
	if took[0] > inTime { // of a machine that does much else no more can be wanted
		t.Errorf("told of after %v at the best", took[0])
	}
}

// A wall that is taken away, in whatever way, is noticed by who follows it, and so is one in whose place another was put.
func TestAFollowerNoticesThatTheWallIsAway(t *testing.T) {
	for name, do := range map[string]func(path string) error{
		"renamed":  func(path string) error { return os.Rename(path, path+".away") },
		"removed":  os.Remove,
		"replaced": func(path string) error { return os.Rename(filepath.Join(filepath.Dir(path), "other.wall"), path) },
		"its folder is renamed": func(path string) error {
			return os.Rename(filepath.Dir(path), filepath.Dir(path)+".away")
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "folder")
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(folder, "day.wall")
			other, err := wallfile.Create(filepath.Join(folder, "other.wall"), answers(t, 1))
			if err != nil {
				t.Fatal(err)
			}
			if err := other.Close(); err != nil {
				t.Fatal(err)
			}
			w, err := wallfile.Create(path, answers(t, 3))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = w.Close() })
			told, ended := make(chan bool, 10), make(chan error, 1)
			go func() { ended <- w.Follow(context.Background(), 0, func(wallfile.News) { told <- true }) }()
			<-told
			if err := do(path); err != nil {
				t.Fatal(err)
			}
			select {
			case err := <-ended:
				if !errors.Is(err, wallfile.ErrMoved) {
					t.Errorf("it ends with %v", err)
				}
			case <-time.After(20 * time.Second):
				t.Error("it goes on")
			}
		})
	}
}
