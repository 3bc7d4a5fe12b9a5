package forms

import (
	"encoding/binary"
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/text"
	"mindwall/tui/forms/blocks"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// wall is a question that tests fill.
type wall struct {
	tb testing.TB
	*scribe.Scribe
}

func newWall(tb testing.TB) *wall {
	n := uint64(0)
	w := &wall{tb, &scribe.Scribe{
		Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1},
		Now: func() time.Time { return time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC) },
		NewID: func() mindmap.ID {
			n++
			var id mindmap.ID
			binary.BigEndian.PutUint64(id[8:], n)
			return id
		},
	}}
	w.do(mindmap.AskQuestion{Text: "What would you change?"})
	return w
}

func (w *wall) do(ops ...mindmap.Op) {
	w.tb.Helper()
	if _, err := w.Do(ops...); err != nil {
		w.tb.Fatal(err)
	}
}

func (w *wall) question() *mindmap.Question { return w.Live.Board().Questions[0] }

func (w *wall) theme(path string) mindmap.ID {
	w.tb.Helper()
	id, drafts, err := plan.Theme(w.Live.Board(), w.question(), text.SplitPath(path), w.ID)
	if err == nil && len(drafts) > 0 {
		_, err = w.Record(drafts...)
	}
	if err != nil {
		w.tb.Fatal(err)
	}
	return id
}

func (w *wall) say(path, caption string, tally int) {
	w.tb.Helper()
	w.do(mindmap.AddAnswer{Question: w.question().ID, Theme: w.theme(path), Caption: caption, Tally: tally})
}

// file files the first so many of the unsorted.
func (w *wall) file(n int, theme string) {
	w.tb.Helper()
	to := w.theme(theme)
	var ids []mindmap.ID
	for _, a := range w.question().Unsorted[:min(n, len(w.question().Unsorted))] {
		ids = append(ids, a.ID)
	}
	if _, err := w.Record(plan.Move(ids, w.question(), to)...); err != nil {
		w.tb.Fatal(err)
	}
}

func (w *wall) source(l *look.Look) blocks.Source {
	s := blocks.Source{Question: w.question(), Look: l}
	if a := w.question().Newest(); a != nil {
		s.Must = []*mindmap.Answer{a}
	}
	return s
}

func maker() blocks.Maker {
	return blocks.Maker{FoldedSign: "▾", Words: func(a *mindmap.Answer) (string, string) {
		if n := a.Tally.Total(); n > 1 {
			return a.Text, fmt.Sprintf("×%d", n)
		}
		return a.Text, ""
	}}
}

var (
	captions = rapid.OneOf(
		rapid.SampledFrom([]string{"Bus fare or lunch", "等了几个月才能见到专科医生", "أيام دون سماع صوت", "👩‍👩‍👧‍👦 🎉", "x", "e\u0301te\u0301 🇩🇪",
			"Krankenversicherungskartenlesegerät", strings.Repeat("as long as a caption may be ", 10)}),
		rapid.StringMatching(`[A-Z][a-z]{0,11}( [a-z]{1,9}){0,7}`),
	)
	names = rapid.OneOf(
		rapid.StringMatching(`[A-Z][a-z]{2,12}( [a-z]{1,9}){0,3}`),
		rapid.SampledFrom([]string{"等待时间", "الانتظار الطويل", "Joy 🎉", "Gesundheitsversorgungszentrum", strings.Repeat("a long name ", 4)}),
	)
)

// anyWall draws a wall: no theme, a few, or many; sub-themes; one large theme; many unsorted or none.
func anyWall(t *rapid.T, tb testing.TB) (*wall, []string) {
	w := newWall(tb)
	paths := []string{""}
	for i := range rapid.SampledFrom([]int{0, 1, 3, 6, 20, 40}).Draw(t, "themes") {
		name := fmt.Sprintf("%d %s", i, names.Draw(t, "name"))
		if len(paths) > 1 && rapid.IntRange(0, 3).Draw(t, "nests") == 0 {
			if under := paths[rapid.IntRange(1, len(paths)-1).Draw(t, "under")]; strings.Count(under, "/") < 3 {
				name = under + "/" + name
			}
		}
		w.theme(name)
		paths = append(paths, name)
	}
	for range rapid.SampledFrom([]int{0, 1, 6, 30, 80}).Draw(t, "answers") {
		w.say(rapid.SampledFrom(paths).Draw(t, "path"), captions.Draw(t, "caption"), rapid.IntRange(1, 3).Draw(t, "tally"))
	}
	return w, paths
}

