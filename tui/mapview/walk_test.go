package mapview

import (
	"fmt"
	"strings"
	"testing"

	"mindwall/mindmap"
)

// two is a map with themes on both sides where it is wide enough: Money and Time right, Mind and the unsorted left.
func two(t *testing.T, w, h int) *desk {
	d := newDesk(t, w, h, "Why?")
	d.theme("Money")
	d.theme("Mind")
	d.theme("Time")
	d.say("Money", "Rent", "Food").say("Money/Debt", "Letters").say("Mind/Fear", "Panic", "Crowds").say("Mind", "Sleep").say("Time", "Queues").say("", "Forms", "Buses")
	return d
}

func TestWalk(t *testing.T) {
	for _, c := range []struct {
		columns          int
		from, directions string
		want             string
	}{
		{130, "?", "right", "Money"},
		{130, "?", "left", "Mind"},
		{130, "?", "up", "?"},
		{130, "?", "down", "?"},
		{130, "Money", "left", "?"},
		{130, "Money", "right", "Rent"},
		{130, "Money", "down", "Time"},
		{130, "Time", "up", "Money"},
		{130, "Debt", "up", "Debt"},
		{130, "Debt", "right", "Letters"},
		{130, "Debt", "down", "Rent"},
		{130, "Letters", "left", "Debt"},
		{130, "Letters", "right", "Letters"},
		{130, "Letters", "up", "Letters"},
		{130, "Rent", "down", "Food"},
		{130, "Food", "down", "Queues"},
		{130, "Queues", "up", "Food"},
		{130, "Queues", "left left", "?"},
		{130, "Mind", "left", "Fear"},
		{130, "Mind", "right", "?"},
		{130, "Fear", "left", "Panic"},
		{130, "Panic", "left", "Panic"},
		{130, "Panic", "right right right", "?"},
		{130, "Sleep", "down", "Forms"},
		{130, "-", "left", "Forms"},
		{130, "Buses", "down", "Buses"},
		{80, "?", "left", "?"},
		{80, "?", "right", "Mind"},
		{80, "Money", "down down down", "-"},
		{80, "-", "up up up", "Money"},
		{80, "Mind", "left", "?"},
	} {
		d := two(t, c.columns, 40)
		at := d.find(c.from)
		for _, name := range strings.Fields(c.directions) {
			at = d.show().Walk(at, map[string]Direction{"up": Up, "down": Down, "left": Left, "right": Right}[name])
		}
		if got := d.name(at); got != c.want {
			t.Errorf("%d columns: from %s %s leads to %s, want %s\n%s", c.columns, c.from, c.directions, got, c.want, d.plain())
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
		{"Answer 39", -1, "Answer 29"}, {"Answer 29", -1, "Answer 19"}, {"Answer 05", -1, "Answer 00"}, {"Answer 00", -1, "Answer 00"},
	} {
		if got := d.name(d.show().Page(d.find(c.from), c.way)); got != c.want {
			t.Errorf("a page %+d from %s leads to %s, want %s", c.way, c.from, got, c.want)
		}
	}
}

func TestAPageFromTheQuestionOrNowhereGoesFromTheFirstTheme(t *testing.T) {
	d := two(t, 80, 8)
	if got := d.name(d.show().Page(mindmap.ID{}, -1)); got != "Debt" { // it stands highest
		t.Errorf("up leads to %s", got)
	}
	for _, from := range []mindmap.ID{{}, d.find("?")} {
		if got := d.name(d.show().Page(from, +1)); got != "Time" {
			t.Errorf("down leads to %s", got)
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
