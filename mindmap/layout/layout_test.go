package layout

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
)

var update = flag.Bool("update", false, "write the goldens anew")

// sized is a tree with the size of every node, by Ref.
type sized struct {
	root  *Tree
	sizes []Size
}

func (s *sized) measure(t *Tree) Size { return s.sizes[t.Ref] }

func (s *sized) node(level Level, w, h float64, children ...*Tree) *Tree {
	s.sizes = append(s.sizes, Size{w, h})
	return &Tree{Ref: len(s.sizes) - 1, Level: level, Children: children}
}

func cells() Spacing {
	return Spacing{
		Snap:   true,
		Across: func(*Tree, float64) float64 { return 4 },
		Between: func(a, b *Tree) float64 {
			if a.Level == Theme {
				return 1
			}
			return 0
		},
	}
}

func points() Spacing {
	return Spacing{
		Across:  func(t *Tree, h float64) float64 { return 52 + min(56, max(0, h-140)*0.16) },
		Between: func(a, b *Tree) float64 { return 9 + 5*float64(min(a.Level, b.Level)) },
		Panel:   &PanelSpacing{Min: 7, Pad: 16, Gap: 10, RowGap: 9, CardW: 120, Across: 38},
	}
}

// anyTree draws a map with themes, sub-themes and answers of any size.
func anyTree(t *rapid.T) *sized {
	s := &sized{}
	size := func(label string) (float64, float64) {
		return rapid.Float64Range(0, 100).Draw(t, label+" w"), rapid.Float64Range(0, 40).Draw(t, label+" h")
	}
	var grow func(level Level, depth int) *Tree
	grow = func(level Level, depth int) *Tree {
		n := 0
		if level < Leaf && depth < 4 {
			n = rapid.IntRange(0, 9).Draw(t, "children")
		}
		var children []*Tree
		for range n {
			next := Leaf
			if level == Centre {
				next = Theme
			} else if rapid.IntRange(0, 3).Draw(t, "sub") == 0 {
				next = SubTheme
			}
			children = append(children, grow(next, depth+1))
		}
		w, h := size("node")
		node := s.node(level, w, h, children...)
		node.Side = rapid.SampledFrom([]mindmap.Side{mindmap.Left, mindmap.Right, mindmap.NoSide}).Draw(t, "side")
		return node
	}
	s.root = grow(Centre, 0)
	return s
}

func anySpacing(t *rapid.T) Spacing {
	s := rapid.SampledFrom([]func() Spacing{cells, points}).Draw(t, "spacing")()
	s.OneSided = rapid.Bool().Draw(t, "one-sided")
	s.Snap = s.Snap || rapid.Bool().Draw(t, "snap")
	s.LeavesByTop = rapid.Bool().Draw(t, "leaves by top")
	return s
}

type rect struct{ x, y, w, h float64 }

// slack forgives the rounding of sums of floating-point numbers.
const slack = 1e-6

func (r rect) overlaps(q rect) bool {
	return r.w > 0 && r.h > 0 && q.w > 0 && q.h > 0 &&
		r.x+r.w > q.x+slack && q.x+q.w > r.x+slack && r.y+r.h > q.y+slack && q.y+q.h > r.y+slack
}

func (r rect) holds(q rect) bool {
	return q.x >= r.x-slack && q.y >= r.y-slack && q.x+q.w <= r.x+r.w+slack && q.y+q.h <= r.y+r.h+slack
}

func TestNothingOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyTree(t)
		spacing := anySpacing(t)
		spacing.Deal = rapid.Bool().Draw(t, "deal")
		if p := spacing.Panel; p != nil {
			p.Headed, p.HeadGap, p.Narrow, p.Min = rapid.Bool().Draw(t, "headed"), 5, rapid.Bool().Draw(t, "narrow"), rapid.IntRange(1, 9).Draw(t, "min")
			p.Stacked = rapid.Bool().Draw(t, "stacked")
		}
		m := Arrange(s.root, s.measure, spacing)
		whole := rect{0, 0, m.W, m.H}
		for i, b := range m.Boxes {
			r := rect{b.X, b.Y, b.W, b.H}
			if !whole.holds(r) {
				t.Fatalf("box %d %v is outside the map %v", i, r, whole)
			}
			for j, c := range m.Boxes[:i] {
				if q := (rect{c.X, c.Y, c.W, c.H}); r.overlaps(q) {
					t.Fatalf("boxes %d %v and %d %v overlap", j, q, i, r)
				}
			}
			for j, p := range m.Panels {
				q := rect{p.X, p.Y, p.W, p.H}
				if b.Panel == j && !q.holds(r) {
					t.Fatalf("card %d %v is outside its panel %v", i, r, q)
				}
				if b.Panel != j && q.overlaps(r) {
					t.Fatalf("box %d %v and panel %d %v overlap", i, r, j, q)
				}
			}
		}
		for i, p := range m.Panels {
			for j, q := range m.Panels[:i] {
				if (rect{p.X, p.Y, p.W, p.H}).overlaps(rect{q.X, q.Y, q.W, q.H}) {
					t.Fatalf("panels %d and %d overlap", j, i)
				}
			}
		}
	})
}

func TestChildrenInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyTree(t)
		m := Arrange(s.root, s.measure, anySpacing(t))
		var order []int
		var walk func(*Tree)
		walk = func(n *Tree) {
			order = append(order, n.Ref)
			for _, k := range n.Children {
				walk(k)
			}
		}
		walk(s.root)
		type place struct {
			parent int
			side   mindmap.Side
		}
		last := map[place]Box{}
		for i, b := range m.Boxes {
			if b.Ref != order[i] {
				t.Fatalf("box %d is of node %d, want %d", i, b.Ref, order[i])
			}
			at := place{b.Parent, b.Side}
			before, ok := last[at]
			last[at] = b
			nextColumn := b.Panel >= 0 && b.X > before.X
			if ok && b.Y < before.Y+before.H-slack && !nextColumn {
				t.Fatalf("box %d at %v is above its elder sibling, which ends at %v", i, b.Y, before.Y+before.H)
			}
		}
	})
}

func TestParentMidwayBetweenFirstAndLastChild(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyTree(t)
		spacing := anySpacing(t)
		m := Arrange(s.root, s.measure, spacing)
		e := &engine{s: spacing}
		for i, b := range m.Boxes {
			first, last := math.NaN(), 0.0
			for _, edge := range m.Edges {
				if edge.From == i {
					if math.IsNaN(first) {
						first = edge.Y1
					}
					last = edge.Y1
				}
			}
			if math.IsNaN(first) || b.Parent < 0 {
				continue
			}
			want := (first + last) / 2
			if spacing.Snap {
				want = math.Floor(want)
			}
			at := e.middle(b.H)
			if spacing.Snap && spacing.LeavesByTop && b.Level == Leaf {
				at = 0
			}
			if got := b.Y + at; math.Abs(got-want) > slack {
				t.Fatalf("the middle of box %d is at %v, want %v", i, got, want)
			}
		}
	})
}

// A branch to an answer of several rows leads to the first one, where its words begin.
func TestLeavesByTop(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyTree(t)
		spacing := anySpacing(t)
		spacing.Snap, spacing.LeavesByTop = true, true
		m := Arrange(s.root, s.measure, spacing)
		for _, e := range m.Edges {
			if e.To < 0 || m.Boxes[e.To].Level != Leaf {
				continue
			}
			if b := m.Boxes[e.To]; e.Y1 != b.Y {
				t.Fatalf("the branch to a leaf at row %v of %v rows leads to row %v", b.Y, b.H, e.Y1)
			}
		}
	})
}

func TestSnapGivesWholeNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyTree(t)
		spacing := anySpacing(t)
		spacing.Snap = true
		m := Arrange(s.root, s.measure, spacing)
		numbers := []float64{m.W, m.H}
		for _, b := range m.Boxes {
			numbers = append(numbers, b.X, b.Y, b.W, b.H)
		}
		for _, e := range m.Edges {
			numbers = append(numbers, e.X0, e.Y0, e.X1, e.Y1)
		}
		for _, p := range m.Panels {
			numbers = append(numbers, p.X, p.Y, p.W, p.H)
		}
		for _, v := range numbers {
			if v != math.Trunc(v) {
				t.Fatalf("%v is no whole number", v)
			}
		}
	})
}

func TestBranchesMeetFacingSides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyTree(t)
		m := Arrange(s.root, s.measure, anySpacing(t))
		branches := 0
		for _, b := range m.Boxes {
			if b.Parent >= 0 && b.Panel < 0 {
				branches++
			}
		}
		if len(m.Edges) != branches+len(m.Panels) {
			t.Fatalf("%d branches for %d boxes and %d panels", len(m.Edges), branches, len(m.Panels))
		}
		for i, e := range m.Edges {
			from, to := m.Boxes[e.From], rect{}
			if e.To >= 0 {
				b := m.Boxes[e.To]
				to = rect{b.X, b.Y, b.W, b.H}
			} else {
				p := m.Panels[e.Panel]
				to = rect{p.X, p.Y, p.W, p.H}
			}
			start, end := from.X+from.W, to.x
			if e.Side == mindmap.Left {
				start, end = from.X, to.x+to.w
			}
			if e.X0 != start || math.Abs(e.X1-end) > slack || (e.X1-e.X0)*float64(e.Side) < -slack {
				t.Fatalf("branch %d runs from %v to %v, want %v to %v on side %d", i, e.X0, e.X1, start, end, e.Side)
			}
			if e.Y0 < from.Y-slack || e.Y0 > from.Y+from.H+slack || e.Y1 < to.y-slack || e.Y1 > to.y+to.h+slack {
				t.Fatalf("branch %d misses its boxes", i)
			}
		}
	})
}

func TestMoveShiftsAll(t *testing.T) {
	s := &sized{}
	var cards []*Tree
	for range 8 {
		cards = append(cards, s.node(Leaf, 40, 20))
	}
	s.root = s.node(Centre, 60, 30, s.node(Theme, 30, 20, cards...), s.node(Theme, 30, 20, s.node(Leaf, 50, 20)))
	still, moved := Arrange(s.root, s.measure, points()), Arrange(s.root, s.measure, points())
	moved.Move(7, -3)
	for i, b := range still.Boxes {
		b.X, b.Y = b.X+7, b.Y-3
		if moved.Boxes[i] != b {
			t.Errorf("box %d is %+v, want %+v", i, moved.Boxes[i], b)
		}
	}
	for i, e := range still.Edges {
		e.X0, e.X1, e.Y0, e.Y1 = e.X0+7, e.X1+7, e.Y0-3, e.Y1-3
		if moved.Edges[i] != e {
			t.Errorf("branch %d is %+v, want %+v", i, moved.Edges[i], e)
		}
	}
	for i, p := range still.Panels {
		p.X, p.Y = p.X+7, p.Y-3
		if moved.Panels[i] != p {
			t.Errorf("panel %d is %+v, want %+v", i, moved.Panels[i], p)
		}
	}
}

func TestUselessNumbersCountAsNothing(t *testing.T) {
	s := &sized{}
	s.root = s.node(Centre, math.NaN(), math.Inf(1), s.node(Theme, -5, 3))
	m := Arrange(s.root, s.measure, Spacing{Across: func(*Tree, float64) float64 { return math.NaN() }})
	if m.W != 0 || m.H != 3 {
		t.Errorf("the map is %v by %v, want 0 by 3", m.W, m.H)
	}
}

