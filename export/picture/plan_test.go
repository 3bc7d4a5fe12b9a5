package picture

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
)

func mustPlan(t testing.TB, board *mindmap.Board, q *mindmap.Question, o Options) *Plan {
	t.Helper()
	p, err := NewPlan(board, q, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func svgOf(t testing.TB, p *Plan, o SVGOptions) string {
	t.Helper()
	var out bytes.Buffer
	if err := p.WriteSVG(&out, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// anyText draws text of the kinds that people and spreadsheets bring.
func anyText() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringMatching(`[A-Za-z ,.?!'-]{0,120}`),
		rapid.StringN(0, 60, 200),
		rapid.SampledFrom([]string{"", " ", "مرحبا بالعالم", "等待时间太长了", "👩‍👩‍👧", "Ẑ̷͓̣̤̀͋̈́̿", "x\u202ey", "\xff", strings.Repeat("w", 300)}),
	)
}

func anyQuestion(t *rapid.T) (*mindmap.Board, *mindmap.Question) {
	m := newMaker()
	answers := func(most int) []*mindmap.Answer {
		out := make([]*mindmap.Answer, rapid.IntRange(0, most).Draw(t, "answers"))
		for i := range out {
			out[i] = m.answer(anyText().Draw(t, "answer"), rapid.IntRange(0, 30).Draw(t, "room"),
				rapid.IntRange(0, 3).Draw(t, "survey"))
			out[i].Quote, out[i].Publish = "q", rapid.Bool().Draw(t, "publish")
		}
		return out
	}
	var themes []*mindmap.Theme
	for range rapid.IntRange(0, 5).Draw(t, "themes") {
		var subs []*mindmap.Theme
		for range rapid.IntRange(0, 2).Draw(t, "subs") {
			subs = append(subs, m.theme(anyText().Draw(t, "sub"), answers(4)))
		}
		themes = append(themes, m.theme(anyText().Draw(t, "theme"), answers(22), subs...))
	}
	return m.board, m.question(anyText().Draw(t, "question"), themes, answers(5)...)
}

func TestEverythingIsInsideWhatHoldsIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		board, q := anyQuestion(t)
		p, err := NewPlan(board, q, Options{NoSystemFonts: true})
		if err != nil {
			t.Fatal(err)
		}
		legendTop := p.H - margin - p.header.below - p.legend.heightAt(p.W-2*margin)
		for i, b := range p.Boxes {
			if b.X < margin-0.01 || b.X+b.W > p.W-margin+0.01 || b.Y < margin+p.header.above-0.01 || b.Y+b.H > legendTop+0.01 {
				t.Fatalf("box %d %+v is outside the room for the map on a page of %.0f by %.0f", i, b, p.W, p.H)
			}
		}
		s := p.scene()
		for _, g := range s.groups {
			box := s.ops[g.from]
			for _, o := range s.ops[g.from:g.to] {
				if o.kind == textOp && (o.x < box.x-0.5 || o.x+o.line.w > box.x+box.w+0.5) {
					t.Fatalf("%q is wider than its box: %.1f to %.1f in %.1f to %.1f", o.line.text, o.x, o.x+o.line.w, box.x, box.x+box.w)
				}
			}
		}
	})
}

// What is drawn as one is never taken for two, of which the first would fit.
func TestNoLineBreaksWithinACluster(t *testing.T) {
	for _, s := range []string{
		"AAAAAǅ \u0300", "AAAAAA \u20dd", "AAAAAA \u200d", "AAAAAA \u0300 \u0300 \u0300", "\u0300 \u0300", "AAAAAA\U0001F3FB", "AAAAAA\u0600世",
	} {
		p := newTypesetter("en", false).set(s, style{size: 13.5, measure: 60, leading: 1.3})
		for _, l := range p.lines {
			if l.w > 60.5 {
				t.Errorf("%q: line %q is %.1f wide at a measure of 60", s, l.text, l.w)
			}
		}
	}
}

func TestTextKeepsEveryWordOnLinesThatFit(t *testing.T) {
	set := newTypesetter("en", false)
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "text")
		measure := rapid.Float64Range(60, 400).Draw(t, "measure")
		p := set.set(s, style{size: 13.5, measure: measure, leading: 1.3, even: rapid.Bool().Draw(t, "even")})
		var lines strings.Builder
		for _, l := range p.lines {
			lines.WriteString(strings.ReplaceAll(l.text, " ", ""))
			if l.w > measure+0.5 && len([]rune(l.text)) > 1 && !strings.Contains(l.text, "\ufdfd") {
				t.Fatalf("line %q is %.1f wide at a measure of %.1f", l.text, l.w, measure)
			}
		}
		if want := strings.ReplaceAll(string(clean(s)), " ", ""); lines.String() != want {
			t.Fatalf("lines hold %q, want %q", lines.String(), want)
		}
	})
}

