package typeset

import (
	"maps"
	"slices"
	"strings"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"

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

// Style is how text is set.
type Style struct {
	Size     float64 // points
	Bold     bool
	Measure  float64 // the widest line, points
	Leading  float64 // line height by size
	MaxLines int     // 0 for no limit; more is cut with an ellipsis
	Even     bool    // narrow the block while the number of lines holds
}

// ellipsis stands where text was cut.
const ellipsis = "…"

const (
	// evenLines is the most lines of a block that is narrowed.
	evenLines = 8
	// opticalMiddle is how far below the middle of a line the baseline is, by size: half the height of capitals.
	opticalMiddle = 0.36
)

// Typesetter shapes text and breaks it into lines. It belongs to one goroutine.
type Typesetter struct {
	faces    *faceFinder
	language language.Language
	shaper   shaping.HarfbuzzShaper
	split    shaping.Segmenter
	wrapper  shaping.LineWrapper
	shapes   map[shapeKey]*shaped
}

// NewTypesetter makes one for text in a language (BCP 47; empty is English), with the fonts of the system behind the
// embedded one, or without.
func NewTypesetter(lang string, useSystem bool) *Typesetter {
	if lang == "" {
		lang = "en"
	}
	t := &Typesetter{faces: newFaceFinder(useSystem), language: language.NewLanguage(lang), shapes: map[shapeKey]*shaped{}}
	t.shaper.SetFontCacheSize(32)
	return t
}

// Missing lists the characters that no font had, drawn as boxes, in order.
func (t *Typesetter) Missing() []rune { return slices.Sorted(maps.Keys(t.faces.missing)) }

func points(v fixed.Int26_6) float64 { return float64(v) / 64 }
func fixedPoint(v float64) fixed.Int26_6 {
	return fixed.Int26_6(v*64 + 0.5)
}

// Set shapes s and breaks it into lines. A word of up to 24 letters is never broken: it makes the measure wider. A longer one
// that does not fit is broken with hyphens, which are no part of the text.
func (t *Typesetter) Set(s string, st Style) Text {
	p, _ := t.set(s, st)
	return p
}

func (t *Typesetter) set(s string, st Style) (Text, *shaped) {
	sh := t.shaped(s, st)
	p := Text{
		Runes: sh.text, Size: st.Size, Bold: st.Bold, LineH: st.Size * st.Leading,
		Ascent: st.Size*st.Leading/2 + st.Size*opticalMiddle,
	}
	if len(sh.text) == 0 {
		p.Lines = []Line{{}}
		p.H = p.LineH
		return p, sh
	}
	st.Measure = sh.breaks.widened(st.Measure)
	if sh.breaks.widest() > st.Measure {
		sh = t.withHyphens(sh, st)
		p.Runes = sh.text
	}
	config := shaping.WrapConfig{Direction: sh.direction, BreakPolicy: shaping.WhenNecessary}
	if st.MaxLines > 0 {
		config.TruncateAfterLines = st.MaxLines
		config.Truncator = t.shape([]rune(ellipsis), st, sh.direction)[0]
	}
	lines, cut := t.wrap(config, sh, st)
	for i, ln := range lines {
		missing := 0
		if i == len(lines)-1 {
			missing = cut
		}
		l := newLine(ln, sh.text, missing, sh.direction)
		p.Lines = append(p.Lines, l)
		p.W = max(p.W, l.W)
	}
	p.H = p.LineH * float64(len(p.Lines))
	return p, sh
}

// shaped is text in glyphs, before it is broken into lines.
type shaped struct {
	text      []rune
	breakable []rune
	direction di.Direction
	outs      []shaping.Output
	breaks    breaker
}

// shapeKey is what the shape of a text depends on.
type shapeKey struct {
	text string
	size float64
	bold bool
}

// maxShapes is how many texts keep their shape, for those that are set at one measure after the other.
const maxShapes = 8192

// shaped is the text's shape, as it was made the last time.
func (t *Typesetter) shaped(s string, st Style) *shaped {
	key := shapeKey{s, st.Size, st.Bold}
	if known := t.shapes[key]; known != nil {
		return known
	}
	sh := t.newShaped(clean(s), st)
	if len(t.shapes) < maxShapes {
		t.shapes[key] = sh
	}
	return sh
}

func (t *Typesetter) newShaped(text []rune, st Style) *shaped {
	sh := &shaped{text: text, breakable: breakable(text), direction: baseDirection(text)}
	if len(text) == 0 {
		return sh
	}
	drawn := text
	if slices.Contains(text, softHyphen) {
		drawn = []rune(strings.ReplaceAll(string(text), string(softHyphen), "-"))
	}
	sh.outs = t.shape(drawn, st, sh.direction)
	sh.breaks.load(sh.breakable, sh.outs)
	return sh
}

// withHyphens is the text with hyphens where its words are too long for the measure.
func (t *Typesetter) withHyphens(sh *shaped, st Style) *shaped {
	hyphen := points(t.shape([]rune("-"), st, di.DirectionLTR)[0].Advance)
	text := hyphenate(sh.text, advances(sh.text, sh.outs), st.Measure, hyphen)
	if len(text) == len(sh.text) {
		return sh
	}
	return t.newShaped(text, st)
}

// SetWithTail sets text with a tail of that width behind its last word, such as signs and the gap before them. Where the
// tail finds no room there, the text goes onto one line more, so that some of it stands before the tail; where that breaks a
// word, extra reports that the tail needs a line of its own.
func (t *Typesetter) SetWithTail(s string, st Style, tail float64) (p Text, extra bool) {
	p, sh := t.set(s, st)
	st.Measure = sh.breaks.widened(st.Measure)
	if tail == 0 || p.LastW()+tail <= st.Measure {
		return p, false
	}
	narrow := st
	narrow.Measure = p.W - 1
	if sh.breaks.widest() > narrow.Measure || st.MaxLines > 0 && len(p.Lines) >= st.MaxLines-1 {
		return p, true
	}
	if q := t.Set(s, narrow); len(q.Lines) == len(p.Lines)+1 && q.LastW()+tail <= st.Measure {
		return q, false
	}
	return p, true
}

// wrap breaks the shaped text at the measure, or into lines that are more even. It returns how many runes did not find room.
func (t *Typesetter) wrap(config shaping.WrapConfig, sh *shaped, st Style) ([]shaping.Line, int) {
	if st.Even {
		if widths := sh.breaks.even(st.Measure); widths != nil && (st.MaxLines == 0 || len(widths) <= st.MaxLines) {
			if lines := t.wrapInto(config, widths, sh); lines != nil {
				return lines, 0
			}
		}
	}
	return t.wrapper.WrapParagraphF(config, fixedPoint(st.Measure), sh.breakable, sh.copied())
}

// wrapInto breaks the text into lines of these widths; nil when that makes other lines.
func (t *Typesetter) wrapInto(config shaping.WrapConfig, widths []float64, sh *shaped) []shaping.Line {
	const slack = 0.1 // widths are sums of rounded ones
	lines := make([]shaping.Line, 0, len(widths))
	t.wrapper.Prepare(config, sh.breakable, sh.copied())
	for i, w := range widths {
		ln, done := t.wrapper.WrapNextLineF(fixedPoint(w + slack))
		lines = append(lines, slices.Clone(ln.Line))
		if done != (i == len(widths)-1) {
			return nil
		}
	}
	return lines
}

// copied is copies of the shaped runs, because the wrapper takes the width off blanks at the end of lines.
func (sh *shaped) copied() shaping.RunIterator {
	copies := make([]shaping.Output, len(sh.outs))
	for i, o := range sh.outs {
		copies[i] = o
		copies[i].Glyphs = append([]shaping.Glyph(nil), o.Glyphs...)
	}
	return shaping.NewSliceIterator(copies)
}

// shape turns the whole text into glyphs, run by run.
func (t *Typesetter) shape(text []rune, st Style, direction di.Direction) []shaping.Output {
	input := shaping.Input{
		Text: text, RunEnd: len(text), Direction: direction, Size: fixedPoint(st.Size), Language: t.language,
		Face: t.faces.embedded[weightOf(st.Bold)],
	}
	var outs []shaping.Output
	for _, part := range t.split.Split(input, oneFace{t.faces.embedded[weightOf(st.Bold)]}) {
		for _, r := range t.splitByFace(part, weightOf(st.Bold)) {
			if r.Script == language.Latin {
				r.FontFeatures = noLigatures
			}
			outs = append(outs, t.shaper.Shape(r))
		}
	}
	return outs
}

// noLigatures keeps f and i two glyphs: as one they are no text that a PDF can set, but a shape that looks darker beside it.
var noLigatures = []shaping.FontFeature{{Tag: opentype.MustNewTag("liga"), Value: 0}}

// oneFace keeps the segmenter from splitting by face: it sees single characters, and an emoji is a cluster of them.
type oneFace struct{ face *font.Face }

func (f oneFace) ResolveFace(rune) *font.Face { return f.face }

// splitByFace gives every cluster of a run its face.
func (t *Typesetter) splitByFace(in shaping.Input, w weight) []shaping.Input {
	in.Face = t.faces.embedded[w]
	if t.plain(in, w) {
		return []shaping.Input{in}
	}
	var parts []shaping.Input
	clusters(in.Text, in.RunStart, in.RunEnd, func(start, end int) {
		face := t.faces.embedded[w]
		switch cluster := in.Text[start:end]; {
		case cluster[0] != ' ':
			face = t.faces.forCluster(w, cluster, in.Script)
		case len(parts) > 0 && !t.emoji(parts[len(parts)-1].Face):
			face = parts[len(parts)-1].Face // the blanks of emoji fonts are far too wide
		}
		if n := len(parts); n > 0 && parts[n-1].Face == face {
			parts[n-1].RunEnd = end
			return
		}
		part := in
		part.RunStart, part.RunEnd, part.Face = start, end, face
		parts = append(parts, part)
	})
	return parts
}

// plain reports whether the embedded face draws all of the run, character by character.
func (t *Typesetter) plain(in shaping.Input, w weight) bool {
	for _, r := range in.Text[in.RunStart:in.RunEnd] {
		if r >= 0x2000 && (r == keycap || r == emojiStyle || r == textStyle || r == zwj || emojiByDefault(r)) ||
			!t.faces.has(w, r) {
			return false
		}
	}
	return true
}

func (t *Typesetter) emoji(face *font.Face) bool {
	return face != t.faces.embedded[regular] && face != t.faces.embedded[bold] &&
		(face.COLR != nil || len(face.BitmapSizes()) > 0)
}

// baseDirection is the direction of the first letter that has one, as in rules P2 and P3 of Unicode's annex 9.
func baseDirection(text []rune) di.Direction {
	for _, r := range text {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.R, bidi.AL:
			return di.DirectionRTL
		case bidi.L:
			return di.DirectionLTR
		}
	}
	return di.DirectionLTR
}

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
