package picture

import (
	"bytes"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"
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

func TestEverySampleDrawsAsPNG(t *testing.T) {
	for _, s := range samples() {
		for look := range Looks {
			if s.name != "25" && s.name != "hostile" && s.name != "300" && Look(look) != Light {
				continue
			}
			name := s.name + "-" + Look(look).String() + ".png"
			t.Run(name, func(t *testing.T) {
				board, question := s.make()
				began := time.Now()
				p, err := NewPlan(board, question, Options{Look: Look(look)})
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
				if img.Width > mostSide || img.Height > mostSide || img.Width*img.Height > mostPixels {
					t.Errorf("the picture is %d by %d pixels", img.Width, img.Height)
				}
				t.Logf("plan %v, PNG %v: %.0f by %.0f points, %d by %d pixels, %d kB; missing %q %s", planned.Sub(began),
					time.Since(planned), p.W, p.H, img.Width, img.Height, out.Len()/1000, p.Missing, p.PNGNote())
				keep(t, name, out.Bytes())
			})
		}
	}
}
