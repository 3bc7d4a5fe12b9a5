package stage

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/screen"
)

// follow lets the wall follow up one with the same questions and themes, each said so often as said tells.
func (w *wall) follow(title string, said func(t *mindmap.Theme) int) {
	w.t.Helper()
	f := mindmap.FollowEvent{Wall: mindmap.ID{9}, Title: title, Date: "2025-03-10"}
	for _, q := range w.Live.Board().Questions {
		sum := 0
		for t := range q.AllThemes {
			under, n := t.Parent, said(t)
			if under.IsZero() {
				under, sum = q.ID, sum+n
			}
			f.Themes = append(f.Themes, mindmap.Followed{ID: t.ID, Was: mindmap.ID{8}, Under: under, Said: n})
		}
		f.Questions = append(f.Questions, mindmap.Followed{ID: q.ID, Was: mindmap.ID{8}, Said: sum})
	}
	for _, a := range w.Live.Board().Actions {
		f.Actions = append(f.Actions, mindmap.Followed{ID: a.ID, Was: mindmap.ID{8}})
	}
	w.do(f)
}

func lastTime(w *wall, s screen.Size) View {
	v := w.view(s)
	v.Shown.Scene = shown.LastTime
	return v
}

func TestGoldenLastTime(t *testing.T) {
	w := barrierWall(t, 20)
	w.say(2, "Fewer appointments", "Fewer calls to the surgery", 3)
	w.do(mindmap.AddAction{Text: "Ask the surgery about evening calls", Who: "Sam", Due: "2026-04-27"})
	w.do(mindmap.AddAction{Text: "Book the hall"})
	w.follow("Last lunch", func(t *mindmap.Theme) int { return t.Tally.Total() })
	w.do(mindmap.AddAction{Text: "Was not there last time"})
	golden(t, "last-time", func(s screen.Size) View { return lastTime(w, s) })
	w.do(mindmap.MergeTheme{Theme: w.theme("Money worries"), Into: w.theme("Waiting times")})
	golden(t, "last-time-merged", func(s screen.Size) View { return lastTime(w, s) })

	empty := newWall(t, barrierQuestion)
	empty.follow("Last lunch", nil)
	golden(t, "last-time-empty", func(s screen.Size) View { return lastTime(empty, s) })
}

// Themes that a small window has no room for are not left out without a sign.
func TestLastTimeCutsNoThemeWithoutASign(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, themes := newWall(t, "Why?"), rapid.IntRange(1, 12).Draw(rt, "themes")
		for i := range themes {
			w.say(1, fmt.Sprintf("Theme %d", i), "Said", 1)
		}
		w.follow("Last lunch", func(*mindmap.Theme) int { return 3 })
		text := shows(lastTime(w, screen.Size{W: rapid.IntRange(40, 170).Draw(rt, "columns"), H: rapid.IntRange(8, 40).Draw(rt, "rows")}))
		said := ""
		if left := themes - strings.Count(text, "Theme "); left > 0 {
			said = fmt.Sprintf("+%d more", left)
		}
		if strings.Contains(text, " more") != (said != "") || !strings.Contains(text, said) {
			rt.Fatalf("of %d themes it shows, want %q:\n%s", themes, said, text)
		}
	})
}

// What is shown of last time is as it was then, whatever was said since, and gone when the wall follows up no other any more.
func TestLastTimeIsNotNow(t *testing.T) {
	w := barrierWall(t, 20)
	w.follow("Last lunch", func(*mindmap.Theme) int { return 7 })
	before := shows(lastTime(w, sizes[1]))
	w.say(1, "Waiting times", "Said today", 40)
	w.say(1, "New today", "Said today as well", 90)
	if after := shows(lastTime(w, sizes[1])); after != before {
		t.Errorf("it changed from\n%s\nto\n%s", before, after)
	}
	for range 2 {
		if _, _, err := w.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.Contains(before, "Last time you said") || !strings.Contains(before, "10 March 2025") {
		t.Error(before)
	}
	for range 4 { // themes come with their answers
		if _, _, err := w.Undo(); err != nil {
			t.Fatal(err)
		}
		if f := w.Live.Board().Follows; f.IsZero() {
			break
		}
	}
	if got := shows(lastTime(w, sizes[1])); !strings.Contains(got, "Waiting times") || strings.Contains(got, "Last time") {
		t.Errorf("a wall that follows none shows\n%s", got)
	}
}

// Every question, theme and action that is told is one of the wall as it is now: those removed, set aside or done are left out, and those
// that are told have the numbers of then.
func TestLastTimeTellsWhatIsThere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := anyWall(rt, t)
		w.do(mindmap.AddAction{Text: "Action that is done"})
		w.do(mindmap.AddAction{Text: "Action that is open"})
		w.follow("Last lunch", func(t *mindmap.Theme) int { return t.Tally.Total() })
		q := w.Live.Board().Questions[0]
		w.do(mindmap.FinishAction{Action: w.Live.Board().Actions[0].ID, Done: true})
		var removed, left []*mindmap.Theme
		for _, theme := range q.Themes {
			if rapid.IntRange(0, 3).Draw(rt, "removed") == 0 {
				removed = append(removed, theme)
			} else if theme.Tally.Total() > 0 {
				left = append(left, theme)
			}
		}
		for _, theme := range removed {
			w.do(mindmap.Remove{Node: theme.ID})
		}
		v := lastTime(w, screen.Size{W: rapid.IntRange(1, 170).Draw(rt, "columns"), H: rapid.IntRange(1, 60).Draw(rt, "rows")})
		var s Stage
		checkBudget(rt, v, s.Paint(v))
		outline, _ := Tell(v)
		told := strings.Join(outline, "\n") + "\n"
		if strings.Contains(told, "is done") || !strings.Contains(told, "Action that is open") {
			rt.Fatal(told)
		}
		for _, theme := range removed {
			if strings.Contains(told, theme.Text+" ×") {
				rt.Fatalf("it tells of %q, which was removed:\n%s", theme.Text, told)
			}
		}
		for _, theme := range left {
			if asks := q.Tally.Total() > 0; asks && !strings.Contains(told, theme.Text+" ×"+v.voice.Number(theme.Tally.Total())+"\n") {
				rt.Fatalf("it does not tell of %q:\n%s", theme.Text, told)
			}
		}
	})
}
