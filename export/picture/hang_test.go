package picture

import (
	"bytes"
	"strings"
	"testing"

	"mindwall/mindmap"
)

func TestEmptyThemesHaveNeitherCountNorBar(t *testing.T) {
	m := newMaker()
	q := m.question("Why?", []*mindmap.Theme{m.theme("Full", m.answers("a", "b")), m.theme("Bare", nil)})
	p := mustPlan(t, m.board, q, Options{NoSystemFonts: true})
	for _, d := range drawn(t, p.scene()) {
		if d.text == "0" {
			t.Error("the legend counts nothing")
		}
	}
	board := newMaker()
	many := board.theme("Many", board.answers("a"))
	many.Answers[0].Tally = mindmap.Tally{1000}
	q = board.question("Why?", []*mindmap.Theme{many, board.theme("One", board.answers("b")), board.theme("Bare", nil)})
	chart, err := NewBars(board.board, q, Options{NoSystemFonts: true})
	if err != nil {
		t.Fatal(err)
	}
	var bars []float64
	for _, d := range drawn(t, chart.draw()) {
		if d.text == "" && d.h == barH {
			bars = append(bars, d.w)
		}
	}
	if len(bars) != 2 || bars[1] < minBar {
		t.Errorf("the bars are %v points wide; want one for each of two themes that were named", bars)
	}
}

func TestTheChartExplainsOnlyThoseWhoSpoke(t *testing.T) {
	m := newMaker()
	answers := m.answers("a", "b")
	answers[0].Tally = mindmap.Tally{1, 2, 0}
	bars, err := NewBars(m.board, m.question("Why?", []*mindmap.Theme{m.theme("T", answers)}), Options{NoSystemFonts: true})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := bars.WriteSVG(&out, true); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); !strings.Contains(s, ">survey<") || strings.Contains(s, ">phone<") {
		t.Error("the key should have the survey, and not the phone")
	}
}

// TestBookKeepsHeadsAndEdges holds that no column of the book ends with a head, and that no card is drawn over the edge.
func TestBookKeepsHeadsAndEdges(t *testing.T) {
	m := newMaker()
	long := func() []*mindmap.Answer {
		a := m.answers(strings.Repeat("many words ", 25))
		a[0].Quote, a[0].Publish = strings.Repeat("said at length ", 90), true
		return a
	}
	var themes []*mindmap.Theme
	for i := range 30 {
		var subs []*mindmap.Theme
		for range i % 4 {
			subs = append(subs, m.theme("Sub", m.answers("In the sub")), m.theme("Long", long()))
		}
		themes = append(themes, m.theme("Theme", m.answers(make([]string, i%7)...), subs...))
	}
	p := mustPlan(t, m.board, m.question("Why?", themes, long()...), Options{NoSystemFonts: true})
	for n, sh := range p.bookPages() {
		for _, d := range drawn(t, sh.Scene) {
			if d.text == "" && d.y+d.h > bookBottom+0.5 {
				t.Errorf("page %d: a box ends at %.0f, below the edge at %.0f", n+2, d.y+d.h, bookBottom)
			}
		}
	}
	head, answer := card{head: true, h: 30}, card{h: 40}
	height, fits := evenColumns([]card{head, answer}, 500)
	if n := columnEnd([]card{head, answer}, height); !fits || n != 2 {
		t.Errorf("a head stands alone in its column: %d cards at %.0f", n, height)
	}
}

func TestUnreadablePNGsNameOtherFormats(t *testing.T) {
	for size, want := range map[float64]string{1000: "", 5000: "sharpness", 12000: "pixels high; use SVG or PDF"} {
		if got := (&Picture{W: size, H: size, pixels: 2, leaf: 13.5}).PNGNote(); got == "" != (want == "") || !strings.Contains(got, want) {
			t.Errorf("at %.0f points a side it says %q, want %q", size, got, want)
		}
	}
}