func TestPicturesTellNoAuthorsAndNoPrivateQuotes(t *testing.T) {
	board, q := partnersDay()
	for _, a := range q.Themes[0].Answers {
		a.Author = "Marguerite"
	}
	p := mustPlan(t, board, q, Options{})
	book := ""
	for _, sh := range p.bookPages() {
		for i := range sh.scene.ops {
			if l := sh.scene.ops[i].line; l != nil {
				book += l.text + " "
			}
		}
	}
	for name, text := range map[string]string{
		"svg": svgOf(t, p, SVGOptions{}), "live svg": svgOf(t, p, SVGOptions{LiveText: true}), "book": book,
	} {
		for _, secret := range []string{"Marguerite", "not for publishing"} {
			if strings.Contains(text, secret) {
				t.Errorf("the %s tells %q", name, secret)
			}
		}
	}
	for _, b := range p.Boxes {
		want := strings.HasPrefix(b.Text, "People give up") || strings.HasPrefix(b.Text, "Days without")
		if b.Quoted != want {
			t.Errorf("%q has a mark for a quote: %v, want %v", b.Text, b.Quoted, want)
		}
	}
}

func TestTheBookQuotesOnlyWhatMayBePublished(t *testing.T) {
	board, q := crowd(300, 5, 0)
	q.Themes[0].Answers[0].Quote, q.Themes[0].Answers[0].Publish = "open words", true
	q.Themes[0].Answers[1].Quote = "closed words"
	p := mustPlan(t, board, q, Options{NoSystemFonts: true})
	text := ""
	for _, sh := range p.bookPages() {
		for i := range sh.scene.ops {
			if l := sh.scene.ops[i].line; l != nil {
				text += l.text + "\n"
			}
		}
	}
	if !strings.Contains(text, "“open words”") || strings.Contains(text, "closed") {
		t.Error("the book should hold the open words and not the closed ones")
	}
	for _, th := range q.Themes {
		for _, a := range th.Answers {
			if !strings.Contains(strings.ReplaceAll(text, "\n", " "), a.Text) {
				t.Fatalf("the book lacks %q", a.Text)
			}
		}
	}
}

func TestWordsTakenOutAreSaid(t *testing.T) {
	board, q := hostile()
	p := mustPlan(t, board, q, Options{NoSystemFonts: true})
	if last := p.Boxes[len(p.Boxes)-1]; last.Text != "(words taken out)" {
		t.Errorf("the redacted answer reads %q", last.Text)
	}
}

func TestThemesKeepTheirSides(t *testing.T) {
	board, q := partnersDay()
	for _, th := range q.Themes {
		th.Side = mindmap.Left
	}
	for _, b := range mustPlan(t, board, q, Options{NoSystemFonts: true}).Boxes[1:] {
		if b.Side != mindmap.Left {
			t.Errorf("%q moved to side %d", b.Text, b.Side)
		}
	}
	sides := map[mindmap.Side]int{}
	for _, b := range mustPlan(t, board, q, Options{NoSystemFonts: true, Balance: true}).Boxes[1:] {
		sides[b.Side]++
	}
	if sides[mindmap.Right] == 0 || sides[mindmap.Left] == 0 {
		t.Errorf("balancing gave sides %v", sides)
	}
}

func TestUnsortedStandsWhereTheRoomSawIt(t *testing.T) {
	m := newMaker()
	busy := m.theme("Busy", m.answers("a", "b", "c"))
	q := m.question("Why?", []*mindmap.Theme{busy}, m.answers("loose")...)
	for _, side := range []mindmap.Side{mindmap.Right, mindmap.Left} {
		busy.Side = side
		p := mustPlan(t, m.board, q, Options{NoSystemFonts: true})
		if head := p.Boxes[5]; head.Kind != UnsortedHead || head.Side != q.UnsortedSide() {
			t.Errorf("with the theme on side %d the unsorted are %q on side %d", side, head.Text, head.Side)
		}
	}
	q.Themes = nil
	if head := mustPlan(t, m.board, q, Options{NoSystemFonts: true}).Boxes[1]; head.Side != mindmap.Right {
		t.Errorf("without themes the unsorted are on side %d", head.Side)
	}
}

