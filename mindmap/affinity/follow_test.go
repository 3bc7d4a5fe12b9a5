package affinity

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/sample"
	"mindwall/mindmap/fold"
)

// history writes entries onto a live board.
type history struct {
	t     rapid.TB
	live  *fold.Live
	clock uint64
	acts  []mindmap.ID
}

// do records an operation and returns the id of its entry.
func (h *history) do(op mindmap.Op) mindmap.ID {
	h.clock++
	entry := id(int(h.clock))
	e, err := mindmap.NewEntry(mindmap.Entry{
		ID: entry, Clock: h.clock, Device: id(1), Author: "sam", At: time.Unix(0, 0).UTC(), Act: entry,
	}, op)
	if err != nil {
		h.t.Fatal(err)
	}
	h.live.Add(e)
	h.acts = append(h.acts, entry)
	return entry
}

// step records an operation of chance about nodes of chance.
func (h *history) step(t *rapid.T, questions, themes, answers *[]mindmap.ID) {
	pick := func(from []mindmap.ID, none bool) mindmap.ID {
		if len(from) == 0 || none && rapid.Bool().Draw(t, "none") {
			return mindmap.ID{}
		}
		return rapid.SampledFrom(from).Draw(t, "node")
	}
	text := "x " + sample.Sentence(t)
	q := pick(*questions, false)
	switch rapid.IntRange(0, 10).Draw(t, "op") {
	case 0:
		*themes = append(*themes, h.do(mindmap.AddTheme{Question: q, Parent: pick(*themes, true), Text: text}))
	case 1, 2, 3:
		*answers = append(*answers, h.do(mindmap.AddAnswer{Question: q, Theme: pick(*themes, true), Caption: text}))
	case 4:
		if a := pick(*answers, true); !a.IsZero() {
			h.do(mindmap.Move{Node: a, Question: q, Theme: pick(*themes, true)})
		}
	case 5:
		if a, b := pick(*themes, true), pick(*themes, true); !a.IsZero() && a != b {
			h.do(mindmap.Move{Node: a, Question: q, Theme: b})
		}
	case 6:
		if a := pick(append(*themes, *answers...), true); !a.IsZero() {
			h.do(mindmap.Remove{Node: a})
		}
	case 7:
		if a := pick(append(*themes, *answers...), true); !a.IsZero() {
			h.do(mindmap.Reword{Node: a, Text: text})
		}
	case 8:
		if a, b := pick(*answers, true), pick(*answers, true); !a.IsZero() && !b.IsZero() && a != b {
			h.do(mindmap.MergeAnswer{Answer: a, Into: b})
		}
	case 9:
		if a := pick(*answers, true); !a.IsZero() {
			h.do(mindmap.ParkAnswer{Answer: a, Parked: rapid.Bool().Draw(t, "parked")})
		}
	case 10:
		h.do(mindmap.Undo{Act: rapid.SampledFrom(h.acts[2:]).Draw(t, "undone")})
	}
}

func TestFollowHoldsWhatTheBoardHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := &history{t: t, live: fold.NewLive()}
		questions := []mindmap.ID{h.do(mindmap.AskQuestion{Text: "What helps?"}), h.do(mindmap.AskQuestion{Text: "What hinders?"})}
		themes := []mindmap.ID{h.do(mindmap.AddTheme{Question: questions[0], Text: "Waiting"})}
		var answers []mindmap.ID
		x := New("")
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			h.step(t, &questions, &themes, &answers)
			if rapid.Bool().Draw(t, "follow") {
				x.Follow(h.live.Board())
			}
		}
		x.Follow(h.live.Board())
		fresh := New("")
		fresh.Follow(h.live.Board())
		if len(x.items) != len(fresh.items) {
			t.Fatalf("%d items, want %d", len(x.items), len(fresh.items))
		}
		for i, want := range fresh.items {
			got := x.items[i]
			if got == nil || got.theme != want.theme || got.place != want.place || !got.hasWordings(want.wordings()) {
				t.Fatalf("%v is %+v, want %+v", i, got, want)
			}
		}
	})
}

func TestFollowSuggestsFromTheBoard(t *testing.T) {
	h := &history{t: t, live: fold.NewLive()}
	q := h.do(mindmap.AskQuestion{Text: "What gets in the way?"})
	money := h.do(mindmap.AddTheme{Question: q, Text: "Money worries"})
	bus := h.do(mindmap.AddTheme{Question: q, Text: "Transport"})
	rent := h.do(mindmap.AddAnswer{Question: q, Theme: money, Caption: "cannot pay the rent"})
	same := h.do(mindmap.AddAnswer{Question: q, Caption: "housing is dear"})
	h.do(mindmap.MergeAnswer{Answer: same, Into: rent})
	x := New("")
	x.Follow(h.live.Board())
	if s := x.Suggest(q, "higher rents", 1); len(s) != 1 || s[0].Theme != money {
		t.Errorf("suggested %v", s)
	}
	if r := x.Repeats(q, "housing so dear", mindmap.ID{}, 3); len(r) != 1 || r[0].Answer != rent {
		t.Errorf("repeats %v, want the answer that the wording was merged into", r)
	}
	h.do(mindmap.Move{Node: rent, Question: q, Theme: bus})
	x.Follow(h.live.Board())
	if s := x.Suggest(q, "higher rents", 1); len(s) != 1 || s[0].Theme != bus {
		t.Errorf("suggested %v after a move", s)
	}
	french := "fr"
	h.do(mindmap.DescribeEvent{Language: &french})
	x.Follow(h.live.Board())
	if n := len(x.items); n != 3 || x.language != "fr" {
		t.Errorf("%d items in %q after the language changed", n, x.language)
	}
	x.Follow(nil)
	if n := len(x.items); n != 0 {
		t.Errorf("%d items of no board", n)
	}
}
