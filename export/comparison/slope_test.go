package comparison

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/export/canvas"
	"mindwall/export/plan"
	"mindwall/export/typeset"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/scheme"
)

// TestLabelsAreSpread holds that labels keep their order, touch none, stay where there is room for them, and are not moved when nothing is
// in their way.
func TestLabelsAreSpread(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 30).Draw(t, "n")
		wanted, heights, all, free := make([]float64, n), make([]float64, n), 0.0, true
		for i := range wanted {
			wanted[i], heights[i] = rapid.Float64Range(0, 400).Draw(t, "wanted"), rapid.Float64Range(1, 60).Draw(t, "height")
			all += heights[i]
		}
		slices.Sort(wanted)
		const top, bottom, slack = -10, 410, 1e-6
		got := spread(wanted, heights, top, bottom)
		for i := range got {
			from := float64(top)
			if i > 0 {
				from = got[i-1] + heights[i-1]/2
				free = free && wanted[i]-heights[i]/2 >= wanted[i-1]+heights[i-1]/2
			}
			free = free && wanted[i]-heights[i]/2 >= top && wanted[i]+heights[i]/2 <= bottom
			if got[i]-heights[i]/2 < from-slack {
				t.Errorf("label %d begins at %v, above %v", i, got[i]-heights[i]/2, from)
			}
			if all <= bottom-top && got[i]+heights[i]/2 > bottom+slack {
				t.Errorf("label %d ends at %v, below the strip", i, got[i]+heights[i]/2)
			}
		}
		for i := range got {
			if free && math.Abs(got[i]-wanted[i]) > slack {
				t.Errorf("label %d is moved from %v to %v, and nothing is in its way", i, wanted[i], got[i])
			}
		}
	})
}

// drawFigure draws a figure of two columns.
func drawFigure(t *rapid.T) *figure {
	f := &figure{question: "Why?", what: "How often", columns: []string{"2026", "2027"}, said: []string{"said 9 times", "said 99 times"}}
	for i := range rapid.IntRange(1, slopeThemes).Draw(t, "rows") {
		r := row{
			name: fmt.Sprint("Theme ", i, strings.Repeat(" and more", rapid.IntRange(0, 6).Draw(t, "long"))), status: compare.Grown, word: "more",
			sure: rapid.Bool().Draw(t, "sure"),
		}
		for range f.columns {
			n := rapid.IntRange(0, 40).Draw(t, "said")
			r.values, r.main, r.beside = append(r.values, float64(n)), append(r.main, fmt.Sprint(n)), append(r.beside, "10%")
		}
		f.rows = append(f.rows, r)
	}
	return f
}

// TestLabelsOfLinesDoNotOverlap draws lines, and holds that every end has its label, beside it or near, that no two touch, and that none
// leaves the picture or gets into the lines.
func TestLabelsOfLinesDoNotOverlap(t *testing.T) {
	set, drawn := typeset.NewTypesetter("", false), 0
	rapid.Check(t, func(t *rapid.T) {
		f := drawFigure(t)
		d := drawing{figure: f, set: set, palette: plan.PaletteOf(scheme.Light), scene: &canvas.Scene{W: figureW}, margin: plan.Margin}
		s := d.newSlope()
		if s == nil {
			return // bars are drawn
		}
		drawn++
		if s.sides[1]-s.sides[0] < slopeLines {
			t.Errorf("%v points are left for the lines", s.sides[1]-s.sides[0])
		}
		for side, ends := range s.ends {
			labels := 0
			for _, r := range f.rows {
				if r.values[side] > 0 {
					labels++
				}
			}
			if len(ends) != labels {
				t.Errorf("%d labels, want %d", len(ends), labels)
			}
			for i, e := range ends {
				if i > 0 && e.middle-e.height()/2 < ends[i-1].middle+ends[i-1].height()/2-1e-6 {
					t.Errorf("labels %q and %q overlap", ends[i-1].name.String(), e.name.String())
				}
				if math.Abs(e.middle-e.wanted) > slopeAway {
					t.Errorf("label %q is %v away from its line", e.name.String(), e.middle-e.wanted)
				}
				if w := slopeLeader + slopeMain + slopeBeside + signGap + signSize + e.name.W; w > s.sides[0]-d.margin+1e-6 && side == 0 || s.sides[1]+w > figureW-d.margin+1e-6 && side == 1 {
					t.Errorf("label %q leaves the picture", e.name.String())
				}
				if e.main.W > slopeMain || e.beside.W > slopeBeside {
					t.Errorf("numbers %q, %q are too wide", e.main.String(), e.beside.String())
				}
			}
		}
	})
	if drawn == 0 {
		t.Error("no lines were drawn: the test tests nothing")
	}
}
