package stage

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

var captions = rapid.OneOf(
	rapid.SampledFrom([]string{"Bus fare or lunch", "等了几个月才能见到专科医生", "أيام دون سماع صوت", "👩‍👩‍👧‍👦 🎉", "x",
		"Krankenversicherungskartenlesegerät", "Zoë’s naïve résumé"}),
	rapid.StringMatching(`[A-Za-z]{1,12}( [a-z]{1,14}){0,9}`),
)

// anyWall draws a wall with one question.
func anyWall(t *rapid.T, tb testing.TB) *wall {
	w := newWall(tb, rapid.StringMatching(`[A-Z][a-z]{0,11}( [a-z]{1,11}){0,12}\?`).Draw(t, "question"))
	themes := rapid.IntRange(0, 16).Draw(t, "themes")
	names := []string{""}
	for i := range themes {
		name := fmt.Sprintf("T%d %s", i, rapid.StringMatching(`[A-Za-z]{1,20}( [a-z]{1,9}){0,3}`).Draw(t, "theme"))
		if i > 0 && rapid.IntRange(0, 4).Draw(t, "nests") == 0 {
			if parent := names[rapid.IntRange(1, len(names)-1).Draw(t, "parent")]; strings.Count(parent, "/") < 3 {
				name = parent + "/" + name
			}
		}
		names = append(names, name)
	}
	for range rapid.SampledFrom([]int{0, 1, 5, 20, 60, 150}).Draw(t, "answers") {
		theme := names[rapid.IntRange(0, len(names)-1).Draw(t, "under")]
		w.say(1, theme, captions.Draw(t, "caption"), rapid.IntRange(1, 12).Draw(t, "tally"))
	}
	return w
}

// unwrapped is text without any blanks, hyphens and lines, so that what was wrapped can be found.
func unwrapped(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -\n│┃├┤╭╮╰╯┼─┬┴●·", r) {
			return -1
		}
		return r
	}, s)
}

// Whatever the wall and the window: the rows fill the window, the question is whole, the newest answer is seen and
// stands out, and each theme is seen or counted.
func TestBudget(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := anyWall(rt, t)
		v := w.view(screen.Size{W: rapid.IntRange(40, 170).Draw(rt, "columns"), H: rapid.IntRange(12, 50).Draw(rt, "rows")})
		v.Least = Step(rapid.IntRange(0, int(OneTheme)).Draw(rt, "least"))
		v.Look = look.New(rapid.SampledFrom(look.Kinds[:]).Draw(rt, "look"), rapid.Bool().Draw(rt, "without colour"))
		q := w.Live.Board().Questions[0]
		for t := range q.AllThemes {
			if rapid.IntRange(0, 12).Draw(rt, "folded") == 0 {
				v.Shown.Folded = append(v.Shown.Folded, t.ID)
			}
		}
		var s Stage
		checkPainting(rt, &s, v)
		for i := range rapid.IntRange(0, 4).Draw(rt, "further") { // the same stage goes on with a wall that grows
			caption := "①②③④"[3*i:3*i+3] + captions.Draw(rt, "caption")
			w.say(1, rapid.SampledFrom(append(topThemes(q), "")).Draw(rt, "under"), caption, 1)
			checkPainting(rt, &s, v)
		}
	})
}

func topThemes(q *mindmap.Question) []string {
	var names []string
	for _, t := range q.Themes {
		names = append(names, t.Text)
	}
	return names
}

