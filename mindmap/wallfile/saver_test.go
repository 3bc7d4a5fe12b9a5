package wallfile_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

// reports gathers what a saver reports.
type reports struct {
	mu    sync.Mutex
	saved []mindmap.ID
	last  wallfile.Outcome
	news  chan struct{}
}

func newReports() *reports { return &reports{news: make(chan struct{}, 10_000)} }

func (r *reports) report(o wallfile.Outcome) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.saved = append(r.saved, o.Saved...)
	r.last = o
	r.news <- struct{}{}
}

func (r *reports) outcome() wallfile.Outcome {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.last
}

func ids(entries []mindmap.Entry) []mindmap.ID {
	list := make([]mindmap.ID, len(entries))
	for i := range entries {
		list[i] = entries[i].ID
	}
	return list
}

func soon(t testing.TB) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func TestSaverAcknowledgesInOrderWhatIsOnTheDisk(t *testing.T) {
	w := create(t)
	r := newReports()
	s := wallfile.NewSaver(w, r.report)
	entries := answers(t, 200)
	for i := range entries {
		s.Save(sealed(t, entries[i])...)
	}
	if err := s.Show(map[string]string{"question": "1"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Show(map[string]string{"question": strings.Repeat("x", wallfile.MaxState+1)}); err == nil {
		t.Error("a value that cannot be kept is queued")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(ids(entries), r.saved); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(ids(entries), ids(load(t, w))); diff != "" {
		t.Error(diff)
	}
	state, err := w.State(context.Background())
	if err != nil || state["question"] != "1" {
		t.Errorf("state is %v, %v", state, err)
	}
}

func TestSaverKeepsWhatTheDiskRefuses(t *testing.T) {
	w := create(t, answers(t, 2)...)
	r := newReports()
	s := wallfile.NewSaver(w, r.report)
	away := w.Path() + ".away"
	if err := os.Rename(w.Path(), away); err != nil {
		t.Fatal(err)
	}
	entry := answer(t, 3, "Money worries")
	s.Save(sealed(t, entry)...)
	<-r.news
	if o := r.outcome(); o.Unsaved != 1 || len(r.saved) != 0 {
		t.Errorf("reported %+v", o)
	}
	wantFault(t, r.outcome().Err, wallfile.ErrMoved)
	var unsaved *wallfile.UnsavedError
	if err := s.Close(); !errors.As(err, &unsaved) || unsaved.Count != 1 || unsaved.Hint() == "" {
		t.Errorf("closing dropped an entry: %v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if err := s.Flush(ctx); !errors.As(err, &unsaved) {
		t.Errorf("flushing says %v", err)
	}

	// Somebody puts the file back: it is tried again without being asked.
	if err := os.Rename(away, w.Path()); err != nil {
		t.Fatal(err)
	}
	for deadline := soon(t); len(s.Unsaved()) > 0; {
		select {
		case <-r.news:
		case <-deadline.Done():
			t.Fatal("it was not tried again")
		}
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if len(load(t, w)) != 3 {
		t.Error("the entry is not in the wall")
	}
}

func TestSaverSavesElsewhere(t *testing.T) {
	stored := answers(t, 2)
	w := create(t, stored...)
	r := newReports()
	s := wallfile.NewSaver(w, r.report)
	if err := os.Remove(w.Path()); err != nil {
		t.Fatal(err)
	}
	waiting, later := answer(t, 3, "said while the file was gone"), answer(t, 4, "said afterwards")
	s.Save(sealed(t, waiting)...)
	<-r.news
	elsewhere := filepath.Join(t.TempDir(), "elsewhere.wall")
	saved, err := s.SaveElsewhere(context.Background(), elsewhere, stored[:1])
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = saved.Close() }()
	s.Save(sealed(t, later)...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	want := append(ids(stored), waiting.ID, later.ID)
	if diff := cmp.Diff(want, ids(load(t, saved))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]mindmap.ID{waiting.ID, later.ID}, r.saved); diff != "" {
		t.Error(diff)
	}
}

func TestSaverSavesUnderTheNameThatWasTakenAway(t *testing.T) {
	stored := answers(t, 2)
	w := create(t, stored...)
	r := newReports()
	s := wallfile.NewSaver(w, r.report)
	mustAppend(t, w, answer(t, 3, "in the log"))
	if err := os.Remove(w.Path()); err != nil {
		t.Fatal(err)
	}
	s.Save(sealed(t, answer(t, 4, "said while the file was gone"))...)
	<-r.news
	saved, err := s.SaveElsewhere(context.Background(), w.Path(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil { // the old one must not take the new one's side files with it
		t.Fatal(err)
	}
	s.Save(sealed(t, answer(t, 5, "said afterwards"))...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := saved.Close(); err != nil {
		t.Fatal(err)
	}
	if n := len(storedOnce(t, saved.Path())); n != 5 {
		t.Errorf("%d entries are stored, want 5", n)
	}
}

func TestSaverIsUsedByManyAtOnce(t *testing.T) {
	w := create(t)
	s := wallfile.NewSaver(w, func(wallfile.Outcome) {})
	var wait sync.WaitGroup
	for range 8 {
		batch := answers(t, 25)
		wait.Go(func() {
			for i := range batch {
				s.Save(sealed(t, batch[i])...)
			}
			if err := s.Flush(soon(t)); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if n := len(load(t, w)); n != 200 {
		t.Errorf("%d entries are stored, want 200", n)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// A mistake of the programmer in writing is told like a disk that refuses: the program goes on, and so do the answers.
func TestSaverOutlivesABreakdown(t *testing.T) {
	r := newReports()
	s := wallfile.NewSaver(nil, r.report)
	s.Save(sealed(t, answer(t, 1, "said while writing is broken"))...)
	<-r.news
	if err := r.outcome().Err; err == nil || !strings.Contains(err.Error(), "broke down") {
		t.Errorf("outcome is %v", err)
	}
	if n := len(s.Abandon()); n != 1 {
		t.Errorf("%d entries wait, want 1", n)
	}
}
