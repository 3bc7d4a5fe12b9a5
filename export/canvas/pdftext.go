package canvas

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"mindwall/export/typeset"
)

// text writes a line: words of the embedded font as text where it draws them glyph by glyph, all else as outlines that
// carry their words.
func (o *pdfWriter) text(op *op) {
	o.fillColour(op.fill)
	o.f.SetTextColor(int(op.fill.R), int(op.fill.G), int(op.fill.B))
	o.font(op.text.Bold, op.text.Size*o.page.Scale)
	for i := range op.line.Runs {
		if op.line.FromRight { // in the order in which it is read
			i = len(op.line.Runs) - 1 - i
		}
		r := &op.line.Runs[i]
		words := words(op.text, r.Glyphs)
		if r.FromRight {
			slices.Reverse(words)
		}
		for _, w := range words {
			o.word(op, r, w)
		}
	}
}

// words parts glyphs where blanks stand between them.
func words(t *typeset.Text, glyphs []typeset.Glyph) (list [][]typeset.Glyph) {
	from := 0
	for j := range glyphs {
		if t.Blank(&glyphs[j]) {
			list, from = append(list, glyphs[from:j]), j+1
		}
	}
	return append(list, glyphs[from:])
}

// lettersFromRight parts glyphs into those that stand for the same text, in the order in which text from the right is read. Readers put
// letters from the right into order by where each stands, so that a word of them as one would come out backwards.
func lettersFromRight(glyphs []typeset.Glyph) (list [][]typeset.Glyph) {
	end := len(glyphs)
	for i := len(glyphs) - 1; i >= 0; i-- {
		if glyphs[i].Count > 0 || i == 0 {
			list, end = append(list, glyphs[i:end]), i
		}
	}
	return list
}

func (o *pdfWriter) word(op *op, r *typeset.Run, glyphs []typeset.Glyph) {
	if len(glyphs) == 0 {
		return
	}
	if o.plain(op.text, r, glyphs) {
		o.realText(op, r, glyphs)
		return
	}
	parts := [][]typeset.Glyph{glyphs}
	if r.FromRight {
		parts = lettersFromRight(glyphs)
	}
	for _, part := range parts {
		o.spans(op, part, r.FromRight)
		for _, g := range part {
			o.outline(op, r.Face, g)
		}
		o.f.RawWriteStr("EMC")
	}
}

// spans opens the span of glyphs that stand for some text: from the right a span for each letter, of which the last stays open,
// as one glyph may stand for two.
func (o *pdfWriter) spans(op *op, glyphs []typeset.Glyph, rtl bool) {
	from, to := op.text.Part(glyphs)
	last := &glyphs[len(glyphs)-1]
	x, width := float64(glyphs[0].X), float64(last.X+last.Advance-glyphs[0].X)
	if !rtl || to-from < 2 || slices.ContainsFunc(op.text.Runes[from:to], unicode.IsMark) {
		o.begin(op, from, to, x, width)
		return
	}
	each := width / float64(to-from)
	for i := from; i < to; i++ {
		if i > from {
			o.f.RawWriteStr("EMC")
		}
		o.begin(op, i, i+1, x+float64(to-1-i)*each, each)
	}
}

// plain reports whether the library would draw the same glyphs from the same text.
func (o *pdfWriter) plain(p *typeset.Text, r *typeset.Run, glyphs []typeset.Glyph) bool {
	if !p.IsEmbedded(r) {
		return false
	}
	for i := range glyphs {
		g := &glyphs[i]
		if g.Count != 1 || g.Y != 0 || p.Drawn(g) > pdfLastRune {
			return false
		}
		if id, ok := r.Face.NominalGlyph(p.Drawn(g)); !ok || id != g.ID {
			return false
		}
	}
	return true
}

// realText writes a word in pieces, a new one wherever kerning moved a glyph from where its forerunners' widths end.
func (o *pdfWriter) realText(op *op, r *typeset.Run, glyphs []typeset.Glyph) {
	k, unit := o.page.Scale, op.text.Size/float64(r.Face.Upem())
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
		x := float64(g.X)
		if d := x - pen; len(piece) == 0 || d > kernSlack*op.text.Size || d < -kernSlack*op.text.Size {
			flush()
			at, pen = x, x
		}
		piece = append(piece, op.text.Drawn(g))
		pen += float64(r.Face.HorizontalAdvance(g.ID)) * unit
	}
	flush()
}

// kernSlack is how far a glyph may be off its place before a new piece of text begins, by size.
const kernSlack = 0.006

// begin opens a span whose words are those of the text from one rune to before another, for searching, copying and reading aloud. An
// invisible blank as wide as they are gives it a place on the page.
func (o *pdfWriter) begin(op *op, from, to int32, x, width float64) {
	if from >= to {
		o.f.RawWriteStr("/Span BMC")
		return
	}
	var b strings.Builder
	b.WriteString("/Span <</ActualText <FEFF")
	for _, u := range utf16.Encode(op.text.Runes[from:to]) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteString(">>> BDC")
	o.f.RawWriteStr(b.String())
	k := o.page.Scale
	stretch := width * k / max(o.f.GetStringWidth(" "), 0.1)
	o.f.SetTextRenderingMode(3)
	o.f.RawWriteStr(fmt.Sprintf("%.1f Tz", max(stretch, 0.1)*100))
	o.f.Text((op.x+x)*k+o.page.DX, op.y*k+o.page.DY, " ")
	o.f.RawWriteStr("100 Tz")
	o.f.SetTextRenderingMode(0)
}
