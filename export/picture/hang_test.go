package picture

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
)

// drawnTexts are the lines that a scene draws.
func drawnTexts(s *scene) []string {
	var out []string
	for i := range s.ops {
		if l := s.ops[i].line; l != nil {
			out = append(out, l.text)
		}
	}
	return out
}

func TestEmptyThemesHaveNeitherCountNorBar(t *testing.T) {
	m := newMaker()
	q := m.question("Why?", []*mindmap.Theme{m.theme("Full", m.answers("a", "b")), m.theme("Bare", nil)})
	p := mustPlan(t, m.board, q, Options{NoSystemFonts: true})
	for _, line := range drawnTexts(p.scene()) {
		if line == "0" {
			t.Error("the legend counts nothing")
		}
	}
	board := newMaker()
	many := board.theme("Many", board.answers("a"))
	many.Answers[0].Tally = mindmap.Tally{1000}
	q = board.question("Why?", []*mindmap.Theme{many, board.theme("One", board.answers("b")), board.theme("Bare", nil)})
	c := chart{
		set: newTypesetter("en", false), palette: Light.palette(), rows: barsOf(q), scene: &scene{w: barsW}, spoke: q.Tally,
	}
	c.measure()
	c.draw(board.board, q)
	var bars []float64
	for i := range c.scene.ops {
		if o := &c.scene.ops[i]; o.kind == boxOp && o.h == barH {
			bars = append(bars, o.w)
		}
	}
	if len(bars) != 2 || bars[1] < leastBar {
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
	if err := bars.WriteSVG(&out, SVGOptions{LiveText: true}); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); !strings.Contains(s, ">survey<") || strings.Contains(s, ">phone<") {
		t.Error("the key should have the survey, and not the phone")
	}
}

// TestSignsStandBehindWords holds that a sign has a line of its own only where no other way is.
func TestSignsStandBehindWords(t *testing.T) {
	set := newTypesetter("en", false)
	st := answerStyle.style()
	for _, text := range []string{"People damp nobody carers people damp", "Afraid interpreter rent interpreter housing"} {
		p, extra := set.setBeside(text, st, 16)
		if extra || len(p.lines) != 2 || p.lines[1].w+stripGap+16 > st.measure {
			t.Errorf("%q is set on %d lines, the sign alone: %v", text, len(p.lines), extra)
		}
	}
	if p, extra := set.setBeside(strings.Repeat("w", 22), st, 30); !extra || len(p.lines) != 1 {
		t.Errorf("a word was broken for a sign: %d lines, the sign alone: %v", len(p.lines), extra)
	}
	rapid.Check(t, func(t *rapid.T) {
		s, signs := anyText().Draw(t, "text"), rapid.Float64Range(0, 90).Draw(t, "signs")
		st.maxLines = rapid.IntRange(0, 5).Draw(t, "most lines")
		plain, p := set.set(s, st), paragraph{}
		p, extra := set.setBeside(s, st, signs)
		if !extra && signs > 0 && p.lines[len(p.lines)-1].w+stripGap+signs > st.measure {
			t.Fatalf("%q: the signs overlap", s)
		}
		cut := func(p *paragraph) bool { return strings.HasSuffix(p.lines[len(p.lines)-1].text, "…") }
		if len(p.lines) > len(plain.lines)+1 || cut(&p) != cut(&plain) {
			t.Fatalf("%q is on %d lines, %d without signs", s, len(p.lines), len(plain.lines))
		}
	})
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
		for i := range sh.scene.ops {
			if o := &sh.scene.ops[i]; o.kind == boxOp && o.y+o.h > bookBottom+0.5 {
				t.Errorf("page %d: a box ends at %.0f, below the edge at %.0f", n+2, o.y+o.h, bookBottom)
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
		if got := pngNote(size, size); got == "" != (want == "") || !strings.Contains(got, want) {
			t.Errorf("at %.0f points a side it says %q, want %q", size, got, want)
		}
	}
}
