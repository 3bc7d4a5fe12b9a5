package forms

import (
	"crypto/sha256"
	"fmt"
	"os"
	"testing"

	"mindwall/mindmap"
	"mindwall/tui/forms/blocks"
	"mindwall/tui/look"
	"mindwall/tui/screen"

	"pgregory.net/rapid"
)

func TestZZHash(t *testing.T) {
	h := sha256.New()
	out, _ := os.Create(os.Getenv("ZZ_OUT"))
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		w, paths := anyWall(rt, t)
		l := look.New(look.Dark, rapid.Bool().Draw(rt, "nc"))
		a, s := Arrangement{Maker: maker()}, Sheet{Maker: maker()}
		size := screen.Size{W: rapid.IntRange(30, 170).Draw(rt, "columns"), H: rapid.IntRange(6, 50).Draw(rt, "rows")}
		keep := Keep(rapid.IntRange(0, 2).Draw(rt, "keep"))
		hold := Hold(rapid.IntRange(0, 2).Draw(rt, "hold"))
		for range rapid.IntRange(1, 6).Draw(rt, "moments") {
			src := w.source(l)
			if ts := w.question().Themes; len(ts) > 0 {
				if rapid.IntRange(0, 3).Draw(rt, "fold") == 0 {
					src.Folded = map[mindmap.ID]bool{ts[0].ID: true, screen.UnsortedID(w.question().ID): rapid.Bool().Draw(rt, "fu")}
				}
				src.Opened = blocks.Opened{List: ts[len(ts)-1].ID, Skip: rapid.IntRange(0, 5).Draw(rt, "skip")}
			}
			for i, m := range []*Map{a.Lay(src, size, max(size.H-1, 1), hold), s.Lay(src, size, keep, rapid.Bool().Draw(rt, "holes"))} {
				for _, r := range drawn(m, 0, m.H) {
					fmt.Fprintln(h, r)
				}
				fmt.Fprintln(h, i, m.Kind, m.Hidden, m.strip, m.Answers())
				for at := range m.Len() {
					sp := m.Spot(at)
					fmt.Fprintln(h, sp.ID, sp.More, sp.Cut, sp.Unsorted, m.Rect(at), m.Head(at), m.Step(at, Up), m.Step(at, Down), m.Step(at, Left), m.Step(at, Right))
				}
				ab, be := m.OutOfSight(3, 9)
				fmt.Fprintln(h, ab, be)
				if out != nil {
					n++
					fmt.Fprintf(out, "%d %x\n", n, h.Sum(nil)[:6])
				}
			}
			if rapid.IntRange(0, 2).Draw(rt, "what happens") == 0 {
				w.file(rapid.IntRange(1, 4).Draw(rt, "filed"), rapid.SampledFrom([]string{"New", "Newer", "New/Deep"}).Draw(rt, "theme"))
			} else {
				w.say(rapid.SampledFrom(paths).Draw(rt, "path"), captions.Draw(rt, "caption"), 1)
			}
		}
	})
	fmt.Printf("HASH %d %x\n", n, h.Sum(nil)[:8])
}
