package stage

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
	"mindwall/mindmap/shown"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
	"mindwall/tui/screen"
	"mindwall/tui/stage/figures"
)

// drawTimer draws a timer and a moment from before its end to after nothing is told of it.
func drawTimer(t *rapid.T) (shown.Timer, time.Time) {
	length := time.Duration(rapid.IntRange(1, 3*60*60).Draw(t, "seconds")) * time.Second
	timer := shown.Timer{Ends: noon.Add(length), Length: length}
	return timer, noon.Add(time.Duration(rapid.Int64Range(0, int64(length+2*FinishFor)).Draw(t, "moment")))
}

// What is told of a timer changes when it is said to, and not before; in the end nothing is.
func TestStands(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		timer, now := drawTimer(rt)
		k, stands := clockOf(timer, now, say.English), Stands(timer, now)
		if (stands == 0) != (k.phase == still) {
			rt.Fatalf("at %v it stands for %v: %+v", now, stands, k)
		}
		if stands == 0 {
			return
		}
		if later := clockOf(timer, now.Add(stands), say.English); later == k {
			rt.Fatalf("at %v it stands for more than %v: %+v", now, stands, k)
		}
		within := time.Duration(rapid.Int64Range(0, int64(stands)-1).Draw(rt, "within"))
		if later := clockOf(timer, now.Add(within), say.English); later != k {
			rt.Fatalf("at %v it is %+v, and %v later, which is within %v, %+v", now, k, within, stands, later)
		}
	})
	if Stands(shown.Timer{}, noon) != 0 || clockOf(shown.Timer{}, noon, say.English) != (clock{}) {
		t.Error("something is told of no timer")
	}
}

// anyQuestion draws a question of up to 200 characters.
func anyQuestion(t *rapid.T) string {
	text := rapid.StringMatching(`[A-Z][a-z]{0,14}( [a-z]{1,14}){0,30}\?`).Draw(t, "question")
	return text[:min(len(text), 200)]
}

// From the start of a timer until nothing is told of it any more, whatever the window: the head keeps its height, the map
// stays as it is, and but for the seconds in which the time is up the question is there, whole, beside figures that are
// whole.
func TestATimerMovesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWall(t, anyQuestion(rt), "And then?")
		w.say(1, "Money", "Rent", 2)
		w.say(1, "", "Buses", 1)
		v := w.view(screen.Size{W: rapid.IntRange(40, 170).Draw(rt, "columns"), H: rapid.IntRange(12, 60).Draw(rt, "rows")})
		v.Look = look.New(rapid.SampledFrom(scheme.All[:]).Draw(rt, "look"), rapid.Bool().Draw(rt, "without colour"))
		timer, _ := drawTimer(rt)
		v.Shown.Timer = timer
		var s Stage
		before := plain(s.Paint(v)[len(s.head)+1:])
		for range 6 {
			v.Now = noon.Add(time.Duration(rapid.Int64Range(0, int64(timer.Length+FinishFor)-1).Draw(rt, "moment")))
			rows := s.Paint(v)
			checkBudget(rt, v, rows)
			if plain(rows[len(s.head)+1:]) != before {
				rt.Fatalf("at %v of %v the map is not as at its start:\n%s\n%s", v.Now.Sub(noon), timer.Length, before, plain(rows))
			}
			checkHead(rt, &s, v, clockOf(timer, v.Now, say.English))
		}
		v.Now = v.Now.Add(timer.Length + FinishFor)
		after := plain(s.Paint(v))
		if v.Shown.Timer = (shown.Timer{}); plain(s.Paint(v)) != after {
			rt.Fatalf("something is left:\n%s", after)
		}
	})
}