func drawn(m *Map, from, h int) []string {
	return m.Lines(image.Rect(0, from, m.W, from+h), nil)
}

// check holds what is true of every map: rows as wide as the window, nothing over anything else, everything in the window that
// has a place, and every theme by its letter.
func check(t *rapid.T, m *Map, q *mindmap.Question, cut bool) {
	t.Helper()
	rows := drawn(m, 0, m.H)
	picture := ansi.Strip(strings.Join(rows, "\n"))
	for y, row := range rows {
		if w := ansi.StringWidth(row); w != m.W {
			t.Fatalf("row %d takes %d cells, want %d:\n%s", y, w, m.W, picture)
		}
	}
	taken := make([]int, m.W*m.H)
	for i := range m.parts {
		p := &m.parts[i]
		for spot, r := range p.Texts {
			r = r.Add(image.Pt(p.x, p.y))
			for x := r.Min.X; x < r.Max.X; x++ {
				if !image.Pt(x, r.Min.Y).In(image.Rect(0, 0, m.W, m.H)) {
					t.Fatalf("spot %d of part %d stands outside at %d, %d as %s:\n%s", spot, i, x, r.Min.Y, m.Kind, picture)
				}
				if at := &taken[r.Min.Y*m.W+x]; *at != 0 && *at != i+1 {
					t.Fatalf("spot %d of part %d stands over part %d at %d, %d:\n%s", spot, i, *at-1, x, r.Min.Y, picture)
				} else {
					*at = i + 1
				}
			}
		}
	}
	for _, th := range q.Themes {
		if at, ok := m.Find(th.ID); !ok || m.Spot(at).Theme != th {
			t.Fatalf("theme %s has no place as %s:\n%s", th.Letter, m.Kind, picture)
		}
	}
	for at := 1; at < m.Len(); at++ {
		s := m.Spot(at)
		if s.Cut && !cut {
			t.Fatalf("%q is cut as %s:\n%s", s.Answer.Text, m.Kind, picture)
		}
		r := m.Rect(at)
		if hit, ok := m.Hit(r.Min.X, r.Min.Y); s.Answer != nil && (!ok || hit != at) {
			t.Fatalf("a click on %q at %v meets %v:\n%s", s.Answer.Text, r, hit, picture)
		}
	}
}

// Whatever the wall, the window and what happens, the room's map stays in its window, shows the newest, and names every theme.
func TestAnyArrangement(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, paths := anyWall(rt, t)
		l := look.New(look.Dark, rapid.Bool().Draw(rt, "without colour"))
		a := Arrangement{Maker: maker()}
		size := screen.Size{W: rapid.IntRange(56, 170).Draw(rt, "columns"), H: rapid.IntRange(16, 50).Draw(rt, "rows")}
		for range rapid.IntRange(1, 8).Draw(rt, "moments") {
			m := a.Lay(w.source(l), size, size.H-1, Hold(rapid.IntRange(0, 1).Draw(rt, "hold")))
			check(rt, m, w.question(), true)
			if n := w.question().Newest(); n != nil {
				if _, ok := m.Find(n.ID); !ok {
					rt.Fatalf("the newest has no place as %s:\n%s", m.Kind, ansi.Strip(strings.Join(drawn(m, 0, m.H), "\n")))
				}
			}
			switch rapid.IntRange(0, 3).Draw(rt, "what happens") {
			case 0:
				w.file(rapid.IntRange(1, 4).Draw(rt, "filed"), rapid.SampledFrom([]string{"New", "Newer", "New/Deep"}).Draw(rt, "theme"))
			default:
				w.say(rapid.SampledFrom(paths).Draw(rt, "path"), captions.Draw(rt, "caption"), 1)
			}
		}
	})
}

