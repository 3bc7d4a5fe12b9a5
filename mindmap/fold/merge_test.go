package fold

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
)

// TestCopiesMerge lets two or three copies of a wall go their own ways and unites them, in either order, in one go or
// one by one, and twice.
func TestCopiesMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawEntries(t)
		tables := make([][]mindmap.Entry, rapid.IntRange(2, 3).Draw(t, "tables"))
		for _, e := range all {
			switch k := rapid.IntRange(-1, len(tables)-1).Draw(t, "whose"); k {
			case -1: // from before they parted
				for i := range tables {
					tables[i] = append(tables[i], e)
				}
			default:
				tables[k] = append(tables[k], e)
			}
		}
		want := Of(all)
		for first := range tables {
			l := NewLive()
			l.Add(tables[first]...)
			for i := range tables {
				other := tables[(first+i)%len(tables)]
				if rapid.Bool().Draw(t, "one by one") {
					for _, e := range other {
						l.Add(e)
					}
				} else {
					l.Add(other...)
				}
				l.Add(other...) // merging twice is merging once
			}
			sameBoard(t, "merged copies", want, l.Board())
			sameBoard(t, "fold of what the merged copy keeps", want, Of(l.Entries()))
		}
	})
}

// TestRedactionReachesEveryCopy holds that the words stay out when a copy that still has them comes in, in whichever
// order, and that storing blanked entries changes nothing that is seen.
func TestRedactionReachesEveryCopy(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := drawEntries(t)
		broken := entryOf(8000, 3, id(1), id(8001), mindmap.AdmitAnswer{Answer: id(1)})
		broken.Kind, broken.Body = mindmap.KindOf(mindmap.AddAnswer{}), []byte(`{"caption":7}`)
		newer := entryOf(8002, 4, id(1), id(8003), mindmap.AdmitAnswer{Answer: id(1)})
		newer.Kind, newer.Body = "answer.sing", []byte(`{"caption":"la"}`)
		named := []mindmap.ID{broken.ID, newer.ID}
		for _, e := range entries {
			if rapid.IntRange(0, 2).Draw(t, "named") == 0 {
				named = append(named, e.ID)
			}
		}
		entries = append(entries, broken, newer, entryOf(8004, 5, id(1), id(8005), mindmap.Redact{Entries: named}))
		want := Of(entries)
		var gone mindmap.Redactions
		for i := range entries {
			gone.Learn(&entries[i])
		}
		stored := make([]mindmap.Entry, len(entries))
		for i, e := range entries {
			stored[i] = gone.Blank(e)
		}
		sameBoard(t, "fold of blanked entries", want, Of(stored))
		live := NewLive()
		for _, e := range rapid.Permutation(entries).Draw(t, "order") {
			live.Add(e)
		}
		sameBoard(t, "live board", want, live.Board())
		for _, e := range live.Entries() {
			if blank := gone.Blank(e); string(blank.Body) != string(e.Body) {
				t.Fatalf("the words of %s %s are still kept: %s", e.Kind, e.ID, e.Body)
			}
		}
		for id := range gone.Entries {
			if !live.RedactedEntries()[id] {
				t.Fatalf("%s is not among those that doors must blank", id)
			}
		}
	})
}

func TestBlankKeepsWhatIsNoWord(t *testing.T) {
	op := mindmap.AddAnswer{Question: id(1), Theme: id(2), Caption: "c", Quote: "q", Source: mindmap.Survey, Tally: 3, Inbox: true,
		Origin: &mindmap.Origin{File: "f", Row: 1, Column: "c", Time: "t", Key: "k"}}
	e := mindmap.Blank(entryOf(3, 3, id(4), id(5), op))
	got, err := e.Op()
	if err != nil {
		t.Fatal(err)
	}
	want := mindmap.AddAnswer{Question: id(1), Theme: id(2), Source: mindmap.Survey, Tally: 3, Inbox: true, Origin: &mindmap.Origin{Key: "k"}, Redacted: true}
	if toJSON(got) != toJSON(want) {
		t.Errorf("got %s, want %s", toJSON(got), toJSON(want))
	}
	if err := e.Validate(); err != nil {
		t.Errorf("a blanked entry is refused at the door: %v", err)
	}
}

