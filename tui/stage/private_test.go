package stage

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/scheme"
	"mindwall/mindmap/shown"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// secrets fills a wall with what a room must not see, each with a word that begins with a letter that nothing else has,
// and returns every id that a scene may be given.
func (w *wall) secrets(t *rapid.T, themes []string) (ids []mindmap.ID) {
	w.Author = "Жauthor"
	under := func() string { return rapid.SampledFrom(themes).Draw(t, "under") }
	tally := func() int { return rapid.IntRange(1, 30).Draw(t, "tally") }
	for range rapid.IntRange(1, 4).Draw(t, "of each") {
		parked := w.answer(1, under(), mindmap.AddAnswer{Caption: "Ωparked", Quote: "Жparked quote", Tally: tally()})
		w.do(mindmap.PublishQuote{Answer: parked, Publish: true})
		w.do(mindmap.ParkAnswer{Answer: parked, Parked: true})
		removed := w.answer(1, under(), mindmap.AddAnswer{Caption: "Жremoved", Quote: "Жremoved quote", Tally: tally()})
		w.do(mindmap.PublishQuote{Answer: removed, Publish: true})
		w.do(mindmap.Remove{Node: removed})
		inbox := w.answer(1, under(), mindmap.AddAnswer{
			Caption: "Жinbox", Quote: "Жinbox quote", Tally: tally(), Source: mindmap.Phone, Inbox: true,
		})
		quoted := w.answer(1, under(), mindmap.AddAnswer{Caption: "Said aloud", Quote: "Жquote", Tally: tally()})
		redacted := w.answer(1, under(), mindmap.AddAnswer{Caption: "Жredacted", Quote: "Жredacted", Tally: tally()})
		w.do(mindmap.Redact{Entries: []mindmap.ID{redacted}})
		undone := w.answer(1, under(), mindmap.AddAnswer{Caption: "Жundone", Tally: tally()})
		if _, _, err := w.Undo(); err != nil {
			w.t.Fatal(err)
		}
		ids = append(ids, parked, removed, inbox, quoted, redacted, undone)
	}
	w.answer(1, "Time", mindmap.AddAnswer{Caption: "Said aloud"})
	w.follow("Last lunch", func(t *mindmap.Theme) int { return 1 })
	gone := w.answer(1, "Жgone", mindmap.AddAnswer{Caption: "Freed by its theme"})
	theme := w.theme("Жgone")
	w.do(mindmap.Remove{Node: theme})
	return append(ids, gone, theme)
}

// Whatever the wall, the scene, the window and what the scene is given: what is parked is seen in its own scene alone, and
// who said something, what was removed, undone, taken out, waits in the inbox, or was not released as a quote is never seen.
func TestSecretsStaySecret(t *testing.T) {
	scenes := []shown.Scene{
		shown.Map, shown.ReadBack, shown.Summary, shown.Quote, shown.Parked, shown.Blank, shown.Closing, shown.Across, shown.WriteUp, shown.LastTime, "unheard of",
	}
	seen := map[shown.Scene]bool{}
	rapid.Check(t, func(rt *rapid.T) {
		w := newWall(t, "What would you change?", "And then?")
		themes := []string{"", "Time", "Time/Waiting", "Money"}
		for range rapid.SampledFrom([]int{0, 3, 40}).Draw(rt, "answers") {
			w.say(1, rapid.SampledFrom(themes).Draw(rt, "under"), captions.Draw(rt, "caption"), 1)
		}
		ids := w.secrets(rt, themes)
		w.do(mindmap.DescribeEvent{Thanks: new("All"), Next: new("A letter"), WriteUp: new("https://example.org/day"), Notice: new("Жnotice"), Present: new("Жpresent"), Missing: new("Жmissing")})
		q := w.Live.Board().Questions[0]
		for t := range q.AllThemes {
			ids = append(ids, t.ID)
		}
		ids = append(ids, shown.UnsortedID(q.ID), q.ID, mindmap.ID{})
		any := func(label string) mindmap.ID { return rapid.SampledFrom(ids).Draw(rt, label) }
		v := w.view(screen.Size{W: rapid.IntRange(1, 170).Draw(rt, "columns"), H: rapid.IntRange(1, 60).Draw(rt, "rows")})
		v.Shown = shown.Shown{
			Question: any("question"), Theme: any("theme"), Answer: any("answer"),
			Folded: []mindmap.ID{any("folded")},
		}
		v.Look = look.New(rapid.SampledFrom(scheme.All[:]).Draw(rt, "look"), rapid.Bool().Draw(rt, "without colour"))
		v.Hold = Hold(rapid.IntRange(0, int(OneTheme)).Draw(rt, "least"))
		v.Fresh = []mindmap.ID{any("fresh"), any("fresh"), any("fresh")}
		var s Stage
		for _, v.Shown.Scene = range scenes {
			var f Finder
			v.Across = f.Now(v.Shown, w.Live.Board())
			got := plain(s.Paint(v))
			if strings.Contains(got, "Ж") || strings.Contains(got, "Ω") && v.Shown.Scene != shown.Parked {
				rt.Fatalf("the scene %q at %v shows a secret:\n%s", v.Shown.Scene, v.Size, got)
			}
			outline, newest := Tell(v)
			if told := strings.Join(outline, " ") + newest; strings.Contains(told, "Ж") || strings.Contains(told, "Ω") && v.Shown.Scene != shown.Parked {
				rt.Fatalf("the scene %q tells a secret:\n%s", v.Shown.Scene, told)
			}
			seen[v.Shown.Scene] = seen[v.Shown.Scene] || strings.TrimSpace(got) != ""
		}
	})
	if slices.ContainsFunc(scenes, func(s shown.Scene) bool { return s != shown.Blank && !seen[s] }) {
		t.Errorf("not every scene was seen: %v", seen)
	}
}
