package console_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui"
	"mindwall/tui/internal/drive"
)

// full is a console with that many answers under eight themes. It also returns what its root was given.
func full(b *testing.B, answers int) (*drive.Driver, tui.Options) {
	var given tui.Options
	wall := "? What gets in the way?\n"
	for i := range 8 {
		wall += fmt.Sprintf("# Theme %d\n", i)
	}
	d := drive.New(b, drive.Options{Size: drive.Size(120, 40), Wall: wall, Idle: true, More: func(o *tui.Options) { given = *o }})
	q := d.Question()
	ops := make([]mindmap.Op, answers)
	for i := range ops {
		ops[i] = mindmap.AddAnswer{
			Question: q.ID, Theme: q.Themes[i%8].ID, Caption: fmt.Sprintf("Answer number %d of many that people gave", i),
		}
	}
	for some := range slices.Chunk(ops, 1000) { // as many as the root takes in at once
		d.Arrive(some...)
	}
	return d, given
}

func BenchmarkConsole(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000, 100_000} {
		d, given := full(b, n)
		b.Run(fmt.Sprintf("open/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				m := tui.NewModel(given)
				m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
				m.View()
			}
		})
		b.Run(fmt.Sprintf("type/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for i := range b.N {
				if i%20 == 19 {
					d.Press("ctrl+u")
				}
				d.Press("a")
			}
			d.Press("ctrl+u")
		})
		b.Run(fmt.Sprintf("walk/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			d.Press("up", "up")
			for range b.N {
				d.Press("up")
			}
			d.Press("esc", "esc")
		})
		b.Run(fmt.Sprintf("find/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				d.Press("/").Type("many").Press("esc")
			}
		})
		b.Run(fmt.Sprintf("commit/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				d.Say("One more answer")
			}
		})
		b.Run(fmt.Sprintf("undo/%d", n), func(b *testing.B) { // and redo
			b.ReportAllocs()
			for range b.N {
				d.Press("ctrl+z", "ctrl+y")
			}
		})
		b.Run(fmt.Sprintf("fold/%d", n), func(b *testing.B) { // all other themes, and unfold them
			b.ReportAllocs()
			toTheme(b, d)
			for range b.N {
				d.Press("f3")
			}
			d.Press("esc", "esc")
		})
	}
}

// toTheme selects a theme: up from the newest answer, and inward on either side.
func toTheme(b *testing.B, d *drive.Driver) {
	for range 100 {
		for _, key := range []string{"up", "left", "right"} {
			if d.Press(key); strings.Contains(d.Screen(), "tab fold") {
				return
			}
		}
	}
	b.Fatalf("no theme was found:\n%s", d.Screen())
}