func checkPainting(rt *rapid.T, s *Stage, v View) {
	rt.Helper()
	q := v.Live.Board().Questions[0]
	newest := newestOf(q)
	if newest != nil {
		v.Fresh = []mindmap.ID{newest.ID}
	}
	rows := s.Paint(v)
	checkBudget(rt, v, rows)
	got := plain(rows)
	if !strings.Contains(unwrapped(got), unwrapped(q.Text)) {
		rt.Fatalf("the question %q is not whole:\n%s", q.Text, got)
	}
	if newest != nil && !strings.Contains(got, look.FreshSign) {
		rt.Fatalf("the newest answer %q does not stand out:\n%s", newest.Text, got)
	}
	if newest != nil && !strings.Contains(unwrapped(got), firstCluster(newest.Text)) {
		rt.Fatalf("the newest answer %q is not seen:\n%s", newest.Text, got)
	}
	for _, t := range q.Themes {
		seen := strings.Contains(unwrapped(got), unwrapped(t.Letter+" T"))
		if !seen && !strings.Contains(got, " "+t.Letter+" ") && !strings.Contains(got, "theme") {
			rt.Fatalf("theme %s %q is neither seen nor counted:\n%s", t.Letter, t.Text, got)
		}
	}
	if len(q.Themes) > 0 && len(q.Unsorted) > 0 && s.Step() < OneTheme && !strings.Contains(unwrapped(got), "Unso") {
		rt.Fatalf("the unsorted are not seen:\n%s", got)
	}
}

func firstCluster(s string) string {
	cluster, _ := cells.Next(s)
	return cluster
}

// No scene, size or moment breaks the budget or the program.
func TestEveryScene(t *testing.T) {
	scenes := []screen.Scene{screen.MapScene, screen.BlankScene, screen.ReadScene, screen.SummaryScene, screen.QuoteScene, screen.ParkedScene, "unheard of"}
	rapid.Check(t, func(rt *rapid.T) {
		w := anyWall(rt, t)
		v := w.view(screen.Size{W: rapid.IntRange(1, 170).Draw(rt, "columns"), H: rapid.IntRange(1, 50).Draw(rt, "rows")})
		q := w.Live.Board().Questions[0]
		var themes, answers []mindmap.ID
		for t := range q.AllThemes {
			themes = append(themes, t.ID)
		}
		for a := range q.AllAnswers {
			answers = append(answers, a.ID)
		}
		themes, answers = append(themes, unsortedID(q.ID), mindmap.ID{}), append(answers, mindmap.ID{})
		for _, id := range answers[:min(len(answers)-1, 3)] {
			w.do(mindmap.ParkAnswer{Answer: id, Parked: true})
		}
		v.Shown.Scene = rapid.SampledFrom(scenes).Draw(rt, "scene")
		v.Shown.Theme = rapid.SampledFrom(themes).Draw(rt, "theme")
		v.Shown.Answer = rapid.SampledFrom(answers).Draw(rt, "answer")
		v.Fresh = answers[:rapid.IntRange(0, len(answers)).Draw(rt, "fresh")]
		if rapid.Bool().Draw(rt, "timed") {
			v.Shown.Timer.Ends = noon.Add(1e9 * 60)
			v.Now = noon.Add(1e9 * 40 * 3)
		}
		var s Stage
		checkBudget(rt, v, s.Paint(v))
	})
}

// Every answer is shown as long as the step says so.
func TestWholeShowsEveryAnswer(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := anyWall(rt, t)
		v := w.view(screen.Size{W: rapid.IntRange(56, 170).Draw(rt, "columns"), H: rapid.IntRange(16, 60).Draw(rt, "rows")})
		var s Stage
		got := plain(s.Paint(v))
		if s.Step() > OneLine {
			return
		}
		q := w.Live.Board().Questions[0]
		n := 0
		for range q.AllAnswers {
			n++
		}
		p := newPainter(v, q, v.Size, &measurer{}, &memory{})
		shown := 0
		if len(q.Themes) == 0 {
			l := p.fitList(p.unsorted(), v.Size.H, Whole)
			shown = len(l.entries)
		} else {
			f := p.newFitter(planFor(v.Size.W, q, false), false)
			g := p.newGrower(f.plan)
			g.root(f.branches, func(mindmap.Side) trim { return trim{keep: -1} })
			shown = g.shown
		}
		if len(q.Unsorted)+len(q.Themes) > 0 && shown != n || slices.Contains(strings.Fields(got), "more") && strings.Contains(got, "+") {
			rt.Fatalf("%d of %d answers at step %d:\n%s", shown, n, s.Step(), got)
		}
	})
}
