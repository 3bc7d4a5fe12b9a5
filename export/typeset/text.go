package typeset

import (
	"strings"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"

	"mindwall/export/fonts"
)

// Text is shaped text on lines. Its sizes are in points.
type Text struct {
	W, H   float64 // of the block of lines
	LineH  float64
	Ascent float64 // from the top of a line to its baseline
	Size   float64
	Bold   bool
	Runes  []rune // with a soft hyphen where a word was broken
	Lines  []Line // at least one
}

// Line is one line of a paragraph, its runs from left to right.
type Line struct {
	Runs      []Run
	W         float64
	Text      string
	FromRight bool
}

// Run is shaped text in one face and one direction.
type Run struct {
	Face      *font.Face
	Glyphs    []Glyph
	FromRight bool
}

// Glyph is placed on its line's baseline, y downward. The text it stands for is Count runes of the paragraph from Start;
// of several glyphs that stand for the same text only the first has a count.
type Glyph struct {
	ID      font.GID
	Start   int32
	Count   int32
	X, Y    float32
	Advance float32
}

// String is the text on one line, as it is drawn but for the hyphens of broken words.
func (t *Text) String() string { return strings.ReplaceAll(string(t.Runes), string(softHyphen), "") }

// Empty reports whether there is nothing to draw.
func (t *Text) Empty() bool { return len(t.Runes) == 0 }

// Words is what stands on each line.
func (t *Text) Words() []string {
	out := make([]string, len(t.Lines))
	for i := range t.Lines {
		out[i] = t.Lines[i].Text
	}
	return out
}

// LastW is the width of the last line.
func (t *Text) LastW() float64 { return t.Lines[len(t.Lines)-1].W }

// FromRight reports whether the text runs from right to left.
func (t *Text) FromRight() bool { return t.Lines[0].FromRight }

// Blank reports whether a glyph is a space between words.
func (t *Text) Blank(g *Glyph) bool { return g.Count == 1 && t.Runes[g.Start] == ' ' }

// Drawn is the character that a glyph of one shows.
func (t *Text) Drawn(g *Glyph) rune {
	if r := t.Runes[g.Start]; r != softHyphen {
		return r
	}
	return '-'
}

// Part is what some glyphs stand for: the runes of the text from one to before another, none for an ellipsis.
func (t *Text) Part(glyphs []Glyph) (from, to int32) {
	from = int32(len(t.Runes))
	for i := range glyphs {
		if g := &glyphs[i]; g.Count > 0 {
			from, to = min(from, g.Start), max(to, g.Start+g.Count)
		}
	}
	return from, to
}

// Spoken is the text that a run stands for, in the order in which it is read.
func (t *Text) Spoken(r *Run) string {
	from, to := t.Part(r.Glyphs)
	if from >= to {
		return ellipsis
	}
	return strings.ReplaceAll(string(t.Runes[from:to]), string(softHyphen), "-")
}

// IsEmbedded reports whether a run can be text wherever the embedded font of its weight is at hand.
func (t *Text) IsEmbedded(r *Run) bool {
	return !r.FromRight && r.Face.Font == fonts.Parsed()[weightOf(t.Bold)]
}

// ellipsis stands where text was cut.
const ellipsis = "…"

// newLine turns a shaped line into glyphs from left to right. When runes are cut, its last run is an ellipsis.
func newLine(shaped shaping.Line, text []rune, cut int, direction di.Direction) Line {
	l := Line{FromRight: direction == di.DirectionRTL, Runs: make([]Run, 0, len(shaped))}
	visual := make([]*shaping.Output, len(shaped))
	from, to := len(text), 0
	for i := range shaped {
		o := &shaped[i]
		visual[o.VisualIndex] = o
		from, to = min(from, o.Runes.Offset), max(to, o.Runes.Offset+o.Runes.Count)
	}
	to = min(to, len(text)-cut)
	solid := to // blanks at the end of a line have no width, on whichever side they fall
	for solid > from && text[solid-1] == ' ' {
		solid--
	}
	for _, o := range visual {
		var r Run
		r, l.W = newRun(o, l.W, len(text), solid)
		if cut > 0 && o == &shaped[len(shaped)-1] {
			r.Glyphs[0].Count = 0 // the ellipsis stands for no text
		}
		l.Runs = append(l.Runs, r)
	}
	if from < solid {
		l.Text = strings.Trim(strings.ReplaceAll(string(text[from:solid]), string(softHyphen), "-"), " ")
	}
	if cut > 0 {
		l.Text += ellipsis
	}
	return l
}

// newRun places the glyphs of a run that begins at x, and returns where it ends. Glyphs of the text from solid to the end
// of the line have no width.
func newRun(o *shaping.Output, x float64, textLen, solid int) (Run, float64) {
	r := Run{Face: o.Face, FromRight: o.Direction == di.DirectionRTL, Glyphs: make([]Glyph, len(o.Glyphs))}
	last := -1
	for i := range o.Glyphs {
		g := &o.Glyphs[i]
		out := Glyph{
			ID: g.GlyphID, X: float32(x + points(g.XOffset)), Y: float32(-points(g.YOffset)),
			Advance: float32(points(g.Advance)),
		}
		if at := g.TextIndex(); at != last && at >= 0 && at+g.RunesCount() <= textLen {
			last = at
			out.Start, out.Count = int32(at), int32(g.RunesCount())
		}
		if at := g.TextIndex(); at >= solid && at < o.Runes.Offset+o.Runes.Count && solid > 0 {
			out.Advance = 0
		}
		r.Glyphs[i] = out
		x += float64(out.Advance)
	}
	return r, x
}
