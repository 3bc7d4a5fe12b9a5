package picture

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"mindwall/export/canvas"
	"mindwall/export/paper"
	"mindwall/export/plan"
	"mindwall/mindmap"
)

func mustPlan(t testing.TB, board *mindmap.Board, q *mindmap.Question, o Options) *Map {
	t.Helper()
	p, err := NewMap(board, q, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func svgOf(t testing.TB, p *Map, live bool) string {
	t.Helper()
	var out bytes.Buffer
	if err := p.WriteSVG(&out, live); err != nil {
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
		on := rapid.SampledFrom(append(paper.Names(), paper.Auto)).Draw(t, "paper")
		p, err := NewMap(board, q, Options{Options: plan.Options{Paper: on}, NoSystemFonts: true})
		if err != nil {
			t.Fatal(err)
		}
		noOverlap(t, p.Plan)
		margin, width := p.Plan.Margin, p.W-2*p.Plan.Margin
		top, bottom := margin+p.header.above(width), p.H-margin-p.legend.heightAt(width)
		for i, b := range p.Plan.Boxes {
			if b.X < margin-0.01 || b.X+b.W > p.W-margin+0.01 || b.Y < top-0.01 || b.Y+b.H > bottom+0.01 {
				t.Fatalf("box %d %+v is outside the room for the map on a page of %.0f by %.0f", i, b, p.W, p.H)
			}
		}
		var box shape // the first of its group
		for _, d := range drawn(t, p.scene()) {
			if d.group != box.group {
				box = d
			}
			quote := box.w < quoteBar // which has a bar and no frame
			if d.group > 0 && d.text != "" && !quote && (d.x < box.x-0.5 || d.x+d.w > box.x+box.w+0.5) {
				t.Fatalf("%q is wider than its box: %.1f to %.1f in %.1f to %.1f", d.text, d.x, d.x+d.w, box.x, box.x+box.w)
			}
		}
	})
}

// noOverlap holds that no box lies over another, and that a panel holds its cards and no others.
func noOverlap(t interface{ Fatalf(string, ...any) }, p *plan.Plan) {
	const slack = 0.01
	apart := func(ax, ay, aw, ah, bx, by, bw, bh float64) bool {
		return ax+aw <= bx+slack || bx+bw <= ax+slack || ay+ah <= by+slack || by+bh <= ay+slack
	}
	for i := range p.Boxes {
		a := &p.Boxes[i]
		for j := range i {
			b := &p.Boxes[j]
			if !apart(a.X, a.Y, a.W, a.H, b.X, b.Y, b.W, b.H) {
				t.Fatalf("%q lies over %q", a.Text, b.Text)
			}
		}
		for j, b := range p.Panels {
			if holds := a.X >= b.X-slack && a.Y >= b.Y-slack && a.X+a.W <= b.X+b.W+slack && a.Y+a.H <= b.Y+b.H+slack; holds != (a.Panel == j) ||
				!holds && !apart(a.X, a.Y, a.W, a.H, b.X, b.Y, b.W, b.H) {
				t.Fatalf("%q of panel %d is in panel %d: %v", a.Text, a.Panel, j, holds)
			}
		}
	}
}

func TestPicturesTellNoAuthorsAndNoPrivateQuotes(t *testing.T) {
	board, q := partnersDay()
	for _, a := range q.Themes[0].Answers {
		a.Author = "Marguerite"
	}
	p := mustPlan(t, board, q, Options{})
	book := ""
	for _, sh := range p.bookPages() {
		for _, d := range drawn(t, sh.Scene) {
			book += d.text + " "
		}
	}
	for name, text := range map[string]string{
		"svg": svgOf(t, p, false), "live svg": svgOf(t, p, true), "book": book,
	} {
		for _, secret := range []string{"Marguerite", "not for publishing"} {
			if strings.Contains(text, secret) {
				t.Errorf("the %s tells %q", name, secret)
			}
		}
	}
	for _, b := range p.Plan.Boxes {
		want := strings.HasPrefix(b.Text, "People give up") || strings.HasPrefix(b.Text, "Days without")
		if slices.Contains(b.Signs, plan.QuoteSign) != want {
			t.Errorf("%q has the signs %v; want a mark for a quote: %v", b.Text, b.Signs, want)
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
		for _, d := range drawn(t, sh.Scene) {
			text += d.text + "\n"
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
	if last := p.Plan.Boxes[len(p.Plan.Boxes)-1]; last.Text != "(words taken out)" {
		t.Errorf("the redacted answer reads %q", last.Text)
	}
}

func TestThemesKeepTheirSides(t *testing.T) {
	board, q := partnersDay()
	for _, th := range q.Themes {
		th.Side = mindmap.Left
	}
	for _, b := range mustPlan(t, board, q, Options{Options: plan.Options{AsOnWall: true}, NoSystemFonts: true}).Plan.Boxes[1:] {
		if b.Side != mindmap.Left {
			t.Errorf("%q moved to side %d", b.Text, b.Side)
		}
	}
	sides := map[mindmap.Side]int{}
	for _, b := range mustPlan(t, board, q, Options{NoSystemFonts: true}).Plan.Boxes[1:] {
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
		p := mustPlan(t, m.board, q, Options{Options: plan.Options{Graph: true}, NoSystemFonts: true})
		if head := p.Plan.Boxes[5]; head.Kind != plan.UnsortedHead || head.Side != q.UnsortedSide() {
			t.Errorf("with the theme on side %d the unsorted are %q on side %d", side, head.Text, head.Side)
		}
	}
	q.Themes = nil
	if head := mustPlan(t, m.board, q, Options{NoSystemFonts: true}).Plan.Boxes[1]; head.Side != mindmap.Right {
		t.Errorf("without themes the unsorted are on side %d", head.Side)
	}
}

func TestPlansMadeAtOnceAreAlike(t *testing.T) {
	board, q := partnersDay()
	want := svgOf(t, mustPlan(t, board, q, Options{}), false)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			p, err := NewMap(board, q, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			var out bytes.Buffer
			if err := p.WriteSVG(&out, false); err != nil || out.String() != want {
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
	if len(p.Plan.Panels) == 0 {
		t.Fatal("no panel")
	}
	met := map[int]bool{0: true}
	for _, e := range p.Plan.Edges {
		if e.To >= 0 {
			met[e.To] = true
		}
	}
	for i, b := range p.Plan.Boxes {
		if alone := b.Kind == plan.Quote || b.Theme < 0; !met[i] && b.Panel < 0 && !alone && !headed(p.Plan, i) {
			t.Errorf("no branch leads to %q", b.Text)
		}
		if b.Panel >= 0 && p.Plan.Panels[b.Panel].Head != b.Parent {
			t.Errorf("%q is in the panel of another theme", b.Text)
		}
	}
}

// headed reports whether a box stands under a head that is met itself.
func headed(p *plan.Plan, i int) bool {
	return slices.ContainsFunc(p.Panels, func(a plan.Panel) bool { return a.Head == p.Boxes[i].Parent })
}

func TestNoQuestionIsAnError(t *testing.T) {
	if _, err := NewMap(&mindmap.Board{}, nil, Options{}); err == nil {
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
func dump(p *Map) string {
	var out strings.Builder
	fmt.Fprintf(&out, "page %.0f×%.0f\n", p.W, p.H)
	for _, b := range p.Plan.Boxes {
		fmt.Fprintf(&out, "box %d level %d side %d panel %d at %.1f,%.1f %.0f×%.0f %s on %s: %s\n", b.Parent, b.Level, b.Side,
			b.Panel, b.X, b.Y, b.W, b.H, b.Ink, b.Fill, p.Plan.Label(&b))
	}
	for _, e := range p.Plan.Edges {
		fmt.Fprintf(&out, "branch %d→%d from %.1f,%.1f to %.1f,%.1f %s\n", e.From, e.To, e.X0, e.Y0, e.X1, e.Y1, e.Colour)
	}
	for _, a := range p.Plan.Panels {
		fmt.Fprintf(&out, "panel of %d at %.1f,%.1f %.0f×%.0f\n", a.Head, a.X, a.Y, a.W, a.H)
	}
	return out.String() + p.Plan.Words()
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
	for _, scheme := range schemes {
		p := mustPlan(t, m.board, q, Options{Options: plan.Options{Scheme: scheme}, NoSystemFonts: true})
		golden(t, "plan-"+scheme.String()+".txt", dump(p))
	}
	p := mustPlan(t, m.board, q, Options{NoSystemFonts: true})
	golden(t, "map.svg", svgOf(t, p, false))
	golden(t, "map-live.svg", withoutFonts(svgOf(t, p, true)))
	bars, err := NewBars(m.board, q, Options{NoSystemFonts: true})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := bars.WriteSVG(&out, true); err != nil {
		t.Fatal(err)
	}
	golden(t, "bars-live.svg", withoutFonts(out.String()))
}

func withoutFonts(svg string) string {
	return regexp.MustCompile(`base64,[^)]*`).ReplaceAllString(svg, "base64,…")
}

// shape is a rectangle that is drawn, or a line of text with the height 0.
type shape struct {
	x, y, w, h float64
	text       string
	group      int // from 1; 0 for none
}

// drawn are the rectangles and the lines of text of a scene, in order, as its SVG with live text has them.
func drawn(t interface{ Fatal(...any) }, s *canvas.Scene) (list []shape) {
	var out bytes.Buffer
	if err := canvas.WriteSVG(&out, s, true); err != nil {
		t.Fatal(err)
	}
	type element struct {
		XMLName  xml.Name
		X        float64   `xml:"x,attr"`
		Y        float64   `xml:"y,attr"`
		W        float64   `xml:"width,attr"`
		H        float64   `xml:"height,attr"`
		Length   float64   `xml:"textLength,attr"`
		Outlined string    `xml:"aria-label,attr"`
		At       string    `xml:"transform,attr"`
		Text     string    `xml:",chardata"`
		Children []element `xml:",any"`
	}
	var page struct {
		Groups []element `xml:"g"`
	}
	if err := xml.Unmarshal(out.Bytes(), &page); err != nil {
		t.Fatal(err)
	}
	groups := 0
	var add func(elements []element, group int)
	add = func(elements []element, group int) {
		for _, e := range elements {
			switch e.XMLName.Local {
			case "g":
				if e.Outlined != "" && len(e.Children) > 0 {
					var x, y, k float64
					_, _ = fmt.Sscanf(e.At, "translate(%g %g) scale(%g)", &x, &y, &k)
					last := e.Children[len(e.Children)-1].X + 500 // about the middle of an em on
					list = append(list, shape{x: x + k*e.Children[0].X, y: y, w: k * (last - e.Children[0].X), text: e.Outlined, group: group})
				}
				if e.Outlined != "" {
					continue
				}
				groups++
				add(e.Children, groups)
			case "rect":
				list = append(list, shape{x: e.X, y: e.Y, w: e.W, h: e.H, group: group})
			case "text":
				list = append(list, shape{x: e.X, y: e.Y, w: e.Length, text: e.Text, group: group})
			}
		}
	}
	for _, g := range page.Groups {
		add(g.Children, 0)
	}
	return list
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
			svg := svgOf(t, p, live)
			_, words, err := wellFormed(svg)
			if err != nil {
				t.Fatalf("%v in\n%s", err, svg)
			}
			if !strings.Contains(words, p.Plan.Boxes[0].Text) {
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
		p, err := NewMap(m.board, q, Options{NoSystemFonts: true})
		if err != nil {
			t.Fatal(err)
		}
		if err := p.WritePDF(io.Discard); err != nil {
			t.Fatal(err)
		}
	})
}
