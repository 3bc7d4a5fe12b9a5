package dot

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/awalterschulze/gographviz"

	"mindwall/mindmap"
	"mindwall/mindmap/scheme"

	"mindwall/export/internal/walltest"
	"mindwall/export/picture"
	"mindwall/export/plan"
)

var (
	update  = flag.Bool("update", false, "write the goldens anew")
	samples = flag.String("samples", "", "write sample drawings into this folder, to be looked at")
)

// needGraphviz skips a test where there is no Graphviz, and fails it where one must be.
func needGraphviz(t testing.TB) {
	t.Helper()
	if _, err := (Renderer{}).find(); err != nil {
		if os.Getenv("MINDWALL_REQUIRE_TOOLS") == "1" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
}

func planOf(t testing.TB, b *mindmap.Board, question int) *plan.Plan {
	t.Helper()
	return planWith(t, b, question, picture.Options{})
}

func planWith(t testing.TB, b *mindmap.Board, question int, o picture.Options) *plan.Plan {
	t.Helper()
	o.Graph = true
	m, err := picture.NewMap(b, b.Questions[question], o)
	if err != nil {
		t.Fatal(err)
	}
	return m.Plan
}

func TestGoldens(t *testing.T) {
	// Without the system's fonts, so that sizes are the same everywhere.
	dark := picture.Options{Options: plan.Options{Scheme: scheme.Dark}, NoSystemFonts: true}
	for name, p := range map[string]*plan.Plan{
		"likes.dot":      planWith(t, walltest.Day(), 0, dark),
		"barriers.dot":   planWith(t, walltest.Day(), 1, picture.Options{NoSystemFonts: true}),
		"twentyfive.dot": planWith(t, walltest.Crowd(25, 1), 0, picture.Options{NoSystemFonts: true}),
	} {
		var out bytes.Buffer
		if err := Write(&out, p); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(out.Bytes(), want) {
			t.Errorf("%s differs; run the test with -update and read the difference", name)
		}
		if _, err := gographviz.Read(out.Bytes()); err != nil {
			t.Errorf("%s cannot be read back: %v", name, err)
		}
	}
}

func TestEveryEngineDraws(t *testing.T) {
	needGraphviz(t)
	for name, p := range map[string]*plan.Plan{
		"barriers": planOf(t, walltest.Day(), 1), "crowd": planOf(t, walltest.Crowd(150, 6), 0),
	} {
		for _, e := range Engines()[1:] {
			for _, kind := range []string{"png", "svg", "pdf"} {
				if kind != "png" && e != Dot || testing.Short() && name == "crowd" && e != Dot { // which take seconds
					continue
				}
				t.Run(name+"-"+string(e)+"."+kind, func(t *testing.T) {
					var out bytes.Buffer
					notes, err := Renderer{}.Render(context.Background(), &out, p, e, kind)
					if err != nil {
						t.Fatal(err)
					}
					if len(notes) > 0 {
						t.Error(notes)
					}
					magic := map[string]string{"png": "\x89PNG", "svg": "<?xml", "pdf": "%PDF"}[kind]
					if !bytes.HasPrefix(out.Bytes(), []byte(magic)) {
						t.Errorf("begins with %q", out.Bytes()[:8])
					}
					if *samples != "" {
						if err := os.WriteFile(filepath.Join(*samples, name+"-"+string(e)+"."+kind), out.Bytes(), 0o644); err != nil {
							t.Fatal(err)
						}
					}
				})
			}
		}
	}
}