// Whatever the wall, the window and what happens, a sheet shows everything whole, and a step leads somewhere on it: everything
// can be walked to.
func TestAnySheet(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, paths := anyWall(rt, t)
		l := look.New(look.Dark, true)
		s := Sheet{Maker: maker()}
		size := screen.Size{W: rapid.IntRange(40, 170).Draw(rt, "columns"), H: rapid.IntRange(6, 40).Draw(rt, "rows")}
		keep := Keep(rapid.IntRange(0, 2).Draw(rt, "keep"))
		for range rapid.IntRange(1, 6).Draw(rt, "moments") {
			src := w.source(l)
			src.Must = nil
			m := s.Lay(src, size, keep, rapid.Bool().Draw(rt, "holes"))
			check(rt, m, w.question(), false)
			for a := range w.question().AllAnswers {
				if _, ok := m.Find(a.ID); !ok {
					rt.Fatalf("%q has no place as %s:\n%s", a.Text, m.Kind, ansi.Strip(strings.Join(drawn(m, 0, m.H), "\n")))
				}
			}
			if rapid.IntRange(0, 2).Draw(rt, "what happens") == 0 {
				w.file(rapid.IntRange(1, 4).Draw(rt, "filed"), rapid.SampledFrom([]string{"New", "Newer", "New/Deep"}).Draw(rt, "theme"))
			} else {
				w.say(rapid.SampledFrom(paths).Draw(rt, "path"), captions.Draw(rt, "caption"), 1)
			}
		}
	})
}

// Everything on a map can be walked to, from the question and from everywhere else.
func TestEverythingCanBeWalkedTo(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, _ := anyWall(rt, t)
		s := Sheet{Maker: maker()}
		src := w.source(look.New(look.Dark, true))
		size := screen.Size{W: rapid.IntRange(40, 170).Draw(rt, "columns"), H: rapid.IntRange(6, 40).Draw(rt, "rows")}
		m := s.Lay(src, size, Keep(rapid.IntRange(0, 2).Draw(rt, "keep")), false)
		reached, next := map[int]bool{0: true}, []int{0}
		for len(next) > 0 {
			at := next[0]
			next = next[1:]
			for _, d := range []Direction{Up, Down, Left, Right} {
				to := m.Step(at, d)
				if want, ok := beside(m, at, d); ok && to != want {
					rt.Fatalf("%d leads to %d and not to %d as %s:\n%s", at, to, want, m.Kind, ansi.Strip(strings.Join(drawn(m, 0, m.H), "\n")))
				}
				if !reached[to] {
					reached[to] = true
					next = append(next, to)
				}
			}
		}
		for at := range m.Len() {
			if !reached[at] {
				s := m.Spot(at)
				rt.Fatalf("nothing leads to %v %v (%+v) as %s:\n%s", s.Theme, s.Answer, m.Rect(at), m.Kind, ansi.Strip(strings.Join(drawn(m, 0, m.H), "\n")))
			}
		}
	})
}

// beside is what a step to the left or the right leads to by its definition: the least of all that stands there, looked for
// one by one. It is not ok where the tree leads along its lines.
func beside(m *Map, at int, d Direction) (best int, ok bool) {
	p, _ := m.locate(at)
	if p == nil || d == Up || d == Down || (m.Kind == Tree || m.Kind == Branch) && p.col != unsortedColumn {
		return 0, false
	}
	best = at
	from, distance := m.Rect(at), 0
	for to := 1; to < m.Len(); to++ {
		q, _ := m.locate(to)
		r := m.Rect(to)
		ahead := r.Min.X - from.Max.X
		if d == Left {
			ahead = from.Min.X - r.Max.X
		}
		cost := ahead + farther*away(r.Min.Y, from.Min.Y)
		if (q.col == unsortedColumn) == (p.col == unsortedColumn) && to != at && ahead >= 0 && (best == at || cost < distance) {
			best, distance = to, cost
		}
	}
	return best, true
}

