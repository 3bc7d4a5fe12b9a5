package stage

import (
	"fmt"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/demo"
	"mindwall/mindmap/fold"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// BenchmarkPaint solves a map anew, as after a pause in which nothing can stay, and takes in an answer that comes.
func BenchmarkPaint(b *testing.B) {
	dem := fold.NewLive()
	dem.Add(demo.Entries()...)
	captions := realCaptions(loadWall(b, "lunch.wall"), dem)
	for _, each := range []struct {
		n    int
		size screen.Size
	}{{31, judged[1]}, {500, judged[4]}, {2000, judged[4]}, {10000, judged[4]}} {
		w := drawnOn(b, captions, each.n, 30, true)
		v := w.view(each.size)
		name := fmt.Sprintf("%d/%dx%d", each.n, each.size.W, each.size.H)
		b.Run(name+"/anew", func(b *testing.B) {
			var s Stage
			s.Paint(v)
			for i := 0; b.Loop(); i++ {
				s.kept = kept{}
				s.bodyKey = bodyKey{}
				s.Paint(v)
			}
		})
		b.Run(name+"/arrival", func(b *testing.B) {
			var s Stage
			s.Paint(v)
			for i := 0; b.Loop(); i++ {
				b.StopTimer()
				id := w.say(1, "", fmt.Sprintf("One more answer %d", i), 1)
				v.Fresh = []mindmap.ID{id}
				b.StartTimer()
				s.Paint(v)
			}
		})
	}
}

// BenchmarkPaintAgain paints what was painted already, as after every message.
func BenchmarkPaintAgain(b *testing.B) {
	w := barrierWall(b, 1_000)
	v := w.view(screen.Size{W: 93, H: 26})
	v.Fresh = []mindmap.ID{{1}, {2}}
	v.Look = look.New(look.Dark, false)
	var s Stage
	for b.Loop() {
		s.Paint(v)
	}
}