// TestThemesOfTwoTables is the case of two tables that each made their first theme.
func TestThemesOfTwoTables(t *testing.T) {
	q := entryOf(1, 1, id(1), id(11), mindmap.AskQuestion{Text: "Why?"})
	ours := entryOf(2, 2, id(1), id(12), mindmap.AddTheme{Question: q.ID, Text: "Money", Letter: "A", Side: mindmap.Right})
	theirs := entryOf(3, 2, id(2), id(13), mindmap.AddTheme{Question: q.ID, Text: "Time", Letter: "A", Side: mindmap.Right})
	next := entryOf(4, 3, id(2), id(14), mindmap.AddTheme{Question: q.ID, Text: "Place", Letter: "B", Colour: 1, Side: mindmap.Left})
	for _, order := range [][]mindmap.Entry{{q, ours, theirs, next}, {next, theirs, ours, q}} {
		themes := Of(order).Questions[0].Themes
		got := ""
		for _, th := range themes {
			got += th.Text + " " + th.Letter + ", "
		}
		if got != "Money A, Time C, Place B, " {
			t.Errorf("themes %s", got)
		}
	}
}

// TestThemesThatWouldCircleInWhicheverOrderTheyCome holds that a theme does not go under, or into, one that was made under
// it, whichever of the entries came first and which came along with it.
func TestThemesThatWouldCircleInWhicheverOrderTheyCome(t *testing.T) {
	q := entryOf(1, 1, id(1), id(11), mindmap.AskQuestion{Text: "Why?"})
	money := entryOf(2, 2, id(1), id(12), mindmap.AddTheme{Question: q.ID, Text: "Money"})
	fares := entryOf(3, 3, id(2), id(13), mindmap.AddTheme{Question: q.ID, Parent: money.ID, Text: "Fares"})
	for name, last := range map[string]mindmap.Op{
		"merged": mindmap.MergeTheme{Theme: money.ID, Into: fares.ID},
		"moved":  mindmap.Move{Node: money.ID, Question: q.ID, Theme: fares.ID},
	} {
		entries := []mindmap.Entry{q, money, fares, entryOf(4, 4, id(1), id(14), last)}
		want := Of(entries)
		if themes := want.Questions[0].Themes; len(themes) != 1 || len(themes[0].Themes) != 1 {
			t.Fatalf("%s: themes %s", name, toJSON(themes))
		}
		for first := range 1 << len(entries) {
			var came [2][]mindmap.Entry
			for i, e := range entries {
				came[first>>i&1] = append(came[first>>i&1], e)
			}
			l := NewLive()
			l.Add(came[0]...)
			l.Add(came[1]...)
			sameBoard(t, fmt.Sprintf("%s, %04b came later", name, first), want, l.Board())
		}
	}
}

// TestThemeOutlivesWhatItWasMergedInto holds that a theme does not vanish by another's undo.
func TestThemeOutlivesWhatItWasMergedInto(t *testing.T) {
	entries := []mindmap.Entry{
		entryOf(1, 1, id(1), id(11), mindmap.AskQuestion{Text: "Why?"}),
		entryOf(2, 2, id(1), id(12), mindmap.AddTheme{Question: id(1), Text: "Money", Letter: "A", Side: mindmap.Right}),
		entryOf(3, 3, id(2), id(13), mindmap.AddTheme{Question: id(1), Text: "Costs", Letter: "B", Side: mindmap.Left}),
		entryOf(4, 4, id(1), id(14), mindmap.AddAnswer{Question: id(1), Theme: id(2), Caption: "Fares"}),
		entryOf(5, 5, id(1), id(15), mindmap.MergeTheme{Theme: id(2), Into: id(3)}),
	}
	if th := Of(entries).Questions[0].Themes; len(th) != 1 || th[0].Text != "Costs" || th[0].Count != 1 {
		t.Fatalf("merged themes: %s", toJSON(th))
	}
	entries = append(entries, entryOf(6, 6, id(2), id(16), mindmap.Undo{Act: id(13)}))
	if th := Of(entries).Questions[0].Themes; len(th) != 1 || th[0].Text != "Money" || th[0].Count != 1 {
		t.Errorf("after the undo: %s, want Money with its answer", toJSON(th))
	}
}

func TestOneBrokenClockStopsNobody(t *testing.T) {
	l := NewLive()
	l.Add(entryOf(1, 7, id(1), id(11), mindmap.AskQuestion{Text: "Why?"}), entryOf(2, mindmap.MaxClock, id(2), id(12), mindmap.AskQuestion{Text: "When?"}))
	if l.Clock() != 7 {
		t.Errorf("clock %d, want 7", l.Clock())
	}
}
