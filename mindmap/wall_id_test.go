package mindmap

import (
	"testing"

	"pgregory.net/rapid"
)

// TestAWallKeepsItsID holds that a wall has one id in whatever order its entries came, that nothing that comes later
// reaches it, not even undo, and that another beginning gives another.
func TestAWallKeepsItsID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		question := entryOf(6998, 1, id(1001), id(3000), AskQuestion{Text: "Why?"})
		entries := drawEntries(t)
		for i := range entries {
			entries[i].Clock += 2
		}
		entries = append(entries, question, entryOf(7000, MaxClock, id(1), id(7001), Undo{Act: question.Act}))
		want := WallID([]Entry{question})
		shuffled := rapid.Permutation(entries).Draw(t, "order")
		live := NewLive()
		for _, e := range shuffled {
			live.Add(e)
		}
		if want.IsZero() || WallID(shuffled) != want || live.WallID() != want {
			t.Fatalf("ids %v and %v, want %v", WallID(shuffled), live.WallID(), want)
		}
		other := entryOf(6999, 1, id(1001), id(3000), AskQuestion{Text: "Why?"})
		if WallID([]Entry{other}) == want {
			t.Fatal("two walls share an id")
		}
		if got := WallID(nil); !got.IsZero() {
			t.Fatalf("no wall has the id %v", got)
		}
	})
}
