package mapview

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/tui/forms"
)

// two is a map with themes on both sides where it is wide enough: Money and Time right, Mind left, the unsorted under them.
func two(t *testing.T, w, h int) *desk {
	d := newDesk(t, w, h, "Why?")
	d.theme("Money")
	d.theme("Mind")
	d.theme("Time")
	d.say("Money", "Rent", "Food").say("Money/Debt", "Letters").say("Mind/Fear", "Panic", "Crowds").say("Mind", "Sleep").say("Time", "Queues").say("", "Forms", "Buses")
	return d
}

// TestWalk goes by what is seen: in a tree outward and inward, in columns along the row, up and down in the same column.
func TestWalk(t *testing.T) {
	for _, c := range []struct {
		columns          int
		keep             forms.Keep
		from, directions string
		want             string
	}{
		{130, forms.KeepNone, "?", "right", "Money"},
		{130, forms.KeepNone, "?", "left", "Mind"},
		{130, forms.KeepNone, "?", "up", "?"},
		{130, forms.KeepNone, "?", "down", "Money"},
		{130, forms.KeepNone, "Money", "left", "Mind"},
		{130, forms.KeepNone, "Mind", "right", "Money"},
		{130, forms.KeepNone, "Money", "right", "Rent"},
		{130, forms.KeepNone, "Money", "down", "Time"},
		{130, forms.KeepNone, "Time", "up", "Money"},
		{130, forms.KeepNone, "Debt", "right", "Letters"},
		{130, forms.KeepNone, "Debt", "down", "Rent"},
		{130, forms.KeepNone, "Debt", "up", "?"},
		{130, forms.KeepNone, "Letters", "left left", "Money"},
		{130, forms.KeepNone, "Letters", "right", "Letters"},
		{130, forms.KeepNone, "Letters", "up", "?"},
		{130, forms.KeepNone, "Rent", "down", "Food"},
		{130, forms.KeepNone, "Food", "down", "Queues"},
		{130, forms.KeepNone, "Queues", "up", "Food"},
		{130, forms.KeepNone, "Queues", "left left", "Mind"},
		{130, forms.KeepNone, "Mind", "left", "Fear"},
		{130, forms.KeepNone, "Fear", "left", "Panic"},
		{130, forms.KeepNone, "Panic", "left", "Panic"},
		{130, forms.KeepNone, "Panic", "right right", "Mind"},
		{130, forms.KeepNone, "Sleep", "down", "-"},
		{130, forms.KeepNone, "Time", "down down", "Forms"},
		{130, forms.KeepNone, "-", "up", "Time"},
		{130, forms.KeepNone, "Forms", "right", "Buses"},
		{130, forms.KeepNone, "Buses", "right", "Buses"},
		{130, forms.KeepNone, "Buses", "left left", "Forms"},
		{130, forms.KeepNone, "Buses", "down", "Buses"},
		{60, forms.KeepNone, "?", "left", "?"},
		{60, forms.KeepNone, "?", "right", "Money"},
		{60, forms.KeepNone, "Money", "down down down", "-"},
		{60, forms.KeepNone, "-", "up up up", "Money"},
		{60, forms.KeepNone, "Mind", "left", "?"},
		{60, forms.KeepNone, "Mind", "right right", "Panic"},
		{130, forms.KeepColumn, "?", "down", "Money"},
		{130, forms.KeepColumn, "Money", "up", "?"},
		{130, forms.KeepColumn, "Money", "right right right", "Time"},
		{130, forms.KeepColumn, "Money", "down down down down down", "-"},
		{130, forms.KeepColumn, "Letters", "right", "Panic"},
		{130, forms.KeepColumn, "Letters", "right left", "Letters"},
		{130, forms.KeepColumn, "Food", "right", "Sleep"},
		{130, forms.KeepColumn, "Queues", "down", "-"},
		{130, forms.KeepColumn, "Queues", "right", "Queues"},
		{60, forms.KeepColumn, "Money", "right", "Money"}, // one column: nothing stands beside it
		{60, forms.KeepColumn, "Food", "down", "Mind"},
		{60, forms.KeepColumn, "Queues", "down down right", "Buses"},
	} {
		d := two(t, c.columns, 40)
		d.scene.Keep = c.keep
		at := d.find(c.from)
		for _, name := range strings.Fields(c.directions) {
			at = d.show().Walk(at, map[string]Direction{"up": Up, "down": Down, "left": Left, "right": Right}[name])
		}
		if got := d.name(at); got != c.want {
			t.Errorf("%d columns, %s: from %s %s leads to %s, want %s\n%s", c.columns, d.view.form.Kind, c.from, c.directions, got, c.want, d.plain())
		}
	}
}

