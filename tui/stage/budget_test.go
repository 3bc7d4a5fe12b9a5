package stage

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/scheme"
	"mindwall/mindmap/shown"
	"mindwall/tui/forms"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

var captions = rapid.OneOf(
	rapid.SampledFrom([]string{"Bus fare or lunch", "等了几个月才能见到专科医生", "أيام دون سماع صوت", "👩‍👩‍👧‍👦 🎉", "x",
		"Krankenversicherungskartenlesegerät", "Zoë’s naïve résumé", "e\u0301te\u0301 🇩🇪👍🏽"}),
	rapid.StringMatching(`[A-Za-z]{1,12}( [a-z]{1,14}){0,9}`),
)

var themeNames = rapid.OneOf(
	rapid.StringMatching(`[A-Za-z]{1,20}( [a-z]{1,9}){0,3}`),
	rapid.SampledFrom([]string{"等待时间", "الانتظار الطويل", "Joy 🎉", "Gesundheitsversorgungszentrum", "e\u0301te\u0301", "心理健康与孤独问题"}),
)

// anyWall draws a wall with one question. Each theme's name begins with T and a number, and each answer's words with a
// and a number, by which they can be found again.
func anyWall(t *rapid.T, tb testing.TB) *wall {
	w := newWall(tb, rapid.StringMatching(`[A-Z][a-z]{0,11}( [a-z]{1,11}){0,12}\?`).Draw(t, "question"))
	themes := rapid.IntRange(0, 16).Draw(t, "themes")
	names := []string{""}
	for i := range themes {
		name := fmt.Sprintf("T%d %s", i, themeNames.Draw(t, "theme"))
		if i > 0 && rapid.IntRange(0, 2).Draw(t, "nests") == 0 {
			if parent := names[rapid.IntRange(1, len(names)-1).Draw(t, "parent")]; strings.Count(parent, "/") < 3 {
				name = parent + "/" + name
			}
		}
		names = append(names, name)
	}
	for i := range rapid.SampledFrom([]int{0, 1, 5, 20, 60, 150}).Draw(t, "answers") {
		theme := names[rapid.IntRange(0, len(names)-1).Draw(t, "under")]
		w.say(1, theme, fmt.Sprintf("a%d %s", i, captions.Draw(t, "caption")), rapid.IntRange(1, 12).Draw(t, "tally"))
	}
	return w
}

