package canvas

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// text writes a line: words of the embedded font as text where it draws them glyph by glyph, all else as outlines that
// carry their words.
func (o *pdfWriter) text(op *op) {
	o.fillColour(op.fill)
	o.f.SetTextColor(int(op.fill.R), int(op.fill.G), int(op.fill.B))
	o.font(op.text.weight, op.text.size*o.page.Scale)
	for i := range op.line.runs {
		r := &op.line.runs[i]
		from := 0
		for j := range r.glyphs {
			if op.text.blank(&r.glyphs[j]) {
				o.word(op, r, r.glyphs[from:j])
				from = j + 1
			}
		}
		o.word(op, r, r.glyphs[from:])
	}
}

// blank reports whether a glyph is a space between words.
func (t *Text) blank(g *glyph) bool { return g.count == 1 && t.runes[g.start] == ' ' }

func (o *pdfWriter) word(op *op, r *run, glyphs []glyph) {
	if len(glyphs) == 0 {
		return
	}
	if o.plain(op.text, r, glyphs) {
		o.realText(op, r, glyphs)
		return
	}
	o.begin(op, glyphs)
	for _, g := range glyphs {
		o.outline(op, r.face, g)
	}
	o.f.RawWriteStr("EMC")
}

// plain reports whether the library would draw the same glyphs from the same text.
func (o *pdfWriter) plain(p *Text, r *run, glyphs []glyph) bool {
	if r.rtl || r.face.Font != embeddedFonts()[p.weight] {
		return false
	}
	for i := range glyphs {
		g := &glyphs[i]
		if g.count != 1 || g.y != 0 || p.runes[g.start] > pdfLastRune {
			return false
		}
		if id, ok := r.face.NominalGlyph(p.runes[g.start]); !ok || id != g.id {
			return false
		}
	}
	return true
}

// realText writes a word in pieces, a new one wherever kerning moved a glyph from where its forerunners' widths end.
func (o *pdfWriter) realText(op *op, r *run, glyphs []glyph) {
	k, unit := o.page.Scale, op.text.size/float64(r.face.Upem())
	var piece []rune
	at, pen := 0.0, 0.0
	flush := func() {
		if len(piece) > 0 {
			o.f.Text((op.x+at)*k+o.page.DX, op.y*k+o.page.DY, string(piece))
			piece = piece[:0]
		}
	}
	for i := range glyphs {
		g := &glyphs[i]
		x := float64(g.x)
		if d := x - pen; len(piece) == 0 || d > kernSlack*op.text.size || d < -kernSlack*op.text.size {
			flush()
			at, pen = x, x
		}
		piece = append(piece, op.text.runes[g.start])
		pen += float64(r.face.HorizontalAdvance(g.id)) * unit
	}
	flush()
}

// kernSlack is how far a glyph may be off its place before a new piece of text begins, by size.
const kernSlack = 0.006

// begin opens a span whose words are those of the glyphs, for searching, copying and reading aloud. An invisible blank as
// wide as they are gives it a place on the page.
func (o *pdfWriter) begin(op *op, glyphs []glyph) {
	from, to := int32(len(op.text.runes)), int32(0)
	for i := range glyphs {
		if g := &glyphs[i]; g.count > 0 {
			from, to = min(from, g.start), max(to, g.start+g.count)
		}
	}
	if from >= to {
		o.f.RawWriteStr("/Span BMC")
		return
	}
	var b strings.Builder
	b.WriteString("/Span <</ActualText <FEFF")
	for _, u := range utf16.Encode(op.text.runes[from:to]) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteString(">>> BDC")
	o.f.RawWriteStr(b.String())
	last := &glyphs[len(glyphs)-1]
	k, width := o.page.Scale, float64(last.x+last.advance-glyphs[0].x)
	stretch := width * k / max(o.f.GetStringWidth(" "), 0.1)
	o.f.SetTextRenderingMode(3)
	o.f.RawWriteStr(fmt.Sprintf("%.1f Tz", max(stretch, 0.1)*100))
	o.f.Text((op.x+float64(glyphs[0].x))*k+o.page.DX, op.y*k+o.page.DY, " ")
	o.f.RawWriteStr("100 Tz")
	o.f.SetTextRenderingMode(0)
}