// What was filed leaves its place empty, and one that comes back finds it.
func TestPlacesOfWhatWasFiled(t *testing.T) {
	w := newWall(t)
	for i := range 6 {
		w.say("", fmt.Sprintf("Answer %d", i), 1)
	}
	w.say("Money", "Rent", 1)
	s := Sheet{Maker: maker()}
	l := look.New(look.Dark, true)
	size := screen.Size{W: 80, H: 20}
	lay := func(holes bool) string {
		return ansi.Strip(strings.Join(drawn(s.Lay(w.source(l), size, KeepNone, holes), 0, 20), "\n"))
	}
	before := lay(false)
	w.file(2, "Money")
	after := lay(true)
	if strings.Count(after, "→ A") != 2 {
		t.Fatalf("no note where they went:\n%s", after)
	}
	for _, left := range []string{"Answer 2", "Answer 5"} {
		if column(before, left) != column(after, left) {
			t.Errorf("%s moved:\n%s\n%s", left, before, after)
		}
	}
	if _, _, err := w.Undo(); err != nil {
		t.Fatal(err)
	}
	if again := lay(true); strings.Contains(again, "→ A") || !slices.Equal(strip(before), strip(again)) {
		t.Errorf("undone it is\n%s\nwant\n%s", again, before)
	}
	w.file(2, "Money")
	lay(true)
	if closed := lay(false); strings.Contains(closed, "→ A") {
		t.Errorf("the places stay:\n%s", closed)
	}
}

// strip are the rows of the unsorted.
func strip(picture string) []string {
	_, under, _ := strings.Cut(picture, "Unsorted")
	return strings.Split(under, "\n")
}

func column(picture, of string) int {
	for _, row := range strings.Split(picture, "\n") {
		if x := strings.Index(row, of); x >= 0 {
			return x
		}
	}
	return -1
}

// The first answers of a question stand as airily as if they had been there at first.
func TestFromTheFirstAnswerOn(t *testing.T) {
	for _, path := range []string{"", "Money"} {
		w := newWall(t)
		if path != "" {
			w.say(path, "Rent", 1)
		}
		l, size := look.New(look.Dark, true), screen.Size{W: 80, H: 24}
		a := Arrangement{Maker: maker()}
		for i := range 6 {
			a.Lay(w.source(l), size, 23, Free)
			w.say("", fmt.Sprintf("Answer %d", i), 1)
		}
		grown := a.Lay(w.source(l), size, 23, Free)
		a = Arrangement{Maker: a.Maker}
		if fresh := a.Lay(w.source(l), size, 23, Free); grown.stop() != fresh.stop() {
			t.Errorf("under %q the tab stop is %d, want %d", path, grown.stop(), fresh.stop())
		}
	}
}

// stop is the column at which the second answer of the unsorted stands.
func (m *Map) stop() int {
	n, p := 0, m.parts[len(m.parts)-1]
	for i, s := range p.Spots() {
		if s.Answer != nil {
			if n++; n == 2 {
				return p.Places()[i].Min.X
			}
		}
	}
	return -1
}

// longList is more answers than one block holds.
const longList = 600

// A list that is too long for one block shows everything too, in order, each under its name; and an answer that comes, or goes,
// leaves most of it as it was.
func TestLongLists(t *testing.T) {
	w := newWall(t)
	money := w.theme("Money")
	var ops []mindmap.Op
	for i := range 1500 {
		ops = append(ops, mindmap.AddAnswer{Question: w.question().ID, Theme: money, Caption: fmt.Sprintf("Under money, number %d", i)},
			mindmap.AddAnswer{Question: w.question().ID, Caption: fmt.Sprintf("Under none, number %d", i)})
	}
	w.do(ops...)
	w.say("Time/Waiting", "Months", 1)
	s := Sheet{Maker: maker()}
	src := w.source(look.New(look.Dark, true))
	lay := func() *Map {
		src.Question, src.Must = w.question(), nil
		return s.Lay(src, screen.Size{W: 80, H: 30}, KeepNone, false)
	}
	m := lay()
	rapid.Check(t, func(rt *rapid.T) { check(rt, m, w.question(), false) })
	last := image.Point{}
	for _, a := range w.question().Themes[0].Answers {
		at, ok := m.Find(a.ID)
		if !ok || m.Rect(at).Min.Y <= last.Y {
			t.Fatalf("%q is out of order at %v", a.Text, m.Rect(at))
		}
		if head := m.Spot(m.Head(at)); head.Theme == nil || head.Theme.ID != money {
			t.Fatalf("%q hangs under %+v", a.Text, head)
		}
		last = m.Rect(at).Min
	}
	if above, below := m.OutOfSight(0, m.H); above+below > 0 || m.Shown(money) != 1500 {
		t.Errorf("%d and %d are out of sight, %d under money", above, below, m.Shown(money))
	}
	w.say("Money", "One more", 1)
	kept, before := 0, map[*blocks.Block]bool{}
	for i := range m.parts {
		before[m.parts[i].Block] = true
	}
	again := lay()
	for i := range again.parts {
		if before[again.parts[i].Block] {
			kept++
		}
	}
	if kept < len(again.parts)-4 {
		t.Errorf("%d of %d blocks are as they were", kept, len(again.parts))
	}
}

