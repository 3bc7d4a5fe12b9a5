package canvas

import (
	"bufio"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"mindwall/export/fonts"
	"mindwall/export/typeset"
)

// emUnits is how many units of a glyph's outline an em has in an SVG.
const emUnits = 1000

// fontStack is the fonts that live text asks for: the one that goes with it, which not all viewers take from the file.
const fontStack = "'" + fonts.Family + "','Segoe UI','Helvetica Neue',Arial,sans-serif"

// WriteSVG writes a scene as an SVG, one user unit to the point. Its title and description hold all words. With live text, what the
// embedded fonts draw is text, which can be searched, edited and restyled, and comes with the glyphs that it needs; all else is
// outlines, alike everywhere.
func WriteSVG(w io.Writer, s *Scene, liveText bool) error {
	out := &svgWriter{w: bufio.NewWriter(w), scene: s, live: liveText, glyphs: map[glyphRef]string{}}
	out.head()
	out.defs()
	out.body()
	out.put("</svg>\n")
	if err := out.w.Flush(); err != nil {
		return fmt.Errorf("write SVG: %w", err)
	}
	return nil
}

// svgWriter writes one scene. Errors of writing stick to the buffer until it is flushed.
type svgWriter struct {
	w      *bufio.Writer
	scene  *Scene
	live   bool
	glyphs map[glyphRef]string // ids in defs; empty for a glyph without a shape
	num    []byte

	page *Inline // that the picture stands in; nil for a file
	dark *op     // what stands on a page in place of the op that is written, where it is dark
}

func (o *svgWriter) put(parts ...string) {
	for _, s := range parts {
		_, _ = o.w.WriteString(s)
	}
}

// number writes v with two decimals at most, and with one on a page.
func (o *svgWriter) number(v float64) {
	if o.page != nil {
		v = math.Round(v*10) / 10
	}
	o.num = appendNumber(o.num[:0], v)
	_, _ = o.w.Write(o.num)
}