func TestPlansMadeAtOnceAreAlike(t *testing.T) {
	board, q := partnersDay()
	want := svgOf(t, mustPlan(t, board, q, Options{}), SVGOptions{})
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			p, err := NewPlan(board, q, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			var out bytes.Buffer
			if err := p.WriteSVG(&out, SVGOptions{}); err != nil || out.String() != want {
				t.Errorf("a plan made beside others differs; error %v", err)
			}
			if err := p.WritePDF(io.Discard); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

func TestBranchesLeadFromBoxToBox(t *testing.T) {
	board, q := crowd(100, 7, 12)
	p := mustPlan(t, board, q, Options{NoSystemFonts: true})
	if len(p.Panels) == 0 {
		t.Fatal("no panel")
	}
	met := map[int]bool{0: true}
	for _, e := range p.Edges {
		if e.To >= 0 {
			met[e.To] = true
		}
	}
	for i, b := range p.Boxes {
		if !met[i] && b.Panel < 0 {
			t.Errorf("no branch leads to %q", b.Text)
		}
		if b.Panel >= 0 && p.Panels[b.Panel].Head != b.Parent {
			t.Errorf("%q is in the panel of another theme", b.Text)
		}
	}
}

func TestNoQuestionIsAnError(t *testing.T) {
	if _, err := NewPlan(&mindmap.Board{}, nil, Options{}); err == nil {
		t.Error("a plan of nothing was made")
	}
	if _, err := NewBars(nil, &mindmap.Question{}, Options{}); err == nil {
		t.Error("a chart of nothing was made")
	}
	if _, err := NewOverview(nil, Options{}); err == nil {
		t.Error("an overview of nothing was made")
	}
}

// dump lists a plan's geometry and words, one thing a line.
func dump(p *Plan) string {
	var out strings.Builder
	fmt.Fprintf(&out, "page %.0f×%.0f\n", p.W, p.H)
	for i, b := range p.Boxes {
		fmt.Fprintf(&out, "box %d level %d side %d panel %d at %.1f,%.1f %.0f×%.0f %s on %s: %s\n", b.Parent, b.Level, b.Side,
			b.Panel, b.X, b.Y, b.W, b.H, b.Ink, b.Fill, p.label(i))
	}
	for _, e := range p.Edges {
		fmt.Fprintf(&out, "branch %d→%d from %.1f,%.1f to %.1f,%.1f %s\n", e.From, e.To, e.X0, e.Y0, e.X1, e.Y1, e.Colour)
	}
	for _, a := range p.Panels {
		fmt.Fprintf(&out, "panel of %d at %.1f,%.1f %.0f×%.0f\n", a.Head, a.X, a.Y, a.W, a.H)
	}
	return out.String() + p.words
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
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
		t.Errorf("%s differs; run with -update and read the difference:\n%s", file, got)
	}
}

func TestGoldens(t *testing.T) {
	m := newMaker()
	waiting := m.answers("Eighteen months for a first assessment", "People give up before the letter arrives, and then they are taken off the list")
	waiting[0].Tally = mindmap.Tally{4, 2, 0}
	waiting[1].Quote, waiting[1].Publish = "By the time it came she had moved house.", true
	q := m.question("What is the biggest barrier for the people you support?", []*mindmap.Theme{
		m.theme("Waiting times", waiting),
		m.theme("Mental health", m.answers("Stigma"), m.theme("Anxiety", m.answers("Phone calls", "Letters"))),
	}, m.answers("Buses")...)
	for _, look := range []Look{Light, Dark, HighContrast} {
		p := mustPlan(t, m.board, q, Options{Look: look, NoSystemFonts: true})
		golden(t, "plan-"+look.String()+".txt", dump(p))
	}
	p := mustPlan(t, m.board, q, Options{NoSystemFonts: true})
	golden(t, "map.svg", svgOf(t, p, SVGOptions{}))
	golden(t, "map-live.svg", svgOf(t, p, SVGOptions{LiveText: true}))
	bars, err := NewBars(m.board, q, Options{NoSystemFonts: true})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := bars.WriteSVG(&out, SVGOptions{LiveText: true}); err != nil {
		t.Fatal(err)
	}
	golden(t, "bars-live.svg", out.String())
}

// wellFormed reads a whole XML document and returns the text of its title and description.
func wellFormed(svg string) (title, words string, err error) {
	d := xml.NewDecoder(strings.NewReader(svg))
	depth, in := 0, ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			return title, words, nil
		}
		if err != nil {
			return "", "", err
		}
		switch e := token.(type) {
		case xml.StartElement:
			depth++
			if depth == 2 {
				in = e.Name.Local
			}
			if e.Name.Local == "script" {
				return "", "", fmt.Errorf("a script got in")
			}
		case xml.EndElement:
			depth--
			in = ""
		case xml.CharData:
			switch in {
			case "title":
				title += string(e)
			case "desc":
				words += string(e)
			}
		}
	}
}

func FuzzSVGIsWellFormed(f *testing.F) {
	for _, s := range []string{"plain", `<script>&amp;"']]>`, "\x00\x1b[31m\u202e\xff\ufffe\U0001F469\u200d", "مرحبا 123"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, theme, answer string) {
		m := newMaker()
		m.board.Event.Title = theme
		q := m.question(answer, []*mindmap.Theme{m.theme(theme, m.answers(answer))})
		p := mustPlan(t, m.board, q, Options{NoSystemFonts: true})
		for _, live := range []bool{false, true} {
			svg := svgOf(t, p, SVGOptions{LiveText: live})
			_, words, err := wellFormed(svg)
			if err != nil {
				t.Fatalf("%v in\n%s", err, svg)
			}
			if !strings.Contains(words, string(clean(answer))) {
				t.Fatalf("the description lacks %q:\n%s", answer, words)
			}
		}
	})
}

func TestAnyTextMakesAPDF(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := newMaker()
		m.board.Event.Title, m.board.Event.Date = anyText().Draw(t, "title"), anyText().Draw(t, "date")
		q := m.question(anyText().Draw(t, "question"), nil, m.answers(anyText().Draw(t, "answer"))...)
		p, err := NewPlan(m.board, q, Options{NoSystemFonts: true})
		if err != nil {
			t.Fatal(err)
		}
		if err := p.WritePDF(io.Discard); err != nil {
			t.Fatal(err)
		}
	})
}
