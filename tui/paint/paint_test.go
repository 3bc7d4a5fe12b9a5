package paint

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// drawing is a small map: a centre, themes on both sides, answers under them.
func drawing(l *look.Look, answers []string) *Painting {
	var items []*Item
	node := func(text string, level layout.Level, side mindmap.Side, gutter bool) *layout.Tree {
		item := &Item{Width: cells.Width(text), Gutter: gutter, Line: l.ThemeLine(0)}
		if gutter {
			item.Width += 2
		}
		item.Rows = [][]Span{{{Text: text, Width: cells.Width(text), Style: l.Answer}}}
		items = append(items, item)
		return &layout.Tree{Ref: len(items) - 1, Level: level, Side: side}
	}
	root := node(" Why? ", layout.Centre, mindmap.NoSide, false)
	for i, side := range []mindmap.Side{mindmap.Right, mindmap.Left} {
		theme := node([]string{" A Money ", " B Mind "}[i], layout.Theme, side, false)
		for _, a := range answers {
			theme.Kids = append(theme.Kids, node(a, layout.Leaf, side, true))
		}
		root.Kids = append(root.Kids, theme)
	}
	m := layout.Arrange(root, func(t *layout.Tree) layout.Size {
		return layout.Size{W: float64(items[t.Ref].Width), H: float64(len(items[t.Ref].Rows))}
	}, layout.Spacing{Across: func(*layout.Tree, float64) float64 { return 3 }, Snap: true})
	return New(m, items, l.QuestLine)
}

func plainRows(rows []string) string { return ansi.Strip(strings.Join(rows, "\n")) }

func TestPaintTwoSides(t *testing.T) {
	p := drawing(look.New(look.Light, true), []string{"Rent", "Food", "等待"})
	w, h := p.Size()
	got := plainRows(p.Paint(View{W: w, H: h}, Dress{}))
	want := strings.Trim(`
Rent ──╮                          ╭── Rent
Food ──┼─ B Mind ━━━ Why? ━━━ A Money ─┼── Food
等待 ──╯                          ╰── 等待
`, "\n")
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	if squeeze(got) != squeeze(want) {
		t.Errorf("painted\n%s\nwant\n%s", got, want)
	}
}

func TestSignsAndEmphasis(t *testing.T) {
	l := look.New(look.Light, false)
	p := drawing(l, []string{"Rent"})
	w, h := p.Size()
	rows := p.Paint(View{W: w, H: h}, Dress{
		Sign:     func(ref int) (string, look.Style) { return map[int]string{2: "◆", 1: "▸"}[ref], l.Marked },
		Emphasis: func(ref int, of look.Style) look.Style { return of },
	})
	if got := plainRows(rows); !strings.Contains(got, "◆ Rent") || !strings.Contains(got, "▸A Money") {
		t.Errorf("signs are missing:\n%s", got)
	}
}

// Two signs stand before a text and one behind it, mirrored on the left side, and where the canvas ends next to the
// text the blank between them gives way.
func TestSignsOnBothEnds(t *testing.T) {
	l := look.New(look.Light, true)
	p := drawing(l, []string{"Rent"})
	w, h := p.Size()
	of := func(sign string) func(int) (string, look.Style) {
		return func(ref int) (string, look.Style) {
			if item := p.items[ref]; item == nil || !item.Gutter {
				return "", look.Style{}
			}
			return sign, l.Prompt
		}
	}
	behind := func(_ int, side mindmap.Side) (string, look.Style) {
		return map[mindmap.Side]string{mindmap.Left: "⇒", mindmap.Right: "⇐"}[side], l.Prompt
	}
	d := Dress{Sign: of("◆"), OnBranch: of("▸"), Behind: behind}
	for _, c := range []struct {
		spare       int
		left, right string
	}{{0, "Rent ◆▸─", "─▸◆ Rent"}, {1, "⇒Rent ◆▸─", "─▸◆ Rent⇐"}, {2, "⇒ Rent ◆▸─", "─▸◆ Rent ⇐"}, {9, " ⇒ Rent ◆▸─", "─▸◆ Rent ⇐ "}} {
		got := plainRows(p.Paint(View{X: -c.spare, W: w + 2*c.spare, H: h}, d))
		if !strings.Contains(got, c.left) || !strings.Contains(got, c.right) || strings.ContainsAny(got, "⇒⇐") != (c.spare > 0) {
			t.Errorf("%d cells to spare:\n%s\nlacks %q or %q", c.spare, got, c.left, c.right)
		}
	}
}