// checkHead holds that what a head with a timer should show is in it.
func checkHead(rt *rapid.T, s *Stage, v View, k clock) {
	rt.Helper()
	got := plain(s.Paint(v)[:len(s.head)+1])
	h := s.headKey.plan()
	words := strings.Map(func(r rune) rune {
		if strings.ContainsRune("█▀▄ ┃-\n", r) {
			return -1
		}
		return r
	}, got)
	question := strings.ReplaceAll(s.headKey.text, " ", "")
	for _, rest := range []string{"1/2", "⧗" + k.text} {
		words = strings.Replace(words, rest, "", 1)
	}
	if k.phase != ended && words != question {
		rt.Fatalf("the question %q is not whole:\n%s", s.headKey.text, got)
	}
	if k.phase == ended && strings.Contains(words, question) {
		rt.Fatalf("the question is not taken the place of:\n%s", got)
	}
	if k.phase == ended || h.scale == 0 {
		return
	}
	rows := strings.Split(got, "\n")
	for y, row := range k.set(h.scale) {
		if !strings.HasSuffix(strings.TrimRight(rows[y], " "), strings.TrimRight(row, " ")) {
			rt.Fatalf("row %d of the figures is not there:\n%s", y, got)
		}
	}
	if h.rows > v.Size.H/3 {
		rt.Fatalf("the figures leave the map too little:\n%s", got)
	}
}

// In a window that a room reads the time is in figures, and they cost one row, or three: beside a question as long as people
// ask them.
func TestWhatATimerCosts(t *testing.T) {
	for _, c := range []struct {
		size        screen.Size
		scale       figures.Scale
		rows, timed int
	}{
		{screen.Size{W: 56, H: 16}, 1, 1, 2}, {screen.Size{W: 60, H: 20}, 1, 1, 2}, {screen.Size{W: 80, H: 24}, 1, 1, 2}, {screen.Size{W: 93, H: 27}, 1, 1, 2},
		{screen.Size{W: 100, H: 28}, 2, 1, 4}, {screen.Size{W: 120, H: 30}, 2, 1, 4}, {screen.Size{W: 160, H: 45}, 2, 1, 4},
		{screen.Size{W: 40, H: 12}, 0, 2, 2}, {screen.Size{W: 30, H: 20}, 0, 3, 3}, {screen.Size{W: 56, H: 30}, 1, 1, 2}, {screen.Size{W: 80, H: 5}, 0, 1, 1},
		{screen.Size{W: 10, H: 4}, 0, 4, 3}, {screen.Size{W: 1, H: 1}, 0, 1, 1},
	} {
		w := newWall(t, barrierQuestion, "And then?")
		var s Stage
		v := w.view(c.size)
		s.Paint(v)
		before := len(s.head)
		v.Shown.Timer = shown.Timer{Ends: noon.Add(4 * time.Minute), Length: 5 * time.Minute}
		got := plain(s.Paint(v))
		if h := s.headKey.plan(); before != c.rows || len(s.head) != c.timed || h.scale != c.scale {
			t.Errorf("at %v: %d rows become %d at scale %d, want %d, %d, %d:\n%s", c.size, before, len(s.head), h.scale, c.rows, c.timed, c.scale, got)
		}
	}
}

// The blank screen has the largest whole multiple that fits from the start of the timer to its end.
func TestABlankScreenIsFilled(t *testing.T) {
	for _, c := range []struct {
		size   screen.Size
		length time.Duration
		want   figures.Scale
	}{
		{screen.Size{W: 80, H: 24}, 5 * time.Minute, 4}, {screen.Size{W: 80, H: 24}, 10 * time.Minute, 4}, {screen.Size{W: 80, H: 24}, time.Hour * 2, 2},
		{screen.Size{W: 80, H: 10}, 5 * time.Minute, 2}, {screen.Size{W: 29, H: 24}, 5 * time.Minute, 1}, {screen.Size{W: 16, H: 24}, 5 * time.Minute, 0},
		{screen.Size{W: 160, H: 45}, 5 * time.Minute, 12}, {screen.Size{W: 80, H: 4}, 5 * time.Minute, 1}, {screen.Size{W: 80, H: 3}, 5 * time.Minute, 0},
	} {
		w := newWall(t, "Why?")
		v := w.view(c.size)
		v.Shown.Scene, v.Shown.Timer = shown.Blank, shown.Timer{Ends: noon.Add(c.length), Length: c.length}
		for _, left := range []time.Duration{c.length, 9 * time.Second, -UpFor} { // with fewer figures they are no larger
			v.Now = v.Shown.Timer.Ends.Add(-left)
			k := clockOf(v.Shown.Timer, v.Now, say.English)
			var s Stage
			got := ansi.Strip(strings.Join(s.Paint(v), "\n"))
			for _, row := range k.set(c.want) {
				if !strings.Contains(got, row) {
					t.Errorf("at %v of %v with %v left, want scale %d:\n%s", c.size, c.length, left, c.want, got)
					break
				}
			}
		}
	}
}

