package stage

import (
	"fmt"
	"testing"

	"mindwall/mindmap"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// BenchmarkPaint paints a map anew, as after every change of the board.
func BenchmarkPaint(b *testing.B) {
	for _, n := range []int{40, 1_000, 10_000} {
		w := newWall(b, barrierQuestion)
		for i := range n {
			c := barriers[i%len(barriers)]
			w.say(1, c.theme, fmt.Sprintf("%s %d", c.caption, i), 1+i%5)
		}
		for _, size := range sizes {
			b.Run(fmt.Sprintf("%d/%dx%d", n, size.W, size.H), func(b *testing.B) {
				v := w.view(size)
				looks := [...]*look.Look{look.New(look.Light, false), look.New(look.Dark, false)}
				var s Stage
				for i := 0; b.Loop(); i++ {
					v.Look = looks[i%2]
					s.Paint(v)
				}
			})
		}
	}
}

// BenchmarkPaintAgain paints what was painted already, as after every message.
func BenchmarkPaintAgain(b *testing.B) {
	w := barrierWall(b, 1_000)
	v := w.view(screen.Size{W: 93, H: 26})
	v.Fresh = []mindmap.ID{{1}, {2}}
	var s Stage
	for b.Loop() {
		s.Paint(v)
	}
}
