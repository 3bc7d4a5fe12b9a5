package dot

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/awalterschulze/gographviz"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/text"

	"mindwall/export/internal/walltest"
	"mindwall/export/picture"
	"mindwall/export/plan"
	"mindwall/mindmap/fault"
)

// drawn is what Graphviz tells of a graph it has drawn.
type drawn struct {
	Objects []struct {
		Name string `json:"name"`
		Pos  string `json:"pos"`
		Draw []struct {
			Op   string `json:"op"`
			Text string `json:"text"`
		} `json:"_ldraw_"`
	} `json:"objects"`
}

// drawJSON draws one graph.
func drawJSON(t testing.TB, text string, e Engine) drawn {
	t.Helper()
	g, err := newDrawer(t, e).draw(text)
	if err != nil {
		t.Fatalf("%v, of\n%s", err, text)
	}
	return g
}

// texts are the lines that Graphviz draws in each node.
func (d drawn) texts() map[string][]string {
	out := map[string][]string{}
	for _, o := range d.Objects {
		for _, op := range o.Draw {
			if op.Op == "T" && strings.TrimSpace(op.Text) != "" {
				out[o.Name] = append(out[o.Name], op.Text)
			}
		}
	}
	return out
}

// readable is a text as the file may carry it.
func readable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\uFFFD':
			return '?'
		case isControl(r):
			return ' '
		}
		return r
	}, s)
}

// checkTexts holds that Graphviz draws the plan's lines, and that gographviz reads what it wrote.
func checkTexts(t interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}, d *drawer, p *plan.Plan) {
	t.Helper()
	text, err := source(p, both)
	if err != nil {
		t.Fatal(err)
	}
	if read, err := gographviz.Read([]byte(text)); err != nil || len(read.Nodes.Nodes) != len(p.Boxes) {
		t.Fatalf("gographviz reads it back with %v in\n%s", err, text)
	}
	g, err := d.draw(text)
	if err != nil {
		t.Fatalf("%v, of\n%s", err, text)
	}
	got, names := g.texts(), namesOf(p)
	for i := range p.Boxes {
		var want []string
		for line := range strings.SplitSeq((&builder{plan: p}).label(&p.Boxes[i]), "\n") {
			if line = readable(line); strings.TrimSpace(line) != "" {
				want = append(want, line)
			}
		}
		if !slices.Equal(got[names[i]], want) {
			t.Errorf("%s: Graphviz draws %q, the wall has %q", names[i], got[names[i]], want)
		}
	}
}

var nasty = []string{
	`why?`, `f(x)`, `a,b`, `node`, `graph {`, `trailing \`, `\\`, `\n \l \r \N \G \E`, `"`, `\"`, `"quoted"`, `&lt;`, `&amp;`,
	`&#65; & &nosuch;`, `<b>bold</b>`, `<>`, `<`, `//`, `/* */`, `# no comment`, `->`, `;`, `=`, `[a=b]`, `-1`, `.5`, "%s", `ε`,
	"a\u00A0b", "\uFFFD", "\u202e", "👩‍👩‍👧", "e\u0301", "𝒳", "<<b>x</b>>", "strict digraph", `\0`, "$(x)", "`x`", "|", "{a|b}",
}

func TestGraphvizDrawsWhatWasOnTheWall(t *testing.T) {
	needGraphviz(t)
	m := walltest.New()
	m.Event(`A "title" & more\`, "", "", "")
	q := m.Ask(`What "is" \n this & that; <b>?`)
	theme := m.Theme(q, mindmap.ID{}, `\Theme "A" & <B>\`)
	for _, s := range nasty {
		if clean, err := text.Caption.Clean(s); err == nil && clean != "" {
			m.Say(q, theme, clean)
		}
	}
	checkTexts(t, newDrawer(t, Neato), planOf(t, m.Board(), 0))
}

func TestAnyTextSurvives(t *testing.T) {
	needGraphviz(t)
	d := newDrawer(t, Neato)
	rapid.Check(t, func(rt *rapid.T) {
		m := walltest.New()
		q := m.Ask("?")
		words := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune(`\"&;<>#nlrNGET=[]{}|-/ `)), rapid.Rune()))
		for _, s := range rapid.SliceOfN(words, 1, 30).Draw(rt, "answers") {
			if clean, err := text.Caption.Clean(s); err == nil && clean != "" {
				m.Say(q, mindmap.ID{}, clean)
			}
		}
		drawn, err := picture.NewMap(m.Board(), m.Board().Questions[0], picture.Options{Options: plan.Options{Graph: true}, NoSystemFonts: true})
		if err != nil {
			rt.Fatal(err)
		}
		checkTexts(rt, d, drawn.Plan)
	})
}

