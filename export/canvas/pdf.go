package canvas

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-text/typesetting/font"

	"mindwall/export/fonts"
	"mindwall/export/internal/colour"
	"mindwall/export/typeset"
)

// Page is one page of a PDF: a scene, scaled and shifted on paper. Sizes are in PDF points, 72 to the inch.
type Page struct {
	Scene    *Scene
	W, H     float64
	Scale    float64 // PDF points a point of the scene
	DX, DY   float64 // where the scene's corner is
	Bookmark string  // empty for none
}

// Document is what a PDF says of itself.
type Document struct {
	Date     string // 2006-01-02; it stands for when the file was made, so that the same scenes give the same bytes
	Language string // BCP 47

	// Ended, when not nil, is asked for each shape and line of text. Its error ends the work.
	Ended func() error
}

const (
	// PDFPoints is how many PDF points a point of a scene has when it is not scaled: 72 by 96 to the inch.
	PDFPoints   = 0.75
	pdfLastRune = 0xFFFF // the library has no runes above
)

// WritePDF writes pages, of which there is at least one.
func WritePDF(w io.Writer, pages []Page, d Document) error {
	f := fpdf.New("P", "pt", "A4", "")
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCatalogSort(true)
	stamp, err := time.Parse(time.DateOnly, d.Date)
	if err != nil {
		stamp = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	f.SetCreationDate(stamp)
	f.SetModificationDate(stamp)
	f.SetCreator("mindwall", false)
	if languageTag().MatchString(d.Language) {
		f.SetLang(d.Language)
	}
	f.SetTitle(withinBMP(pages[0].Scene.Title), true)
	f.AddUTF8FontFromBytes(pdfFamily, "", fonts.TTF(false))
	f.AddUTF8FontFromBytes(pdfFamily, "B", fonts.TTF(true))
	out := &pdfWriter{f: f, shapes: map[glyphRef]shape{}, images: map[glyphRef]pdfImage{}, widths: map[int]bool{}}
	if d.Ended == nil {
		d.Ended = func() error { return nil }
	}
	for i := range pages {
		if err := out.add(&pages[i], d.Ended); err != nil {
			return fmt.Errorf("write PDF: %w", err)
		}
	}
	if err := f.Output(w); err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	return nil
}

// languageTag is what may stand as a language; see BCP 47.
var languageTag = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
})

const pdfFamily = "noto"

// withinBMP leaves out what the library cannot write.
func withinBMP(s string) string {
	return strings.Map(func(r rune) rune {
		if r > pdfLastRune {
			return -1
		}
		return r
	}, s)
}

// pdfWriter writes scenes as pages. Errors stick to the library's document until it is put out.
type pdfWriter struct {
	f      *fpdf.Fpdf
	page   *Page
	shapes map[glyphRef]shape
	images map[glyphRef]pdfImage // without a name for a glyph that has none
	widths map[int]bool          // of registered images, in pixels
	style  string                // of the current font
	size   float64
}

func (o *pdfWriter) add(p *Page, ended func() error) error {
	o.page, o.style, o.size = p, "", 0
	o.f.AddPageFormat("P", fpdf.SizeType{Wd: p.W, Ht: p.H})
	o.font(false, 10)
	if p.Bookmark != "" {
		o.f.Bookmark(withinBMP(p.Bookmark), 0, 0)
	}
	o.fillColour(p.Scene.Background)
	o.f.Rect(0, 0, p.W, p.H, "F")
	for i := range p.Scene.ops {
		if err := ended(); err != nil {
			return err
		}
		op := &p.Scene.ops[i]
		if op.kind == textOp {
			o.text(op)
			continue
		}
		o.fillColour(op.fill)
		o.fill(op.outline(), p.Scale, p.DX, p.DY)
	}
	return nil
}

func (o *pdfWriter) fillColour(c colour.RGB) { o.f.SetFillColor(int(c.R), int(c.G), int(c.B)) }

func (o *pdfWriter) fill(p Path, k, dx, dy float64) {
	for i := range p {
		s := &p[i]
		var q [3]point
		for j, v := range s.points() {
			q[j] = point{v.x*k + dx, v.y*k + dy}
		}
		switch s.verb {
		case moveTo:
			o.f.MoveTo(q[0].x, q[0].y)
		case lineTo:
			o.f.LineTo(q[0].x, q[0].y)
		case cubicTo:
			o.f.CurveBezierCubicTo(q[0].x, q[0].y, q[1].x, q[1].y, q[2].x, q[2].y)
		case closeTo:
			o.f.ClosePath()
		}
	}
	o.f.DrawPath("F")
}

func (o *pdfWriter) font(isBold bool, size float64) {
	style := ""
	if isBold {
		style = "B"
	}
	if style != o.style || size != o.size {
		o.style, o.size = style, size
		o.f.SetFont(pdfFamily, style, size)
	}
}

// outline draws a glyph as a path, or as an image when it has colours.
func (o *pdfWriter) outline(op *op, face *font.Face, g typeset.Glyph) {
	key := glyphRef{face, g.ID}
	k := op.text.Size / float64(face.Upem()) * o.page.Scale
	x := (op.x+float64(g.X))*o.page.Scale + o.page.DX
	y := (op.y+float64(g.Y))*o.page.Scale + o.page.DY
	sh, ok := o.shapes[key]
	if !ok {
		sh = shapeOf(face, g.ID)
		o.shapes[key] = sh
	}
	switch {
	case sh.bitmap != nil:
		b := sh.bitmap
		if img := o.image(key, *b); img.name != "" {
			o.f.ImageOptions(img.name, x+b.x*k, y+b.y*k, b.w*k*img.stretch, b.h*k, false, fpdf.ImageOptions{ImageType: "png"}, 0, "")
		}
	case len(sh.layers) > 0:
		for _, l := range sh.layers {
			o.fillColour(l.colour)
			o.f.SetAlpha(float64(l.alpha)/255, "Normal")
			o.fill(l.path, k, x, y)
		}
		o.f.SetAlpha(1, "Normal")
		o.fillColour(op.fill)
	case len(sh.outline) > 0:
		o.fill(sh.outline, k, x, y)
	}
}

// pdfImage is a registered bitmap and by how much it is wider than the glyph.
type pdfImage struct {
	name    string
	stretch float64
}

// image registers a glyph's bitmap once, in the one form of PNG that the library surely reads. The library writes images
// in the order of their widths, and those of one width in any order; so each gets a width of its own, by empty columns at
// its right, and the same wall gives the same bytes.
func (o *pdfWriter) image(key glyphRef, b bitmapGlyph) pdfImage {
	known, ok := o.images[key]
	if ok {
		return known
	}
	if img, err := png.Decode(bytes.NewReader(b.png)); err == nil && img.Bounds().Dx() > 0 {
		width := img.Bounds().Dx()
		for o.widths[width] {
			width++
		}
		o.widths[width] = true
		plain := image.NewNRGBA(image.Rect(0, 0, width, img.Bounds().Dy()))
		draw.Draw(plain, plain.Rect, img, img.Bounds().Min, draw.Src)
		var data bytes.Buffer
		if png.Encode(&data, plain) == nil {
			known = pdfImage{name: "glyph" + strconv.Itoa(len(o.images)), stretch: float64(width) / float64(img.Bounds().Dx())}
			o.f.RegisterImageOptionsReader(known.name, fpdf.ImageOptions{ImageType: "png"}, &data)
		}
	}
	o.images[key] = known
	return known
}
