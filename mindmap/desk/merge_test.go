package desk

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/wallfile"
)

// TestTwoEntriesOfOneID holds that of two entries that share an id, as one of them is forged, each wall keeps its own,
// whichever way they are merged and however often, so that nobody's words are replaced; that both merges name it, and what
// waits as the clock of only one of the walls has come so far; and that both hold all else alike.
func TestTwoEntriesOfOneID(t *testing.T) {
	here := newWall(t, (&person{name: "ruth"}).writer())
	there := filepath.Join(t.TempDir(), "copy.wall")
	d := openDesk(t, here, Writer{Author: "ruth"})
	said := answerTo(d.Board(), "What was said")
	said.ID = scribe.RandomID()
	if err := errors.Join(d.Copy(t.Context(), there), d.Record(said), d.Record(answerTo(d.Board(), "Said after it")), d.Close()); err != nil {
		t.Fatal(err)
	}
	w, err := wallfile.Open(there)
	if err != nil {
		t.Fatal(err)
	}
	never := mindmap.AddAnswer{Question: said.Op.(mindmap.AddAnswer).Question, Caption: "What was never said"}
	for i, id := range []mindmap.ID{said.ID, scribe.RandomID()} {
		sealed, err := mindmap.Seal(mindmap.Entry{ID: id, Clock: uint64(i+1) * 900_000, Device: mindmap.ID{6}, Act: id}, never)
		if err := errors.Join(err, w.AppendSealed(t.Context(), sealed)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}

	for range 3 {
		for _, merge := range []struct {
			path, with string
			ahead      int
		}{{here, there, 1}, {there, here, 0}} {
			d := openDesk(t, merge.path, Writer{Author: "ruth"})
			guest, err := d.Invite(merge.with)
			if err != nil {
				t.Fatal(err)
			}
			merged, err := d.Merge(t.Context(), guest)
			if err := errors.Join(err, d.Close()); err != nil || guest.Unlike != 1 || merged.Ahead != merge.ahead {
				t.Errorf("%d entries unlike and %d ahead, want 1 and %d; %v", guest.Unlike, merged.Ahead, merge.ahead, err)
			}
		}
	}
	for path, want := range map[string][]string{
		here: {"What was said", "Said after it"}, there: {"Said after it", "What was never said", "What was never said"},
	} {
		entries, err := Entries(path)
		if diff := cmp.Diff(want, captions(fold.Of(entries))); diff != "" || err != nil {
			t.Errorf("%s: %v\n%s", path, err, diff)
		}
	}
}
