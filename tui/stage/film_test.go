package stage

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap/demo"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/replay"
	"mindwall/mindmap/shown"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

func demoReplay() (*fold.Live, *replay.Replay) {
	live := fold.NewLive()
	live.Add(demo.Entries()...)
	return live, replay.Of(live, replay.Options{})
}

// The last that a film shows of a question is what the room sees of it now, and what it shows is the same each time.
func TestAFilmEndsAsTheRoom(t *testing.T) {
	live, r := demoReplay()
	l := look.New(look.Dark, false)
	for _, size := range []screen.Size{{W: 60, H: 20}, {W: 80, H: 24}, {W: 160, H: 50}, {W: 1, H: 1}} {
		f, again := NewFilm(r), NewFilm(r)
		for i := range r.Len() {
			rows := f.Rows(i, size, l)
			if len(rows) != size.H || !slices.Equal(rows, again.Rows(i, size, l)) {
				t.Fatalf("%v: moment %d is not the same twice", size, i)
			}
			if m := r.At(i); m.Summary {
				var s Stage
				room := s.Paint(View{Live: live, Shown: shown.Shown{Scene: shown.Summary, Question: m.Question}, Size: size, Look: l})
				if !slices.Equal(rows, room) {
					t.Errorf("%v: the summary is another than the room's", size)
				}
			}
		}
	}
}

// The sample event as it came to be, every eight seconds.
func TestGoldenFilm(t *testing.T) {
	_, r := demoReplay()
	var b strings.Builder
	for _, size := range []screen.Size{{W: 60, H: 20}, {W: 80, H: 24}} {
		f := NewFilm(r)
		next := time.Duration(0)
		for i := range r.Len() {
			rows, at := f.Rows(i, size, look.New(look.Dark, true)), r.At(i).Offset
			if at < next && i < r.Len()-1 {
				continue
			}
			next = at + 8*time.Second
			fmt.Fprintf(&b, "%s at %s\n", strings.Repeat("=", size.W), at)
			for _, row := range rows {
				b.WriteString(strings.TrimRight(ansi.Strip(row), " ") + "\n")
			}
		}
	}
	goldenText(t, "film", b.String())
}

func BenchmarkFilm(b *testing.B) {
	_, r := demoReplay()
	l := look.New(look.Dark, false)
	for b.Loop() {
		f := NewFilm(r)
		for i := range r.Len() {
			f.Rows(i, screen.Size{W: 120, H: 30}, l)
		}
	}
}