// Where there are no colours the same signs stand in the same places.
func TestATimerNeedsNoColour(t *testing.T) {
	w := newWall(t, barrierQuestion)
	for _, left := range []time.Duration{time.Minute, -time.Second, -UpFor} {
		for _, scene := range []shown.Scene{shown.Map, shown.Blank} {
			for _, size := range append(sizes, screen.Size{W: 30, H: 10}) {
				v := w.view(size)
				v.Shown.Scene, v.Shown.Timer = scene, shown.Timer{Ends: noon.Add(left), Length: time.Minute}
				var with, without Stage
				coloured := plain(with.Paint(v))
				v.Look = look.New(look.Light, true)
				if got := plain(without.Paint(v)); got != coloured {
					t.Errorf("without colours:\n%s", got)
				}
			}
		}
	}
}

// What of the figures reaches into a row stands there whole, whatever is painted in the row, with a free cell on either side;
// what is further away stays, with its styles.
func TestACornerOverAnyRow(t *testing.T) {
	l := look.New(look.Dark, false)
	rapid.Check(t, func(rt *rapid.T) {
		width := rapid.IntRange(1, 60).Draw(rt, "width")
		c := paint.NewCanvas(width, 1)
		for x := 0; x < width; {
			x = c.Text(x, 0, rapid.SampledFrom([]string{"━", " ", "等", "┓", "a"}).Draw(rt, "sign"), rapid.SampledFrom([]look.Style{{}, l.Question, l.ThemeHead(1), l.Selected}).Draw(rt, "style"))
		}
		row := c.Lines()[0]
		k := corner{at: rapid.IntRange(0, width-1).Draw(rt, "at"), text: "▀▀▀ █", style: l.Question, toEnd: rapid.Bool().Draw(rt, "to the end")}
		got := k.over(row)
		if w := ansi.StringWidth(got); w != width {
			rt.Fatalf("%d cells, want %d: %q", w, width, got)
		}
		text, _ := cells.Cut(k.text, width-k.at)
		from, to := max(k.at-1, 0), min(k.at+cells.Width(text)+1, width)
		if k.toEnd {
			to = width
		}
		at := func(s string, from, to int) string { return ansi.Strip(ansi.Cut(s, from, to)) }
		if want := cells.Pad(cells.Blanks(k.at-from)+text, to-from); at(got, from, to) != want {
			rt.Fatalf("%q stands in %q, want %q", at(got, from, to), got, want)
		}
		if want := ansi.Truncate(row, from, ""); !strings.HasPrefix(got, strings.TrimSuffix(want, ansi.ResetStyle)) && ansi.StringWidth(want) == from {
			rt.Fatalf("%q does not begin with %q", got, want)
		}
		if want := ansi.TruncateLeft(row, to, ""); !strings.HasSuffix(got, want) && ansi.StringWidth(want) == width-to {
			rt.Fatalf("%q does not end with %q", got, want)
		}
		if (corner{}).over(row) != row {
			rt.Fatal("no figures are something")
		}
	})
}