func appendNumber(b []byte, v float64) []byte {
	v = math.Round(v*100) / 100
	if v == 0 {
		v = 0 // no minus sign
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

func (o *svgWriter) escaped(s string) { _ = xml.EscapeText(o.w, []byte(s)) }

func (o *svgWriter) head() {
	w, h := string(appendNumber(nil, o.scene.W)), string(appendNumber(nil, o.scene.H))
	o.put(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="`, w, `" height="`, h,
		`" viewBox="0 0 `, w, ` `, h, `" role="img" aria-labelledby="title" aria-describedby="words">`, "\n",
		`<title id="title">`)
	o.escaped(o.scene.Title)
	o.put("</title>\n", `<desc id="words">`)
	o.escaped(o.scene.Words)
	o.put("</desc>\n", `<rect width="100%" height="100%" fill="`, o.scene.Background.String(), `"/>`, "\n")
}

// defs writes the fonts of live text, and every other glyph once, at emUnits to the em.
func (o *svgWriter) defs() {
	o.put("<defs>\n")
	live := map[bool]*strings.Builder{false: {}, true: {}} // what is set bold, and what is not
	for i := range o.scene.ops {
		op := &o.scene.ops[i]
		if op.kind != textOp {
			continue
		}
		for _, r := range op.line.Runs {
			if o.isLive(op.text, &r) {
				live[op.text.Bold].WriteString(op.text.Spoken(&r))
				continue
			}
			for _, g := range r.Glyphs {
				o.define(glyphRef{r.Face, g.ID})
			}
		}
	}
	if o.page != nil {
		o.page.keep(live)
	} else if css := fonts.CSS(live[false].String(), live[true].String()); css != "" {
		o.put("<style>", css, "</style>\n")
	}
	o.put("</defs>\n")
}

// isLive reports whether a run is written as text.
func (o *svgWriter) isLive(t *typeset.Text, r *typeset.Run) bool { return o.live && t.IsEmbedded(r) }

func (o *svgWriter) define(g glyphRef) {
	if _, done := o.glyphs[g]; done {
		return
	}
	id := o.page.prefix() + "g" + strconv.FormatInt(int64(len(o.glyphs)), 36)
	k := emUnits / float64(g.face.Upem())
	switch sh := shapeOf(g.face, g.id); {
	case sh.bitmap != nil:
		o.bitmap(id, sh.bitmap, k)
	case len(sh.layers) > 0:
		o.layers(id, sh.layers, k)
	case len(sh.outline) > 0:
		o.put(`<path id="`, id, `" d="`)
		o.path(sh.outline.moved(k, 0), 0)
		o.put("\"/>\n")
	default:
		id = ""
	}
	o.glyphs[g] = id
}

func (o *svgWriter) bitmap(id string, b *bitmapGlyph, k float64) {
	o.put(`<image id="`, id)
	for i, v := range [...]float64{b.x, b.y, b.w, b.h} {
		o.put([...]string{`" x="`, `" y="`, `" width="`, `" height="`}[i])
		o.number(v * k)
	}
	o.put(`" preserveAspectRatio="none" xlink:href="data:image/png;base64,`, base64.StdEncoding.EncodeToString(b.png),
		`"/>`, "\n")
}

func (o *svgWriter) layers(id string, layers []layer, k float64) {
	o.put(`<g id="`, id, `">`)
	for _, l := range layers {
		o.put(`<path fill="`, l.colour.String())
		if l.alpha < 255 {
			o.put(`" fill-opacity="`)
			o.number(float64(l.alpha) / 255)
		}
		o.put(`" d="`)
		o.path(l.path.moved(k, 0), 0)
		o.put(`"/>`)
	}
	o.put("</g>\n")
}

// body writes the ops, those of a group with its words.
func (o *svgWriter) body() {
	if o.page != nil { // which says all of it in text
		o.ops(0, len(o.scene.ops))
		return
	}
	if o.live {
		o.put(`<g font-family="`, fontStack, `" xml:space="preserve">`, "\n")
	}
	next := 0
	for _, g := range o.scene.groups {
		o.ops(next, g.from)
		o.put("<g><title>")
		o.escaped(g.label)
		o.put("</title>\n")
		o.ops(g.from, g.to)
		o.put("</g>\n")
		next = g.to
	}
	o.ops(next, len(o.scene.ops))
	if o.live {
		o.put("</g>\n")
	}
}

func (o *svgWriter) ops(from, to int) {
	for i := from; i < to; i++ {
		if _, err := o.w.Write(nil); err != nil { // of an earlier write
			return
		}
		if o.page != nil {
			o.dark = &o.page.dark.ops[i]
		}
		switch op := &o.scene.ops[i]; op.kind {
		case boxOp:
			o.box(op)
		case pathOp:
			o.put("<path")
			o.colour(op)
			o.put(` d="`)
			o.path(op.path, 2)
			o.put("\"/>\n")
		default:
			o.text(op)
		}
	}
}

// colour writes the attribute that gives an op its colour, and on a page a text its size.
func (o *svgWriter) colour(op *op) {
	if o.page != nil {
		o.put(` class="`, o.page.class(op, o.dark), `"`)
		return
	}
	o.put(` fill="`, op.fill.String(), `"`)
}

func (o *svgWriter) box(op *op) {
	for i, v := range [...]float64{op.x, op.y, op.w, op.h, op.radius} {
		o.put([...]string{`<rect x="`, `" y="`, `" width="`, `" height="`, `" rx="`}[i])
		o.number(v)
	}
	o.put(`"`)
	o.colour(op)
	o.put("/>\n")
}

// path writes the d of a path with so many decimals: 0 or 2.
func (o *svgWriter) path(p Path, decimals int) {
	for i := range p {
		s := &p[i]
		_ = o.w.WriteByte("MLCZ"[s.verb])
		for j, q := range s.points() {
			if j > 0 {
				_ = o.w.WriteByte(' ')
			}
			if decimals == 0 {
				q = point{math.Round(q.x), math.Round(q.y)}
			}
			o.number(q.x)
			_ = o.w.WriteByte(' ')
			o.number(q.y)
		}
	}
}

// text writes a line, runs that are live together as text and others as outlines.
func (o *svgWriter) text(op *op) {
	for runs := op.line.Runs; len(runs) > 0; {
		live, n := o.isLive(op.text, &runs[0]), 1
		for n < len(runs) && o.isLive(op.text, &runs[n]) == live {
			n++
		}
		if live {
			o.liveText(op, runs[:n])
		} else {
			o.outlines(op, runs[:n])
		}
		runs = runs[n:]
	}
}

// outlines writes runs as uses of glyphs, in units of the em.
func (o *svgWriter) outlines(op *op, runs []typeset.Run) {
	k := op.text.Size / emUnits
	o.put("<g")
	o.colour(op)
	if o.live { // the words of others can be read as text
		o.put(` role="img" aria-label="`)
		for i := range runs {
			o.escaped(op.text.Spoken(&runs[i]))
		}
		o.put(`"`)
	}
	o.put(` transform="translate(`)
	o.number(op.x)
	_ = o.w.WriteByte(' ')
	o.number(op.y)
	o.put(`) scale(`, strconv.FormatFloat(k, 'g', 6, 64), `)">`)
	for _, r := range runs {
		for _, g := range r.Glyphs {
			id := o.glyphs[glyphRef{r.Face, g.ID}]
			if id == "" {
				continue
			}
			if o.page == nil {
				o.put("<use xlink:href=\"#")
			} else {
				o.put("<use href=\"#")
			}
			o.put(id, `" x="`)
			o.number(math.Round(float64(g.X) / k))
			if y := math.Round(float64(g.Y) / k); y != 0 {
				o.put(`" y="`)
				o.number(y)
			}
			o.put(`"/>`)
		}
	}
	o.put("</g>\n")
}

// liveText writes runs as text that is as wide as planned whatever font the viewer has.
func (o *svgWriter) liveText(op *op, runs []typeset.Run) {
	var words strings.Builder
	for i := range runs {
		words.WriteString(op.text.Spoken(&runs[i]))
	}
	text := strings.TrimRight(words.String(), " ")
	if text == "" {
		return
	}
	from, to := float64(runs[0].Glyphs[0].X), 0.0
	for _, r := range runs {
		for i := range r.Glyphs {
			if g := &r.Glyphs[i]; !op.text.Blank(g) {
				to = float64(g.X + g.Advance)
			}
		}
	}
	o.put(`<text x="`)
	o.number(op.x + from)
	o.put(`" y="`)
	o.number(op.y)
	if o.page == nil {
		o.put(`" font-size="`)
		o.number(op.text.Size)
		if op.text.Bold {
			o.put(`" font-weight="700`)
		}
	}
	o.put(`"`)
	o.colour(op)
	o.put(` textLength="`)
	o.number(to - from)
	o.put(`" lengthAdjust="spacingAndGlyphs">`)
	o.escaped(text)
	o.put("</text>\n")
}