// A chunk is as high as it was said to be before it was made.
func TestChunksKeepTheirHeight(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWall(t)
		money := w.theme("Money")
		some := rapid.SliceOfN(captions, 3, 20).Draw(rt, "captions")
		var ops []mindmap.Op
		for i := range longList {
			ops = append(ops, mindmap.AddAnswer{Question: w.question().ID, Theme: money, Caption: some[i%len(some)], Tally: 1 + i%3})
		}
		w.do(ops...)
		s := Sheet{Maker: maker()}
		src := blocks.Source{Question: w.question(), Look: look.New(look.Dark, true)}
		m := s.Lay(src, screen.Size{W: rapid.IntRange(40, 120).Draw(rt, "columns"), H: 30}, KeepNone, false)
		for i := range m.parts {
			p := &m.parts[i]
			said := p.Own()
			if p.Spots(); p.Own() != said {
				rt.Fatalf("part %d is %d rows high, and was said to be %d", i, p.Own(), said)
			}
		}
	})
}

// What was kept of a map while the wall changed gives the picture that making everything anew does.
func TestKeptIsAsGoodAsNew(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, paths := anyWall(rt, t)
		if rapid.IntRange(0, 9).Draw(rt, "long") == 0 {
			to := w.theme(paths[len(paths)-1])
			var ops []mindmap.Op
			for i := range longList {
				ops = append(ops, mindmap.AddAnswer{Question: w.question().ID, Theme: to, Caption: fmt.Sprintf("One of many %d", i)})
			}
			w.do(ops...)
		}
		l := look.New(look.Dark, true)
		s, a := Sheet{Maker: maker()}, Arrangement{Maker: maker()}
		size := screen.Size{W: rapid.IntRange(56, 150).Draw(rt, "columns"), H: rapid.IntRange(12, 40).Draw(rt, "rows")}
		for range rapid.IntRange(1, 6).Draw(rt, "moments") {
			src := w.source(l)
			kept := drawn(s.Lay(src, size, KeepNone, false), 0, 60)
			s.Maker = maker()
			if fresh := drawn(s.Lay(src, size, KeepNone, false), 0, 60); !slices.Equal(kept, fresh) {
				rt.Fatalf("kept, the sheet is\n%s\nanew\n%s", strings.Join(kept, "\n"), strings.Join(fresh, "\n"))
			}
			room := drawn(a.Lay(src, size, size.H-1, Free), 0, size.H-1)
			a.Maker = maker()
			if fresh := drawn(a.Lay(src, size, size.H-1, Free), 0, size.H-1); !slices.Equal(room, fresh) {
				rt.Fatalf("kept, the room sees\n%s\nanew\n%s", strings.Join(room, "\n"), strings.Join(fresh, "\n"))
			}
			switch rapid.IntRange(0, 3).Draw(rt, "what happens") {
			case 0:
				w.file(rapid.IntRange(1, 4).Draw(rt, "filed"), rapid.SampledFrom([]string{"New", "New/Deep"}).Draw(rt, "theme"))
			case 1:
				if w.question().Answers == 0 {
					break
				}
				if _, _, err := w.Undo(); err != nil {
					rt.Fatal(err)
				}
			default:
				w.say(rapid.SampledFrom(paths).Draw(rt, "path"), captions.Draw(rt, "caption"), 1)
			}
		}
	})
}