// drawn paints a map of cells: boxes as letters, the middle row of branches as lines.
func drawn(m *Map) string {
	rows := make([][]byte, int(m.H))
	for i := range rows {
		rows[i] = []byte(strings.Repeat(" ", int(m.W)))
	}
	for _, e := range m.Edges {
		x0, x1 := int(min(e.X0, e.X1)), int(max(e.X0, e.X1))
		for x := x0; x < x1; x++ {
			y := e.Y1
			if (x < (x0+x1)/2) == (e.Side == mindmap.Right) {
				y = e.Y0
			}
			rows[int(y)][x] = '-'
		}
	}
	for i, b := range m.Boxes {
		for y := int(b.Y); y < int(b.Y+b.H); y++ {
			for x := int(b.X); x < int(b.X+b.W); x++ {
				rows[y][x] = byte('a' + i%26)
			}
		}
	}
	var out strings.Builder
	for _, r := range rows {
		out.WriteString(strings.TrimRight(string(r), " "))
		out.WriteByte('\n')
	}
	return out.String()
}

func TestGoldens(t *testing.T) {
	s := &sized{}
	leaf := func(w, h float64) *Tree { return s.node(Leaf, w, h) }
	left := func(t *Tree) *Tree { t.Side = mindmap.Left; return t }
	whole := s.node(Centre, 10, 3,
		s.node(Theme, 7, 1, leaf(12, 1), leaf(9, 2), leaf(5, 1)),
		left(s.node(Theme, 6, 1, s.node(SubTheme, 5, 1, leaf(8, 1), leaf(6, 1)), s.node(SubTheme, 4, 1, leaf(7, 1)), leaf(9, 1))),
		s.node(Theme, 5, 1),
		left(s.node(Theme, 6, 1, leaf(4, 1), leaf(7, 1))))
	cases := []struct {
		name string
		root *Tree
		edit func(*Spacing)
	}{
		{"alone", s.node(Centre, 8, 2), func(*Spacing) {}},
		{"one-theme", s.node(Centre, 8, 3, s.node(Theme, 5, 1, leaf(4, 1), leaf(4, 1))), func(*Spacing) {}},
		{"tall-parent", s.node(Centre, 8, 1, s.node(Theme, 5, 5, leaf(4, 1), leaf(4, 3)), s.node(Theme, 5, 1)), func(*Spacing) {}},
		{"two-sided", whole, func(*Spacing) {}},
		{"one-sided", whole, func(s *Spacing) { s.OneSided = true }},
		{"panel", whole, func(s *Spacing) {
			s.Panel = &PanelSpacing{Min: 3, Pad: 1, Gap: 1, RowGap: 1, CardW: 12, Across: 3}
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			spacing := cells()
			c.edit(&spacing)
			got := drawn(Arrange(c.root, s.measure, spacing))
			file := filepath.Join("testdata", c.name+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestPanelsComeNearTheWantedAspect(t *testing.T) {
	s := &sized{}
	var themes []*Tree
	for i := range 8 {
		var cards []*Tree
		for range 40 {
			cards = append(cards, s.node(Leaf, 306, 34))
		}
		theme := s.node(Theme, 150, 40, cards...)
		if i >= 4 {
			theme.Side = mindmap.Left
		}
		themes = append(themes, theme)
	}
	s.root = s.node(Centre, 250, 100, themes...)
	spacing := points()
	spacing.Panel.CardW = 306
	spacing.Panel.Fit = func(w, h float64) float64 { return -math.Abs(math.Log((w + 112) / (h + 160) / 1.6)) }
	m := Arrange(s.root, s.measure, spacing)
	if a := (m.W + 112) / (m.H + 160); a < 1.1 || a > 2.3 {
		t.Errorf("the map is %.0f by %.0f, an aspect of %.2f", m.W, m.H, a)
	}
	if len(m.Panels) != 8 || m.Panels[0].Columns < 2 {
		t.Errorf("panels are %+v", m.Panels)
	}
}

func TestDeal(t *testing.T) {
	const r, l = mindmap.Right, mindmap.Left
	cases := []struct {
		name    string
		heights []float64
		gap     float64
		want    []mindmap.Side
	}{
		{"none", nil, 1, []mindmap.Side{}},
		{"one", []float64{5}, 1, []mindmap.Side{r}},
		{"equal: first ones right", []float64{4, 4, 4, 4}, 2, []mindmap.Side{r, r, l, l}},
		{"odd: first ones right", []float64{4, 4, 4}, 2, []mindmap.Side{r, r, l}},
		{"one tall", []float64{2, 12, 2, 2}, 1, []mindmap.Side{r, l, r, r}},
		{"gaps count", []float64{6, 2, 2, 2}, 3, []mindmap.Side{r, r, l, l}},
	}
	for _, c := range cases {
		if got := (&dealer{heights: c.heights, gap: c.gap}).deal(); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestDealIsTheBestThereIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		heights := rapid.SliceOfN(rapid.Float64Range(0, 1000), 1, 20).Draw(t, "heights")
		gap := rapid.Float64Range(0, 50).Draw(t, "gap")
		sides := (&dealer{heights: heights, gap: gap}).deal()
		if sides[0] != mindmap.Right {
			t.Fatalf("the first theme went to side %d", sides[0])
		}
		height := func(left func(int) bool) float64 {
			sum := [2]float64{-gap, -gap}
			for i, h := range heights {
				s := 0
				if left(i) {
					s = 1
				}
				sum[s] += h + gap
			}
			return max(sum[0], sum[1])
		}
		got := height(func(i int) bool { return sides[i] == mindmap.Left })
		other := rapid.IntRange(0, 1<<len(heights)-1).Draw(t, "other deal")
		best := height(func(i int) bool { return other>>i&1 == 1 })
		if len(heights) > exactDeal {
			best = best*1.5 + slices.Max(heights) + gap // a greedy deal is this good at least
		}
		if got > best+slack {
			t.Fatalf("dealt to %v, and %v is possible", got, best)
		}
	})
}

func TestDealingGoesByWhatIsMeasured(t *testing.T) {
	s := &sized{}
	fan := func(n int) *Tree {
		var children []*Tree
		for range n {
			children = append(children, s.node(Leaf, 8, 1))
		}
		return s.node(Theme, 5, 1, children...)
	}
	s.root = s.node(Centre, 8, 1, fan(3), fan(5), fan(2), fan(6))
	spacing := cells()
	spacing.Deal = true
	var got []mindmap.Side
	for _, b := range Arrange(s.root, s.measure, spacing).Boxes {
		if b.Level == Theme {
			got = append(got, b.Side)
		}
	}
	if want := []mindmap.Side{mindmap.Right, mindmap.Right, mindmap.Left, mindmap.Left}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if s.root.Children[3].Side != mindmap.NoSide {
		t.Error("the tree was changed")
	}
}

func BenchmarkArrange(b *testing.B) {
	for _, c := range []struct {
		name    string
		themes  int
		answers int
		spacing Spacing
	}{
		{"cells/100", 6, 17, cells()},
		{"cells/10000", 20, 500, cells()},
		{"points/10000", 20, 500, points()},
	} {
		s := &sized{}
		var themes []*Tree
		for i := range c.themes {
			var children []*Tree
			for j := range c.answers {
				children = append(children, s.node(Leaf, float64(10+j%20), float64(1+j%3)))
			}
			theme := s.node(Theme, 8, 1, children...)
			theme.Side = mindmap.Side(1 - 2*(i%2))
			themes = append(themes, theme)
		}
		root := s.node(Centre, 20, 3, themes...)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Arrange(root, s.measure, c.spacing)
			}
		})
	}
}
