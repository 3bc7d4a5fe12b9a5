package svg

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// anyRows are rows of a few things, so that much stays and much comes again.
func anyRows(t *rapid.T, l *look.Look) []string {
	part := rapid.SampledFrom([]string{"", "Rent", "等待", "<b>", "━┓", "██", l.Title.Wrap("Rent"), l.ThemeHead(1).Wrap(" A ▐ "), l.Selected.Wrap("██")})
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string { return part.Draw(t, "part") + " " + part.Draw(t, "part") }), 2, 2).Draw(t, "rows")
}

// TestAFilmShowsEachShotInItsTime plays films of any rows by their style sheet: what is seen is what a picture of the rows has, with
// what is filled behind words under them.
func TestAFilmShowsEachShotInItsTime(t *testing.T) {
	l := look.New(look.Dark, false)
	p := terminal(screen.Size{W: 10, H: 2})
	rapid.Check(t, func(t *rapid.T) {
		f := NewFilm(p, l, rapid.Bool().Draw(t, "captions"))
		var shots [][]string
		for range rapid.IntRange(1, 12).Draw(t, "shots") {
			shots = append(shots, anyRows(t, l))
			f.Show(Shot{Rows: shots[len(shots)-1], Rest: time.Second})
		}
		f.Show(Shot{Rows: anyRows(t, l)}) // which nobody sees
		var out bytes.Buffer
		if err := f.Write(&out); err != nil {
			t.Fatal(err)
		}
		for i, rows := range shots {
			var want []string
			for y, row := range rows {
				for _, p := range newDrawing(p, l).row(row, y) {
					want = append(want, elementOf.FindAllString(p.drawn, -1)...)
				}
			}
			got := seen(t, out.String(), (float64(i)+0.5)*100/float64(len(shots)))
			wantUnder(t, got)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Fatalf("shot %d shows %v, want %v, in\n%s", i, got, want, out.String())
			}
		}
		got, want := still(out.String()), seen(t, out.String(), 99.99)
		if !slices.Equal(got, want) {
			t.Fatalf("where nothing moves %v is seen, want %v", got, want)
		}
	})
}

var (
	groupOf   = regexp.MustCompile(`<g(?: class="m(?: z)? (k[0-9a-z]+)")?>(.*)</g>`)
	frameOf   = regexp.MustCompile(`([0-9.]+)%\{visibility:([a-z]+)\}`)
	elementOf = regexp.MustCompile(`<(?:rect|path) [^>]*/>|<text [^>]*>[^<]*</text>`)
)

// seen are the elements that a film shows at a time, in hundredths of its length.
func seen(t *rapid.T, film string, at float64) (all []string) {
	for _, g := range groupOf.FindAllStringSubmatch(film, -1) {
		visible := "visible"
		if name := g[1]; name != "" {
			_, frames, found := strings.Cut(film, "@keyframes "+name+"{")
			if !found {
				t.Fatalf("nothing moves %s", name)
			}
			frames, _, _ = strings.Cut(frames, "."+name+"{")
			for _, f := range frameOf.FindAllStringSubmatch(frames, -1) {
				if from, _ := strconv.ParseFloat(f[1], 64); from <= at {
					visible = f[2]
				}
			}
		}
		if visible == "visible" {
			for _, each := range elementOf.FindAllString(g[2], -1) {
				if !strings.Contains(each, `class="c"`) {
					all = append(all, each)
				}
			}
		}
	}
	return all
}

// still are the elements that a film shows where nothing moves.
func still(film string) (all []string) {
	for _, g := range groupOf.FindAllStringSubmatch(film, -1) {
		if g[1] == "" || strings.HasPrefix(g[0], `<g class="m z `) {
			for _, each := range elementOf.FindAllString(g[2], -1) {
				if !strings.Contains(each, `class="c"`) {
					all = append(all, each)
				}
			}
		}
	}
	return all
}

// wantUnder holds that what is filled behind a cell comes before what stands there.
func wantUnder(t *rapid.T, all []string) {
	stands := false
	for _, each := range all {
		ground := strings.HasPrefix(each, "<rect") && !strings.Contains(each, "crispEdges")
		if ground && stands {
			t.Fatalf("what is filled hides what stands there: %v", all)
		}
		stands = stands || !ground
	}
}

// A film says what it is, whatever its words are, and is read as any picture is.
func TestAFilmSaysWhatItIs(t *testing.T) {
	l := look.New(look.Light, false)
	f := NewFilm(terminal(screen.Size{W: 10, H: 1}), l, true)
	f.Title, f.Words, f.Language = "Tom & <Jerry>", "A mouse\nsaid no", "en"
	f.Show(Shot{Rows: []string{"Rent"}, Caption: "a < b", Rest: time.Second})
	f.Show(Shot{Rows: []string{"Food"}, Caption: "a < b", Rest: time.Second})
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	if texts, _ := read(t, out.Bytes()); strings.Join(texts, "|") != "Rent|a < b|Food" {
		t.Errorf("it says %q", texts)
	}
	for _, want := range []string{`xml:lang="en"`, "<title id=\"title\">Tom &amp; &lt;Jerry&gt;</title>", "A mouse&#xA;said no</desc>", "prefers-reduced-motion"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
}

// An empty film is a picture of nothing.
func TestAnEmptyFilm(t *testing.T) {
	var out bytes.Buffer
	if err := NewFilm(terminal(screen.Size{W: 10, H: 1}), look.New(look.Light, false), false).Write(&out); err != nil {
		t.Fatal(err)
	}
	read(t, out.Bytes())
}
