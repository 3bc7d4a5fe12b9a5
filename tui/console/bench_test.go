package console

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
)

// full is a console with that many answers under eight themes.
func full(b *testing.B, answers int) *harness {
	x := newHarness(b, 120, 40, "What gets in the way?")
	q := x.env.Board().Questions[0]
	var themes []mindmap.ID
	for i := range 8 {
		id := x.scribe.ID()
		op := x.env.Board().NewTheme(x.env.Board().Questions[0], mindmap.ID{}, fmt.Sprintf("Theme %d", i))
		if _, err := x.scribe.Record(mindmap.Draft{ID: id, Op: op}); err != nil {
			b.Fatal(err)
		}
		themes = append(themes, id)
	}
	var drafts []mindmap.Draft
	for i := range answers {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.AddAnswer{
			Question: q.ID, Theme: themes[i%8], Caption: fmt.Sprintf("Answer number %d of many that people gave", i),
		}})
	}
	if _, err := x.scribe.Record(drafts...); err != nil {
		b.Fatal(err)
	}
	x.carryOut(x.changed())
	x.view()
	return x
}

func BenchmarkConsole(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		x := full(b, n)
		b.Run(fmt.Sprintf("open/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				c := New(x.env)
				c.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
				c.View(c.size)
			}
		})
		b.Run(fmt.Sprintf("type/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for i := range b.N {
				if i%20 == 19 {
					x.c.line.Reset()
				}
				x.send(tea.KeyPressMsg{Code: 'a', Text: "a"})
			}
			x.c.line.Reset()
		})
		b.Run(fmt.Sprintf("walk/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			x.press("up", "up")
			for range b.N {
				x.press("up")
			}
			x.press("esc", "esc")
		})
		b.Run(fmt.Sprintf("find/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				x.press("/").typeText("many").press("esc")
			}
		})
		b.Run(fmt.Sprintf("commit/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				x.say("One more answer")
			}
		})
	}
}
