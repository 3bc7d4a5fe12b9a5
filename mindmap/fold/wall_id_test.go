package fold

import (
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
)

// TestAWallKeepsItsID holds that a wall has one id in whatever order its entries came, that nothing that comes later
// reaches it, not even undo, and that another beginning gives another.
func TestAWallKeepsItsID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		question := entryOf(6998, 1, id(1001), id(3000), mindmap.AskQuestion{Text: "Why?"})
		entries := drawEntries(t)
		for i := range entries {
			entries[i].Clock += 2
		}
		entries = append(entries, question, entryOf(7000, mindmap.MaxClock, id(1), id(7001), mindmap.Undo{Act: question.Act}))
		want := mindmap.WallID([]mindmap.Entry{question})
		shuffled := rapid.Permutation(entries).Draw(t, "order")
		live := NewLive()
		for _, e := range shuffled {
			live.Add(e)
		}
		if want.IsZero() || mindmap.WallID(shuffled) != want || live.WallID() != want {
			t.Fatalf("ids %v and %v, want %v", mindmap.WallID(shuffled), live.WallID(), want)
		}
		other := entryOf(6999, 1, id(1001), id(3000), mindmap.AskQuestion{Text: "Why?"})
		if mindmap.WallID([]mindmap.Entry{other}) == want {
			t.Fatal("two walls share an id")
		}
		if got := mindmap.WallID(nil); !got.IsZero() {
			t.Fatalf("no wall has the id %v", got)
		}
	})
}