// unwrapped is text without any blanks, hyphens and lines, so that what was wrapped can be found.
func unwrapped(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -\n│┃├┤╭╮╰╯┼─┬┴●•━┣┗┏┓┛┳┫┻┠┖╋", r) {
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
		v.Hold = Hold(rapid.IntRange(0, int(OneTheme)).Draw(rt, "least"))
		v.Look = look.New(rapid.SampledFrom(scheme.All[:]).Draw(rt, "look"), rapid.Bool().Draw(rt, "without colour"))
		q := w.Live.Board().Questions[0]
		for t := range q.AllThemes {
			if rapid.IntRange(0, 12).Draw(rt, "folded") == 0 {
				v.Shown.Folded = append(v.Shown.Folded, t.ID)
			}
		}
		var s Stage
		checkPainting(rt, &s, v)
		for i := range rapid.IntRange(0, 4).Draw(rt, "further") { // the same stage goes on with a wall that grows
			caption := fmt.Sprintf("a%d %s", 1000+i, captions.Draw(rt, "caption"))
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
	newest := q.Newest()
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
	if newest != nil && v.Size.W >= sizes[0].W && !seen(got, firstWord(newest.Text)) {
		rt.Fatalf("the newest answer %q is not seen:\n%s", newest.Text, got)
	}
	checkHeads(rt, s, v, q, got)
}

// checkHeads holds that every top-level theme and the unsorted are seen by their names, or where one theme has the window,
// that they are counted. Where themes stand alone in a small window, names may be cut, letters and numbers not.
func checkHeads(rt *rapid.T, s *Stage, v View, q *mindmap.Question, got string) {
	rt.Helper()
	if v.Hold == OneTheme && len(q.Themes) > 0 {
		if n := sumOf(themesLeft, got); n != len(q.Themes)-1 {
			rt.Fatalf("of %d themes %d are counted:\n%s", len(q.Themes), n, got)
		}
		return
	}
	for _, t := range q.Themes {
		name := t.Letter + firstWord(t.Text)
		if s.Map().Kind == forms.Heads {
			name = t.Letter
		}
		if !strings.Contains(unwrapped(got), name) {
			rt.Fatalf("theme %s %q is not seen as %s:\n%s", t.Letter, t.Text, s.Map().Kind, got)
		}
	}
	if len(q.Themes) > 0 && len(q.Unsorted) > 0 && !strings.Contains(unwrapped(got), "Unso") {
		rt.Fatalf("the unsorted are not seen:\n%s", got)
	}
}

var (
	themesLeft  = regexp.MustCompile(`\+(\d+) themes?\b`)
	answersLeft = regexp.MustCompile(`\+(\d+) more\b`)
)

// sumOf adds up the numbers that a pattern finds.
func sumOf(pattern *regexp.Regexp, text string) int {
	sum := 0
	for _, found := range pattern.FindAllStringSubmatch(text, -1) {
		n, _ := strconv.Atoi(found[1])
		sum += n
	}
	return sum
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// seen reports whether a word is on the screen.
func seen(screen, word string) bool {
	goesOn := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for rest := screen; ; {
		before, after, found := strings.Cut(rest, word)
		if !found {
			return false
		}
		last, _ := utf8.DecodeLastRuneInString(before)
		next, _ := utf8.DecodeRuneInString(after)
		if !goesOn(last) && !goesOn(next) {
			return true
		}
		rest = after
	}
}

// No scene, size or moment breaks the budget or the program.
func TestEveryScene(t *testing.T) {
	scenes := []shown.Scene{shown.Map, shown.Blank, shown.ReadBack, shown.Summary, shown.Quote, shown.Parked, shown.Closing, shown.Across, shown.WriteUp, shown.LastTime, "unheard of"}
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
		themes, answers = append(themes, shown.UnsortedID(q.ID), mindmap.ID{}), append(answers, mindmap.ID{})
		for _, id := range answers[:min(len(answers)-1, 3)] {
			w.do(mindmap.ParkAnswer{Answer: id, Parked: true})
		}
		v.Shown.Scene = rapid.SampledFrom(scenes).Draw(rt, "scene")
		v.Shown.Theme = rapid.SampledFrom(themes).Draw(rt, "theme")
		v.Shown.Answer = rapid.SampledFrom(answers).Draw(rt, "answer")
		v.Fresh = answers[:rapid.IntRange(0, len(answers)).Draw(rt, "fresh")]
		if rapid.Bool().Draw(rt, "timed") {
			v.Shown.Timer.Length = time.Duration(rapid.IntRange(1, 9000).Draw(rt, "length")) * time.Second
			v.Shown.Timer.Ends = noon.Add(time.Duration(rapid.IntRange(-70, 9000).Draw(rt, "left")) * time.Second)
		}
		var s Stage
		checkBudget(rt, v, s.Paint(v))
	})
}

// Nothing is lost without a word: every answer is seen, and those that are not are known by their number, which every list
// tells but a sub-theme that had to give way altogether.
func TestEveryAnswerIsSeenOrCounted(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := anyWall(rt, t)
		v := w.view(screen.Size{W: rapid.IntRange(56, 170).Draw(rt, "columns"), H: rapid.IntRange(16, 60).Draw(rt, "rows")})
		v.Hold = Hold(rapid.IntRange(0, int(forms.AtColumns)).Draw(rt, "hold"))
		var s Stage
		got := plain(s.Paint(v))
		m, q := s.Map(), w.Live.Board().Questions[0]
		hidden, silent := 0, 0
		for a := range q.AllAnswers {
			_, ok := m.Find(a.ID)
			switch {
			case !ok:
				hidden++
				if t := w.Live.Theme(a.Theme); t != nil && t.Depth > 1 && noneShown(m, t) {
					silent++
				}
			case !seen(got, firstWord(a.Text)):
				rt.Fatalf("%q has a place and is not seen:\n%s", a.Text, got)
			}
		}
		if hidden != m.Hidden || m.Kind != forms.Heads && sumOf(answersLeft, got) != hidden-silent {
			rt.Fatalf("%d answers are not seen, %d of them of sub-themes that gave way, and %d are counted as %s:\n%s", hidden, silent, sumOf(answersLeft, got), m.Kind, got)
		}
	})
}

func noneShown(m *forms.Map, t *mindmap.Theme) bool {
	return !slices.ContainsFunc(t.Answers, func(a *mindmap.Answer) bool {
		_, ok := m.Find(a.ID)
		return ok
	})
}