// FuzzGraphviz holds that Graphviz draws any text as it was on the wall.
func FuzzGraphviz(f *testing.F) {
	if _, err := (Renderer{}).find(); err != nil {
		f.Skip(err)
	}
	for i, s := range nasty {
		f.Add(s, nasty[(i+5)%len(nasty)], nasty[(i+11)%len(nasty)])
	}
	f.Fuzz(func(t *testing.T, question, theme, caption string) {
		b := walltest.Of("t", question, theme, caption, "")
		m, err := picture.NewMap(b, b.Questions[0], picture.Options{Options: plan.Options{Graph: true}, NoSystemFonts: true})
		if err != nil {
			t.Fatal(err)
		}
		checkTexts(t, newDrawer(t, Neato), m.Plan)
	})
}

func FuzzQuoted(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g, err := gographviz.Read([]byte("digraph mindmap { n0000 [ label=" + quoted(s) + " ]; }"))
		if err != nil {
			t.Fatal(err)
		}
		inside := strings.Trim(g.Nodes.Lookup["n0000"].Attrs["label"], `"`)
		if inside != strings.Trim(quoted(s), `"`) {
			t.Errorf("gographviz reads %q for %q", inside, s)
		}
	})
}

// TestDotKeepsSidesAndOrder holds that dot, which knows no positions, puts everything on its side and in the wall's order.
func TestDotKeepsSidesAndOrder(t *testing.T) {
	needGraphviz(t)
	for name, board := range map[string]*mindmap.Board{
		"day": walltest.Day(), "crowd": walltest.Crowd(60, 7), "panels": walltest.Crowd(150, 5),
	} {
		p := planOf(t, board, len(board.Questions)/2)
		text, err := source(p, both)
		if err != nil {
			t.Fatal(err)
		}
		type place struct{ x, y float64 }
		at := map[string]place{}
		for _, o := range drawJSON(t, text, Dot).Objects {
			x, y, _ := strings.Cut(o.Pos, ",")
			px, _ := strconv.ParseFloat(x, 64)
			py, _ := strconv.ParseFloat(y, 64)
			at[o.Name] = place{px, py}
		}
		names, last := namesOf(p), map[[2]int]float64{}
		for i := 1; i < len(p.Boxes); i++ {
			b, me, parent := &p.Boxes[i], at[names[i]], at[names[p.Boxes[i].Parent]]
			if (me.x-parent.x)*float64(b.Side) <= 0 {
				t.Errorf("%s: %q is at x %.0f, its parent at %.0f, on side %d", name, b.Text, me.x, parent.x, b.Side)
			}
			family := [2]int{b.Parent, int(b.Side)}
			if y, ok := last[family]; ok && me.y >= y {
				t.Errorf("%s: %q is not below its elder sibling", name, b.Text)
			}
			last[family] = me.y
		}
	}
}

