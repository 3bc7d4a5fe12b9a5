package stage

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/tui/cells"
)

// half is one half of a painting, row by row.
func half(rows []string, side mindmap.Side, width int) []string {
	const trunk = 3 // cells round the middle that belong to both
	var half []string
	for _, row := range rows {
		row = ansi.Strip(row)
		if side == mindmap.Left {
			left, _ := cells.Cut(row, width/2-trunk)
			half = append(half, left)
		} else {
			left, _ := cells.Cut(row, width/2+trunk)
			half = append(half, row[len(left):])
		}
	}
	return half
}

// Answers that come, one or many at once, change their own side of the map and nothing on the other; and when they stand
// out no longer, nothing at all moves on the other side.
func TestArrivalsLeaveTheOtherSideAlone(t *testing.T) {
	looked := 0
	rapid.Check(t, func(rt *rapid.T) {
		w := newWall(t, "What would you change?")
		var names []string
		for i := range rapid.IntRange(2, 9).Draw(rt, "themes") {
			name := string(rune('A'+i)) + rapid.StringMatching(`[a-z]{2,8}( [a-z]{2,6})?`).Draw(rt, "name")
			if i > 0 && rapid.IntRange(0, 4).Draw(rt, "nests") == 0 {
				name = names[0] + "/" + name
			}
			names = append(names, name)
		}
		say := func() mindmap.ID {
			words := rapid.StringMatching(`[A-Z][a-z]{1,9}( [a-z]{1,9}){0,5}`).Draw(rt, "words")
			return w.say(1, rapid.SampledFrom(names).Draw(rt, "under"), words, rapid.IntRange(1, 4).Draw(rt, "tally"))
		}
		for range rapid.IntRange(2, 60).Draw(rt, "answers") {
			say()
		}
		v := w.view(rapid.SampledFrom(sizes[1:]).Draw(rt, "size"))
		var s Stage
		before, step, hung := s.Paint(v), s.Step(), s.hangs
		id := say()
		q := w.Live.Board().Questions[0]
		for range rapid.SampledFrom([]int{0, 0, 30}).Draw(rt, "with it") { // as an import
			top := w.Live.Theme(q.Newest().Theme)
			id = w.say(1, strings.Join(w.Live.ThemePath(top.ID), "/"), "One of many", 1)
			q = w.Live.Board().Questions[0]
		}
		v.Fresh = []mindmap.ID{id}
		after := s.Paint(v)
		if max(step, s.Step()) > Some || hung || s.hangs {
			return
		}
		looked++
		other := mindmap.Right
		if w.Live.Theme(q.Newest().Theme).Side == mindmap.Right {
			other = mindmap.Left
		}
		v.Fresh = nil
		later := s.Paint(v)
		for i, moment := range [][]string{after, later} {
			b, a := half(before, other, v.Size.W), half(moment, other, v.Size.W)
			for y := range b {
				if b[y] != a[y] {
					rt.Fatalf("moment %d: row %d of the other side moved:\n%s\nthen\n%s", i, y, plain(before), plain(moment))
				}
			}
		}
	})
	if looked == 0 {
		t.Error("no map had two sides")
	}
	t.Logf("%d maps had two sides before and after", looked)
}

// Themes keep their sides and their order, whatever comes.
func TestSidesAndOrderStay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWall(t, "What would you change?")
		v := w.view(rapid.SampledFrom(sizes).Draw(rt, "size"))
		var s Stage
		sides := map[string]int{}
		for i := range rapid.IntRange(2, 20).Draw(rt, "answers") {
			theme := rapid.SampledFrom([]string{"", "Tam", "Tem", "Tim", "Tom", "Tum", "Tam/Deep"}).Draw(rt, "under")
			v.Fresh = []mindmap.ID{w.say(1, theme, captions.Draw(rt, "caption"), 1)}
			rows := s.Paint(v)
			if s.Step() > Some || s.hangs {
				clear(sides)
				continue
			}
			for n, side := range []mindmap.Side{mindmap.Left, mindmap.Right} {
				text, last := strings.Join(half(rows, side, v.Size.W), "\n"), -1
				for _, top := range w.Live.Board().Questions[0].Themes {
					at := strings.Index(text, top.Letter+" "+top.Text)
					if at < 0 {
						continue
					}
					if before, known := sides[top.Text]; known && before != n {
						rt.Fatalf("%s changed sides with answer %d:\n%s", top.Text, i, plain(rows))
					}
					if sides[top.Text] = n; at < last {
						rt.Fatalf("%s is out of order:\n%s", top.Text, plain(rows))
					}
					last = at
				}
			}
		}
	})
}