// The sign of an answer of several rows stands where its branch arrives.
func TestSignStandsWhereTheBranchArrives(t *testing.T) {
	l := look.New(look.Light, false)
	for _, byTop := range []bool{false, true} {
		text := []Span{{Text: "words", Width: 5, Style: l.Answer}}
		items := []*Item{nil, {Width: 7, Gutter: true, Line: l.QuestLine, Rows: [][]Span{text, text, text}}}
		root := &layout.Tree{Kids: []*layout.Tree{{Ref: 1, Level: layout.Leaf}}}
		m := layout.Arrange(root, func(t *layout.Tree) layout.Size {
			return layout.Size{W: float64(7 * t.Ref), H: float64(1 + 2*t.Ref)}
		}, layout.Spacing{Across: func(*layout.Tree, float64) float64 { return 3 }, Snap: true, LeavesByTop: byTop})
		p := New(m, items, l.QuestLine)
		w, h := p.Size()
		rows := strings.Split(plainRows(p.Paint(View{W: w, H: h}, Dress{Sign: func(int) (string, look.Style) { return "●", l.Fresh }})), "\n")
		if want := int(m.Edges[0].Y1); !strings.Contains(rows[want], "●") {
			t.Errorf("by top %v: the branch arrives at row %d of\n%s", byTop, want, strings.Join(rows, "\n"))
		}
	}
}

func TestHitFindsWhatIsPainted(t *testing.T) {
	p := drawing(look.New(look.Light, true), []string{"Rent", "Food"})
	w, h := p.Size()
	rows := strings.Split(plainRows(p.Paint(View{W: w, H: h}, Dress{})), "\n")
	for y, row := range rows {
		if i := strings.Index(row, "A Money"); i >= 0 {
			if ref, ok := p.Hit(ansi.StringWidth(row[:i]), y); !ok || ref != 1 {
				t.Errorf("hit %d, %v; want the theme", ref, ok)
			}
		}
	}
	if _, ok := p.Hit(w+5, h+5); ok {
		t.Error("hit something outside the map")
	}
}

// TestAnyViewKeepsItsSize holds the contract of Paint: whatever part is seen, each row is as wide as the view.
func TestAnyViewKeepsItsSize(t *testing.T) {
	l := look.New(look.Dark, false)
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.SampledFrom([]string{"Rent", "等待时间", "👩‍👩‍👧 x", "e\u0301te\u0301", "ارتفاع"}), 0, 12).Draw(t, "answers")
		p := drawing(l, texts)
		v := View{
			X: rapid.IntRange(-20, 40).Draw(t, "x"), Y: rapid.IntRange(-10, 20).Draw(t, "y"),
			W: rapid.IntRange(0, 60).Draw(t, "w"), H: rapid.IntRange(0, 20).Draw(t, "h"),
		}
		rows := p.Paint(v, Dress{})
		if len(rows) != v.H {
			t.Fatalf("%d rows, want %d", len(rows), v.H)
		}
		for i, row := range rows {
			if w := ansi.StringWidth(row); w != v.W {
				t.Fatalf("row %d takes %d cells, want %d: %q", i, w, v.W, row)
			}
		}
	})
}

func TestCanvasDropsHalvesOfWideCharacters(t *testing.T) {
	c := NewCanvas(3, 1)
	c.Text(-1, 0, "等a等", look.Style{})
	if got := c.Lines()[0]; got != " a " {
		t.Errorf("got %q, want the whole characters only", got)
	}
}