func TestNeatoKeepsOurPositions(t *testing.T) {
	needGraphviz(t)
	p := planOf(t, walltest.Day(), 1)
	text, err := source(p, both)
	if err != nil {
		t.Fatal(err)
	}
	objects := drawJSON(t, text, Neato).Objects
	b, names := builder{plan: p}, namesOf(p)
	// Graphviz moves the drawing's corner to the origin; differences stay.
	parse := func(s string) (x, y float64) {
		a, c, _ := strings.Cut(s, ",")
		x, _ = strconv.ParseFloat(a, 64)
		y, _ = strconv.ParseFloat(c, 64)
		return x, y
	}
	var dx, dy float64
	for i := range p.Boxes {
		box := &p.Boxes[i]
		wx, wy := parse(b.point(box.X+box.W/2, box.Y+box.H/2))
		for _, o := range objects {
			if o.Name != names[i] {
				continue
			}
			x, y := parse(o.Pos)
			if i == 0 {
				dx, dy = x-wx, y-wy
			}
			if abs(x-wx-dx) > 0.1 || abs(y-wy-dy) > 0.1 {
				t.Errorf("%q was moved by %.2f, %.2f", box.Text, x-wx-dx, y-wy-dy)
			}
		}
	}
}

func abs(v float64) float64 { return max(v, -v) }

func TestTooLargeIsSaidAtOnce(t *testing.T) {
	needGraphviz(t)
	p := planOf(t, walltest.Crowd(2000, 6), 0)
	for _, e := range []Engine{Dot, SFDP, Circo} {
		began := time.Now()
		_, err := Renderer{}.Render(context.Background(), &bytes.Buffer{}, p, e, "png")
		if k := fault.KindOf(err); k != fault.TooLargeForPNG && k != fault.TooManyBoxes {
			t.Errorf("%s: got %v", e, err)
		}
		if took := time.Since(began); took > time.Second {
			t.Errorf("%s: took %v to say so", e, took)
		}
	}
}

// program makes a stand-in for Graphviz.
func program(t *testing.T, script string) Renderer {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell")
	}
	path := filepath.Join(t.TempDir(), "dot")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return Renderer{Program: path, Timeout: 5 * time.Second}
}

func TestFaultsOfGraphviz(t *testing.T) {
	p := planOf(t, walltest.Day(), 0)
	cases := []struct {
		name, script string
		timeout      time.Duration
		want         fault.Kind
		says         string
	}{
		{"shrinks", "cat >/dev/null; echo 'dot: graph is too large for cairo-renderer bitmaps. Scaling by 0.58 to fit' >&2; echo x", 0, fault.TooLargeForPNG, "0.58"},
		{"hangs", "exec sleep 60", 200 * time.Millisecond, fault.GraphvizTooSlow, "dot had 200ms"},
		{"fails", "cat >/dev/null; echo 'Error: syntax' >&2; exit 3", 0, fault.GraphvizFailed, "Error: syntax"},
		{"says nothing", "cat >/dev/null", 0, fault.GraphvizFailed, "drew nothing"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := program(t, c.script)
			if c.timeout > 0 {
				r.Timeout = c.timeout
			}
			var out bytes.Buffer
			_, err := r.Render(context.Background(), &out, p, Dot, "png")
			if fault.KindOf(err) != c.want || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v of kind %d, want %q of kind %d", err, fault.KindOf(err), c.says, c.want)
			}
			if out.Len() > 0 {
				t.Errorf("wrote %d bytes of a drawing that failed", out.Len())
			}
		})
	}
	t.Run("warns", func(t *testing.T) {
		r := program(t, "cat >/dev/null; echo 'Warning: no font' >&2; echo 'Warning: no font' >&2; echo picture")
		notes, err := r.Render(context.Background(), &bytes.Buffer{}, p, Dot, "png")
		if err != nil || !slices.Equal(notes, []string{"Graphviz: Warning: no font"}) {
			t.Errorf("got %q, %v", notes, err)
		}
	})
	t.Run("is not there", func(t *testing.T) {
		_, err := Renderer{Program: "no-such-graphviz"}.Render(context.Background(), &bytes.Buffer{}, p, Dot, "png")
		if fault.KindOf(err) != fault.NoGraphviz {
			t.Errorf("got %v", err)
		}
	})
	t.Run("cancelled", func(t *testing.T) {
		ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
		defer cancel()
		_, err := program(t, "exec sleep 60").Render(ctx, &bytes.Buffer{}, p, Dot, "png")
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
	})
}
