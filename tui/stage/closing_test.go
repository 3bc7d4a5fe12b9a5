package stage

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/screen"
)

// halfNumbers is a row of numbers that is cut.
var halfNumbers = regexp.MustCompile(`\d answers?( ·.*)?…`)

var moreActions = regexp.MustCompile(`\+(\d+) more`)

// Whatever the window, the close begins with thanks; in one as rooms have them it shows some of what will be done and counts the
// others, and tells each number whole. That no scene grows beyond its window is tested for all of them.
func TestTheCloseCountsWhatItLeavesOut(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWall(t, "What would you change?", "And then?", "What else is there, and who would see to it, when all of this is done?")
		for i := range rapid.IntRange(0, 12).Draw(rt, "answers") {
			w.say(1+i%3, rapid.SampledFrom([]string{"Time", "Money", "A theme whose name is rather long for a small window"}).Draw(rt, "theme"), fmt.Sprint("Said ", i), 1+i)
		}
		var op mindmap.DescribeEvent
		sentence := "words that are told to the room when it closes and that go on for a while"
		for _, field := range []**string{&op.Thanks, &op.Next} {
			if rapid.Bool().Draw(rt, "known") {
				*field = &sentence
			}
		}
		if rapid.Bool().Draw(rt, "write-up") {
			op.WriteUp = new("https://example.org/Lunch")
		}
		w.do(op)
		n := rapid.IntRange(0, 25).Draw(rt, "actions")
		for i := range n {
			w.do(mindmap.AddAction{Text: fmt.Sprintf("Zdo %d of what was said", i), Who: "Sam", Due: "2026-04-27"})
		}
		v := w.view(screen.Size{W: rapid.IntRange(40, 170).Draw(rt, "columns"), H: rapid.IntRange(4, 60).Draw(rt, "rows")})
		v.Shown.Scene = shown.Closing
		got := shows(v)
		if !strings.Contains(got, "Thank you") {
			rt.Fatalf("no thanks at %v:\n%s", v.Size, got)
		}
		if cut := halfNumbers.FindString(got); cut != "" {
			rt.Errorf("the numbers are cut at %v: %q", v.Size, cut)
		}
		seen, more := strings.Count(got, "Zdo"), 0
		if m := moreActions.FindStringSubmatch(got); m != nil {
			more, _ = strconv.Atoi(m[1])
		}
		told := strings.Contains(got, "What happens next") || strings.Contains(got, "What will be done")
		if told && seen+more != n && v.Size.H >= 12 || !told && v.Size.H > 30 && n > 0 {
			rt.Errorf("%d seen and %d counted of %d at %v:\n%s", seen, more, n, v.Size, got)
		}
	})
}

// What the room reads at the close is told to those who do not see it, in order, and nothing else is in between.
func TestTheCloseIsTold(t *testing.T) {
	w := newWall(t, "What helps?", "What hinders?")
	w.say(1, "Company", "Somebody to go along", 3)
	w.say(2, "Money", "Fares", 2)
	w.do(mindmap.DescribeEvent{Thanks: new("to all"), Next: new("The board reads it"), WriteUp: new("https://example.org/Lunch")})
	w.do(mindmap.FinishAction{Action: w.do(mindmap.AddAction{Text: "Done by now"}), Done: true})
	w.do(mindmap.AddAction{Text: "Book the hall", Who: "Sam", Due: "2026-04-27"})
	v := w.view(screen.Size{W: 80, H: 24})
	for scene, want := range map[shown.Scene]string{
		shown.Closing: "Social prescribing lunch|Thank you|to all|2 answers · said 5 times · 2 themes|What helps? A Company, 3 of 3 times|What hinders? A Money, 2 of 2 times|" +
			"What happens next: The board reads it|What will be done: Book the hall · Sam, by 27 April 2026|The write-up will be here: https://example.org/Lunch",
		shown.WriteUp: "Social prescribing lunch|The write-up will be here: https://example.org/Lunch",
	} {
		v.Shown.Scene = scene
		if told, _ := Tell(v); strings.Join(told, "|") != want {
			t.Errorf("%s tells %q, want %q", scene, told, want)
		}
	}
	w.do(mindmap.DescribeEvent{WriteUp: new("")})
	if got := shows(v); !strings.Contains(got, "What helps?") || strings.Contains(got, "write-up") {
		t.Errorf("without an address the room sees no map:\n%s", got)
	}
}

// A wall on which nothing was said, or that asks nothing, closes with thanks alone.
func TestAnEmptyWallCloses(t *testing.T) {
	for _, w := range []*wall{newWall(t), newWall(t, "What helps?")} {
		v := View{Live: w.Live, Size: screen.Size{W: 80, H: 24}, Look: newWall(t, "Why?").view(sizes[0]).Look, Now: noon, Shown: shown.Shown{Scene: shown.Closing}}
		if got := strings.Join(strings.Fields(shows(v)), " "); !strings.HasSuffix(got, "Thank you") {
			t.Errorf("it shows %q", got)
		}
	}
}
