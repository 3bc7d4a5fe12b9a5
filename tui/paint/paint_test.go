package paint

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/tui/look"
)

func TestCanvasDropsHalvesOfWideCharacters(t *testing.T) {
	c := NewCanvas(3, 1)
	c.Text(-1, 0, "等a等", look.Style{})
	if got := c.Lines()[0]; got != " a " {
		t.Errorf("got %q, want the whole characters only", got)
	}
}

// Whatever is painted over whatever: each row is as wide as the canvas.
func TestRowsKeepTheirWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 30).Draw(t, "w"), rapid.IntRange(0, 4).Draw(t, "h")
		c := NewCanvas(w, h)
		for range rapid.IntRange(0, 12).Draw(t, "texts") {
			text := rapid.SampledFrom([]string{"Rent", "等待时间", "👩‍👩‍👧 x", "e\u0301te\u0301", "ارتفاع", "…", "等"}).Draw(t, "text")
			c.Text(rapid.IntRange(-5, 30).Draw(t, "x"), rapid.IntRange(-1, 5).Draw(t, "y"), text, look.Style{})
		}
		rows := c.Lines()
		if len(rows) != h {
			t.Fatalf("%d rows, want %d", len(rows), h)
		}
		for i, row := range rows {
			if got := ansi.StringWidth(row); got != w {
				t.Fatalf("row %d takes %d cells, want %d: %q", i, got, w, row)
			}
		}
	})
}

func TestLinesMeet(t *testing.T) {
	for _, each := range []struct {
		arms         Arms
		light, heavy string
	}{{Up | Down, "│", "┃"}, {Up | Down | Right, "├", "┣"}, {Up | Right, "╰", "┗"}, {Left | Right, "─", "━"}, {0, " ", " "}} {
		if each.arms.Light() != each.light || each.arms.Heavy() != each.heavy {
			t.Errorf("%04b is %s and %s, want %s and %s", each.arms, each.arms.Light(), each.arms.Heavy(), each.light, each.heavy)
		}
	}
}
