package filmed

import (
	"context"
	"fmt"
	"image"
	"io"
	"path/filepath"
	"strings"

	"mindwall/export"
	"mindwall/export/canvas"
	"mindwall/tui/marks"
)

var (
	// slides is the paper of PNGs: 1920 by 1080 pixels.
	slides = Paper{Size: size, CellW: 23, CellH: 52, Side: 40, Top: 20}
	// small is the paper of GIFs, which are read on pages: 1000 by 560 pixels.
	small = Paper{Size: size, CellW: 12, CellH: 27, Side: 20, Top: 10}
)

func (f *film) sheet(p Paper) *sheet {
	return newSheet(p, marks.InksOf(f.request.Look), f.event.Language)
}

func (f *film) isSeries() bool { return strings.EqualFold(filepath.Ext(f.request.To), ".png") }

// pngName is the name of the n-th picture of a series, from 1.
func (f *film) pngName(n int) string {
	base := filepath.Base(f.request.To)
	ext := filepath.Ext(base)
	return fmt.Sprintf("%s-%04d%s", strings.TrimSuffix(base, ext), n, ext)
}

// pngs is the film as a series of PNGs. A row is painted and packed when it is another than in the picture before.
func (f *film) pngs() (files []export.File) {
	var packer canvas.StripPacker
	sheet := f.sheet(slides)
	strips := make([]canvas.Strip, size.H+2) // with the margins
	var rows []string
	paint := func(next []string) (err error) {
		if rows == nil {
			if strips[0], err = packer.Pack(sheet.blank(slides.Top)); err != nil {
				return err
			}
			strips[size.H+1] = strips[0]
		}
		for y, row := range next {
			if rows != nil && rows[y] == row {
				continue
			}
			if strips[y+1], err = packer.Pack(sheet.row(row)); err != nil {
				return err
			}
		}
		rows = next
		return nil
	}
	for i, s := range f.shots {
		files = append(files, export.File{Name: f.pngName(i + 1), Write: func(_ context.Context, out io.Writer) error {
			f.progress(1, i)
			if err := paint(s.rows); err != nil {
				return err
			}
			if i == len(f.shots)-1 {
				f.noteMissing(sheet.set.Missing())
			}
			return canvas.WriteStrips(out, strips)
		}})
	}
	return files
}

// gif is the film as a GIF. Its rows are painted twice, to count their colours and to write them, so that no more than one picture is
// in memory.
func (f *film) gif() []export.File {
	return f.only(func(ctx context.Context, out io.Writer) error {
		sheet := f.sheet(small)
		palette, err := f.palette(ctx, sheet)
		if err != nil {
			return err
		}
		f.noteMissing(sheet.set.Missing())
		whole := small.pixels()
		moving := canvas.NewGIF(out, whole, palette)
		pixels := make([]uint8, whole.X*whole.Y)
		set := func(top int, img *image.RGBA) { palette.Index(pixels[top*whole.X:][:0], img) }
		set(0, sheet.blank(whole.Y))
		var rows []string
		err = f.eachShot(ctx, 2, func(s shot) error {
			for y, row := range s.rows {
				if rows == nil || rows[y] != row {
					set(small.Top+y*small.CellH, sheet.row(row))
				}
			}
			rows = s.rows
			return moving.Show(pixels, s.rest)
		})
		if err != nil {
			return err
		}
		return moving.Close()
	})
}

// palette is made of all colours that the film has.
func (f *film) palette(ctx context.Context, sheet *sheet) (*canvas.Palette, error) {
	var census canvas.Census
	census.Flat(rgb(sheet.inks.Ground), rgb(sheet.inks.Ink))
	var rows []string
	err := f.eachShot(ctx, 1, func(s shot) error {
		for y, row := range s.rows {
			if rows != nil && rows[y] == row {
				continue
			}
			for _, m := range sheet.inks.Row(row) {
				census.Flat(rgb(m.Ink))
			}
			census.Count(sheet.row(row))
		}
		rows = s.rows
		return nil
	})
	return census.Palette(), err
}
