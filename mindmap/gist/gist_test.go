package gist

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scribe"
)

// drawBoard is a board with so many questions, whose themes were said that often; 0 is a theme that nobody named.
func drawBoard(t *rapid.T, said [][]int) *mindmap.Board {
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "ruth", Device: mindmap.ID{1}}
	do := func(drafts ...mindmap.Draft) {
		if _, err := s.Record(drafts...); err != nil {
			t.Fatal(err)
		}
	}
	for i := range said {
		do(mindmap.Draft{Op: mindmap.AskQuestion{Text: fmt.Sprint("Question ", i)}})
	}
	for i, themes := range said {
		for k, n := range themes {
			q := s.Live.Board().Questions[i]
			theme, drafts, err := plan.New(s.Live.Board(), q, scribe.RandomID).ThemeUnder(mindmap.ID{}, []string{fmt.Sprint("Theme ", k)})
			if err != nil {
				t.Fatal(err)
			}
			if n > 0 {
				drafts = append(drafts, mindmap.Draft{Op: mindmap.AddAnswer{Question: q.ID, Theme: theme, Caption: "Said", Tally: n, Source: mindmap.Room}})
			}
			do(drafts...)
		}
		do(mindmap.Draft{Op: mindmap.AddAnswer{Question: s.Live.Board().Questions[i].ID, Caption: "Unsorted", Tally: 99, Source: mindmap.Room}})
	}
	return s.Live.Board()
}

// Whatever was said, the strongest theme of each question is there while there are few questions, and what was named as often, no other theme that was said more
// often is missing, and none that nobody named, nor what is under none, is among them.
func TestTheStrongestThemesAreThere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		said := rapid.SliceOfN(rapid.SliceOfN(rapid.IntRange(0, 6), 0, 5), 0, 8).Draw(rt, "said")
		b := drawBoard(rt, said)
		g := Of(b)
		led, equal, themes, times := 0, 0, 0, 0
		for i, list := range said {
			times += 99
			for _, n := range list {
				themes += min(n, 1)
				times += n
			}
			if len(list) == 0 || slices.Max(list) == 0 {
				continue
			}
			led++
			for _, n := range list {
				if most := slices.Max(list); n == most && most > 1 {
					equal++
				}
			}
			if slices.Max(list) > 1 {
				equal-- // the one that leads
			}
			at := slices.IndexFunc(g.Top, func(top Top) bool { return top.Question == b.Questions[i] })
			if at < 0 && led <= topQuestions && len(said) <= topQuestions || at >= 0 && g.Top[at].Theme.Tally.Total() != slices.Max(list) {
				rt.Errorf("question %d, of %v, has not its strongest theme in %v", i, list, g.Top)
			}
		}
		if g.Themes != themes || g.Times != times || g.Questions != len(said) {
			rt.Errorf("counts %+v of %v", g, said)
		}
		if want := max(min(led+equal, topQuestions), min(topThemes, themes)); len(g.Top) != want {
			rt.Errorf("%d themes are first, want %d of %v", len(g.Top), want, said)
		}
		for i, top := range g.Top {
			if top.Theme.Count == 0 || i > 0 && byTimes(g.Top[i-1], top) > 0 {
				rt.Errorf("%d stands in the wrong place: %v", i, g.Top)
			}
		}
	})
}

func TestNoNumberIsNothingOrSaidTwice(t *testing.T) {
	for _, c := range []struct {
		g    Gist
		want []say.Message
	}{
		{Gist{Questions: 2}, []say.Message{say.Questions}},
		{Gist{Answers: 3, Times: 3, Questions: 1}, []say.Message{say.Answers}},
		{Gist{Answers: 3, Times: 5, Questions: 1, Themes: 2, Quotes: 1}, []say.Message{say.Answers, say.TimesSaid, say.Themes}},
		{Gist{Answers: 3, Times: 3, Questions: 1, Themes: 2, Quotes: 1}, []say.Message{say.Answers, say.Themes, say.NumberOfQuotes}},
	} {
		var got []say.Message
		for _, n := range c.g.Numbers() {
			got = append(got, n.Of)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v says %v, want %v", c.g, got, c.want)
		}
	}
}
