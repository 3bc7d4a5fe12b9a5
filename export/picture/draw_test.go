package picture

import (
	"bytes"
	"flag"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/scheme"
)

var (
	update     = flag.Bool("update", false, "write the goldens anew")
	samplesDir = flag.String("samples", "", "write the sample pictures into this folder, to be looked at")
)

// keep writes a picture to the folder of the -samples flag.
func keep(t *testing.T, name string, data []byte) {
	t.Helper()
	if *samplesDir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*samplesDir, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

var schemes = []scheme.Scheme{scheme.Light, scheme.Dark, scheme.Contrast}

func TestEverySampleDrawsAsSVGAndPDF(t *testing.T) {
	for _, s := range samples() {
		t.Run(s.name, func(t *testing.T) {
			board, question := s.make()
			p, err := NewMap(board, question, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for ext, write := range map[string]func(io.Writer) error{
				".svg":      func(w io.Writer) error { return p.WriteSVG(w, false) },
				"-live.svg": func(w io.Writer) error { return p.WriteSVG(w, true) },
				".pdf":      p.WritePDF,
			} {
				began := time.Now()
				var out bytes.Buffer
				if err := write(&out); err != nil {
					t.Fatal(err)
				}
				t.Logf("%s: %v, %d kB", ext, time.Since(began), out.Len()/1000)
				keep(t, s.name+ext, out.Bytes())
			}
		})
	}
}

func TestEverySampleDrawsAsPNG(t *testing.T) {
	for _, s := range samples() {
		for _, look := range schemes {
			small := s.name == "25" || s.name == "hostile"
			if *samplesDir == "" && (look != scheme.Light || !small && s.name != "0" && s.name != "100") {
				continue // these are enough to hold; the others are for people who look
			}
			if look != scheme.Light && !small && s.name != "300" {
				continue
			}
			name := s.name + "-" + look.String() + ".png"
			t.Run(name, func(t *testing.T) {
				board, question := s.make()
				began := time.Now()
				p, err := NewMap(board, question, Options{Options: plan.Options{Scheme: look}})
				if err != nil {
					t.Fatal(err)
				}
				planned := time.Now()
				var out bytes.Buffer
				if err := p.WritePNG(&out); err != nil {
					t.Fatal(err)
				}
				img, err := png.DecodeConfig(bytes.NewReader(out.Bytes()))
				if err != nil {
					t.Fatal(err)
				}
				if img.Width > 16384 || img.Height > 16384 || img.Width*img.Height > 40e6 {
					t.Errorf("the picture is %d by %d pixels", img.Width, img.Height)
				}
				t.Logf("plan %v, PNG %v: %.0f by %.0f points, %d by %d pixels, %d kB; missing %q %s", planned.Sub(began),
					time.Since(planned), p.W, p.H, img.Width, img.Height, out.Len()/1000, p.Missing, p.PNGNote())
				keep(t, name, out.Bytes())
			})
		}
	}
}

// wholeDay is an event of three questions.
func wholeDay() *mindmap.Board {
	board, first := partnersDay()
	m := &boardMaker{board: board, made: 1000}
	m.question("What do you like most about being a link worker?", []*mindmap.Theme{
		m.theme("Time to listen", m.answers("An hour, not ten minutes", "People tell their whole story")),
		m.theme("Seeing people change", m.answers("He runs the club now", "She smiled")),
		m.theme("The team", m.answers("We laugh")),
	}, m.answers("Every day is different", "Cake")...)
	m.question("What does the health service gain?", nil, m.answers("Fewer appointments")...)
	m.question("", nil)
	_ = first
	return board
}

func TestOverviewAndBarsDraw(t *testing.T) {
	board := wholeDay()
	for _, look := range schemes {
		o := Options{Options: plan.Options{Scheme: look}}
		overview, err := NewOverview(board, o)
		if err != nil {
			t.Fatal(err)
		}
		bars, err := NewBars(board, board.Questions[0], o)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := NewBars(board, board.Questions[1], o)
		if err != nil {
			t.Fatal(err)
		}
		for name, write := range map[string]func(io.Writer) error{
			"overview": overview.WritePNG, "bars": bars.WritePNG, "bars-room": plain.WritePNG,
		} {
			var out bytes.Buffer
			if err := write(&out); err != nil {
				t.Fatal(err)
			}
			keep(t, name+"-"+look.String()+".png", out.Bytes())
		}
		for name, write := range map[string]func(io.Writer) error{
			"overview.pdf": overview.WritePDF,
			"bars.svg":     func(w io.Writer) error { return bars.WriteSVG(w, false) },
		} {
			var out bytes.Buffer
			if err := write(&out); err != nil {
				t.Fatal(err)
			}
			keep(t, name, out.Bytes())
		}
	}
}
