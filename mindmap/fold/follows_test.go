package fold

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
)

// What a wall knows of last time goes with its undo, keeps through redactions, belongs to what themes were merged into, and is what
// the latest entry says, whoever wrote it.
func TestWhatIsKnownOfLastTime(t *testing.T) {
	follow := func(n int, clock uint64, title string) mindmap.Entry {
		return entryOf(n, clock, id(1), id(100+n), mindmap.FollowEvent{Wall: id(9), Title: title, Themes: []mindmap.Followed{
			{ID: id(2), Was: id(6), Said: 2}, {ID: id(3), Was: id(7), Said: 1},
		}})
	}
	live := NewLive()
	live.Add(
		entryOf(1, 1, id(1), id(101), mindmap.AskQuestion{Text: "Why?"}),
		entryOf(2, 2, id(1), id(102), mindmap.AddTheme{Question: id(1), Text: "Money"}),
		entryOf(3, 3, id(1), id(103), mindmap.AddTheme{Question: id(1), Text: "Debt"}),
		follow(4, 4, "Spring"),
	)
	is := func(when, title string, themes ...mindmap.ID) {
		t.Helper()
		f := live.Board().Follows
		var got []mindmap.ID
		for _, theme := range f.Themes {
			got = append(got, theme.ID)
		}
		if f.Title != title || !cmp.Equal(got, themes) {
			t.Errorf("%s it follows %q with %v, want %q with %v", when, f.Title, got, title, themes)
		}
		sameBoard(t, when, Of(live.Entries()), live.Board())
	}
	is("at first", "Spring", id(2), id(3))
	live.Add(entryOf(5, 5, id(1), id(105), mindmap.MergeTheme{Theme: id(3), Into: id(2)}))
	is("when themes are merged", "Spring", id(2), id(2))
	live.Add(entryOf(6, 6, id(1), id(106), mindmap.Undo{Act: id(105)}))
	is("when they are not", "Spring", id(2), id(3))
	live.Add(entryOf(7, 7, id(1), id(107), mindmap.Redact{Entries: []mindmap.ID{id(3), id(4)}}))
	is("without words", "Spring", id(2), id(3))
	live.Add(follow(8, 3, "Winter"))
	is("when an earlier one comes late", "Spring", id(2), id(3))
	live.Add(entryOf(9, 9, id(1), id(109), mindmap.Undo{Act: id(104)}))
	is("when the latest is undone", "Winter", id(2), id(3))
	live.Add(entryOf(10, 10, id(1), id(110), mindmap.Undo{Act: id(108)}))
	is("when both are", "")

	taken := NewLive()
	taken.Add(mindmap.Frame([]mindmap.Entry{live.Entries()[0], follow(11, 11, "Spring")})...)
	if taken.Board().Follows.Title != "Spring" {
		t.Error("a table's own copy does not know it")
	}
}