func TestAWalkBeginsAtTheQuestion(t *testing.T) {
	d := two(t, 80, 24)
	for _, from := range []mindmap.ID{{}, {77}} {
		if got := d.name(d.show().Walk(from, Down)); got != "?" {
			t.Errorf("it begins at %s", got)
		}
	}
}

// TestEverythingCanBeWalkedTo holds of any map, in any form, that steps lead from the question to every place of it, and that steps up
// lead back to the question, each to a higher row.
func TestEverythingCanBeWalkedTo(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := anyMap(t, rt)
		v := d.show()
		seen, open := map[mindmap.ID]bool{d.find("?"): true}, []mindmap.ID{d.find("?")}
		for len(open) > 0 {
			at := open[0]
			open = open[1:]
			for _, way := range []Direction{Up, Down, Left, Right} {
				if to := v.Walk(at, way); !seen[to] {
					seen[to] = true
					open = append(open, to)
				}
			}
		}
		for at := range v.form.Len() {
			if s := v.form.Spot(at); !seen[s.ID] {
				rt.Fatalf("no walk leads from the question to %s:\n%s", d.name(s.ID), d.plain())
			}
		}
		at := rapid.IntRange(0, v.form.Len()-1).Draw(rt, "from")
		for range v.form.Len() + 1 {
			if at == 0 {
				return
			}
			next, ok := v.form.Find(v.Walk(v.form.Spot(at).ID, Up))
			if !ok || v.form.Rect(next).Min.Y >= v.form.Rect(at).Min.Y {
				rt.Fatalf("up from %s leads to %s:\n%s", d.name(v.form.Spot(at).ID), d.name(v.form.Spot(next).ID), d.plain())
			}
			at = next
		}
		rt.Fatalf("walking up does not end at the question:\n%s", d.plain())
	})
}

// anyMap is a map of any shape in a window of any size, in one of its forms.
func anyMap(t *testing.T, rt *rapid.T) *desk {
	d := newDesk(t, rapid.IntRange(20, 170).Draw(rt, "columns"), rapid.IntRange(1, 40).Draw(rt, "rows"), "Why?")
	d.scene.Keep = rapid.SampledFrom([]forms.Keep{forms.KeepNone, forms.KeepTree, forms.KeepColumn}).Draw(rt, "keep")
	paths := []string{"", "A", "B", "A/B", "A/B/C", "Ünïcode 等待/等待"}
	for i := range rapid.IntRange(0, 25).Draw(rt, "answers") {
		d.say(rapid.SampledFrom(paths).Draw(rt, "path"), strings.Repeat("wörd 等 ", rapid.IntRange(0, 9).Draw(rt, "words"))+fmt.Sprint(i))
	}
	return d
}

// list is a map of 40 answers, far higher than its window.
func list(t *testing.T, h int) *desk {
	d := newDesk(t, 80, h, "Why?")
	for i := range 40 {
		d.say("Money", fmt.Sprintf("Answer %02d", i))
	}
	return d
}

func TestAPageIsAWindowLessTwoRows(t *testing.T) {
	d := list(t, 12)
	for _, c := range []struct {
		from string
		way  int
		want string
	}{
		{"Answer 00", +1, "Answer 10"}, {"Answer 10", +1, "Answer 20"}, {"Answer 35", +1, "Answer 39"}, {"Answer 39", +1, "Answer 39"},
		{"Answer 39", -1, "Answer 29"}, {"Answer 29", -1, "Answer 19"}, {"Answer 05", -1, "?"}, {"Answer 00", -1, "?"},
	} {
		if got := d.name(d.show().Page(d.find(c.from), c.way)); got != c.want {
			t.Errorf("a page %+d from %s leads to %s, want %s", c.way, c.from, got, c.want)
		}
	}
}

func TestAPageFromTheQuestionOrNowhereGoesFromTheFirstTheme(t *testing.T) {
	d := two(t, 60, 8)
	d.scene.Keep = forms.KeepColumn
	for _, from := range []mindmap.ID{{}, d.find("?")} {
		if got := d.name(d.show().Page(from, -1)); got != "?" {
			t.Errorf("up leads to %s", got)
		}
		if got := d.name(d.show().Page(from, +1)); got != "Mind" {
			t.Errorf("down leads to %s:\n%s", got, d.plain())
		}
	}
	empty := newDesk(t, 80, 8, "Why?")
	if got := empty.name(empty.show().Page(mindmap.ID{}, +1)); got != "?" || !empty.view.Empty() {
		t.Errorf("on an empty map it leads to %s", got)
	}
	if d.view.Empty() {
		t.Error("a map with themes is empty")
	}
}
