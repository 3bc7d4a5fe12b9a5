package affinity

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/sample"
	"mindwall/mindmap/fold"
)

// TestWhatAPersonDecidedGoesBeforeLikeness holds that a move is heeded at once: what says the same is suggested the theme
// where it is now, what was moved out of a theme is not proposed for it again, and an undo brings the former state back.
func TestWhatAPersonDecidedGoesBeforeLikeness(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := &history{t: t, live: fold.NewLive()}
		questions := []mindmap.ID{h.do(mindmap.AskQuestion{Text: "What helps?"}), h.do(mindmap.AskQuestion{Text: "What hinders?"})}
		themes := []mindmap.ID{
			h.do(mindmap.AddTheme{Question: questions[0], Text: "Waiting"}), h.do(mindmap.AddTheme{Question: questions[0], Text: "The bus"}),
		}
		var answers []mindmap.ID
		for range rapid.IntRange(0, 40).Draw(t, "steps") {
			h.step(t, &questions, &themes, &answers)
		}
		text := "the wait for a bus " + sample.Sentence(t)
		from, to := rapid.SampledFrom(themes).Draw(t, "from"), rapid.SampledFrom(append(themes, mindmap.ID{})).Draw(t, "to")
		a := h.do(mindmap.AddAnswer{Question: questions[0], Theme: from, Caption: text})
		x := New("")
		x.Follow(h.live.Board())
		before := x.Suggest(questions[0], text, 9)
		act := h.do(mindmap.Move{Node: a, Question: questions[0], Theme: to})
		x.Follow(h.live.Board())
		heeded(t, x, h.live, a)
		h.do(mindmap.Undo{Act: act})
		x.Follow(h.live.Board())
		if after := x.Suggest(questions[0], text, 9); !slices.EqualFunc(before, after, func(a, b Suggestion) bool { return a.Theme == b.Theme && a.Score == b.Score }) {
			t.Fatalf("suggested %+v before a move, %+v when it is undone", before, after)
		}
	})
}

func heeded(t *rapid.T, x *Index, live *fold.Live, answer mindmap.ID) {
	a := live.Answer(answer)
	holds := func(theme mindmap.ID) bool { // an answer that was moved and says the same
		return slices.ContainsFunc(x.Repeats(a.Question, a.Text, mindmap.ID{}, 1000), func(r Repeat) bool {
			is := live.Answer(r.Answer)
			return r.Score >= Same && is.Theme == theme && len(is.LeftThemes) > 0
		})
	}
	for i, s := range x.Suggest(a.Question, a.Text, 9) {
		if slices.Contains(a.LeftThemes, s.Theme) && !holds(s.Theme) {
			t.Fatalf("%q was moved out of %v, which is suggested", a.Text, s.Theme)
		}
		if i == 0 && !a.Theme.IsZero() && len(a.LeftThemes) > 0 && !holds(s.Theme) {
			t.Fatalf("%q is under %v, but %v is suggested", a.Text, a.Theme, s.Theme)
		}
	}
	for _, o := range x.Outliers(a.Question) {
		if slices.Contains(live.Answer(o.Answer).LeftThemes, o.Better.Theme) {
			t.Fatalf("%v was moved out of %v, which is said to fit better", o.Answer, o.Better.Theme)
		}
	}
	var unsorted []mindmap.ID
	for _, u := range live.Question(a.Question).Unsorted {
		unsorted = append(unsorted, u.ID)
	}
	filings, _ := x.Sort(t.Context(), a.Question, unsorted)
	for _, f := range filings {
		for _, m := range f.Members {
			if slices.Contains(live.Answer(m.Answer).LeftThemes, f.Theme) && m.Answer == answer && !holds(f.Theme) {
				t.Fatalf("%q was moved out of %v, and is to go there again", a.Text, f.Theme)
			}
		}
	}
}

func TestACorrectionTeaches(t *testing.T) {
	h := &history{t: t, live: fold.NewLive()}
	q := h.do(mindmap.AskQuestion{Text: "What gets in the way?"})
	food := h.do(mindmap.AddTheme{Question: q, Text: "Food"})
	waste := h.do(mindmap.AddTheme{Question: q, Text: "What we throw away"})
	for _, s := range []string{"school meals", "cooking with what is left", "yoghurt for breakfast", "a pot of soup"} {
		h.do(mindmap.AddAnswer{Question: q, Theme: food, Caption: s})
	}
	pots := h.do(mindmap.AddAnswer{Question: q, Theme: food, Caption: "rinse the yoghurt pots"})
	suggested := func(text string) (theme mindmap.ID) {
		x := New("en")
		x.Follow(h.live.Board())
		if s := x.Suggest(q, text, 1); len(s) > 0 && s[0].Score >= Confident {
			theme = s[0].Theme
		}
		return theme
	}
	if got := suggested("rinsing yoghurt pots"); got != food {
		t.Errorf("suggested %v before anything is corrected", got)
	}
	h.do(mindmap.Move{Node: pots, Question: q, Theme: waste})
	if got := suggested("rinsing yoghurt pots"); got != waste {
		t.Errorf("suggested %v after a correction", got)
	}
	h.do(mindmap.Move{Node: pots, Question: q})
	if got := suggested("rinsing yoghurt pots"); !got.IsZero() && got != waste {
		t.Errorf("suggested %v for what was moved out of it", got)
	}
}

// TestThemesCalledAlikeAreOne holds that nothing is proposed beside a theme that is called so already, but for the form or
// a word that says little.
func TestThemesCalledAlikeAreOne(t *testing.T) {
	for _, c := range []struct {
		there, proposed string
		alike           bool
	}{
		{"Waiting times", "Wait", true},
		{"The waits", "Waiting", true},
		{"Trains", "train", true},
		{"Mental health", "Health, mental", true},
		{"Time", "Times", true},
		{"Time", "Waiting times", false},
		{"Mental health", "Health", false},
		{"Cars", "Buses", false},
	} {
		x := New("en")
		x.updateNow()
		if got := x.nameKey(c.there) == x.nameKey(c.proposed); got != c.alike {
			t.Errorf("%q and %q are alike: %v", c.there, c.proposed, got)
		}
	}
	x := New("en")
	x.AddTheme(id(1), unsorted, "Waits")
	x.AddAnswer(id(9), under(1), "the porridge")
	var ids []mindmap.ID
	for i, s := range []string{"waiting for the porridge man", "the waiting room", "waiting, waiting", "we waited", "a dog", "red paint", "knitting"} {
		ids = append(ids, id(10+i))
		x.AddAnswer(id(10+i), unsorted, s)
	}
	filings, _ := x.Sort(t.Context(), asked, ids)
	for _, f := range filings {
		if f.Theme.IsZero() && x.nameKey(f.Name) == x.nameKey("Waits") {
			t.Errorf("%q is proposed beside the theme that is there", f.Name)
		}
	}
}
