package canvas

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
)

// Text is shaped text on lines. Its sizes are in points.
type Text struct {
	W, H  float64 // of the block of lines
	LineH float64

	runes  []rune
	lines  []line  // at least one
	ascent float64 // from the top of a line to its baseline
	size   float64
	weight weight
}

// String is the text on one line, as it is drawn but for the hyphens of broken words.
func (t *Text) String() string { return strings.ReplaceAll(string(t.runes), string(softHyphen), "") }

// Empty reports whether there is nothing to draw.
func (t *Text) Empty() bool { return len(t.runes) == 0 }

// Lines is what stands on each line.
func (t *Text) Lines() []string {
	out := make([]string, len(t.lines))
	for i := range t.lines {
		out[i] = t.lines[i].text
	}
	return out
}

// LastW is the width of the last line.
func (t *Text) LastW() float64 { return t.lines[len(t.lines)-1].w }

// FromRight reports whether the text runs from right to left.
func (t *Text) FromRight() bool { return t.lines[0].rtl }

// line is one line of a paragraph, its runs from left to right.
type line struct {
	runs []run
	w    float64
	text string
	rtl  bool
}

// run is shaped text in one face and one direction.
type run struct {
	face   *font.Face
	glyphs []glyph
	rtl    bool
}

// glyph is placed on its line's baseline, y downward. The text it stands for is count runes of the paragraph from start;
// of several glyphs that stand for the same text only the first has a count.
type glyph struct {
	id      font.GID
	start   int32
	count   int32
	x, y    float32
	advance float32
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

func (st *Style) weight() weight {
	if st.Bold {
		return bold
	}
	return regular
}

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
		runes: sh.text, size: st.Size, weight: st.weight(), LineH: st.Size * st.Leading,
		ascent: st.Size*st.Leading/2 + st.Size*opticalMiddle,
	}
	if len(sh.text) == 0 {
		p.lines = []line{{}}
		p.H = p.LineH
		return p, sh
	}
	st.Measure = sh.breaks.widened(st.Measure)
	if sh.breaks.widest() > st.Measure {
		sh = t.withHyphens(sh, st)
		p.runes = sh.text
	}
	config := shaping.WrapConfig{Direction: sh.direction, BreakPolicy: shaping.WhenNecessary}
	if st.MaxLines > 0 {
		config.TruncateAfterLines = st.MaxLines
		config.Truncator = t.shape([]rune("…"), st, sh.direction)[0]
	}
	lines, cut := t.wrap(config, sh, st)
	for i, ln := range lines {
		missing := 0
		if i == len(lines)-1 {
			missing = cut
		}
		l := newLine(ln, sh.text, missing, sh.direction)
		p.lines = append(p.lines, l)
		p.W = max(p.W, l.w)
	}
	p.H = p.LineH * float64(len(p.lines))
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
	if sh.breaks.widest() > narrow.Measure || st.MaxLines > 0 && len(p.lines) >= st.MaxLines-1 {
		return p, true
	}
	if q := t.Set(s, narrow); len(q.lines) == len(p.lines)+1 && q.LastW()+tail <= st.Measure {
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
		Face: t.faces.embedded[st.weight()],
	}
	var outs []shaping.Output
	for _, part := range t.split.Split(input, oneFace{t.faces.embedded[st.weight()]}) {
		for _, r := range t.splitByFace(part, st.weight()) {
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
func newLine(shaped shaping.Line, text []rune, cut int, direction di.Direction) line {
	l := line{rtl: direction == di.DirectionRTL, runs: make([]run, 0, len(shaped))}
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
		var r run
		r, l.w = newRun(o, l.w, len(text), solid)
		if cut > 0 && o == &shaped[len(shaped)-1] {
			r.glyphs[0].count = 0 // the ellipsis stands for no text
		}
		l.runs = append(l.runs, r)
	}
	if from < solid {
		l.text = strings.Trim(strings.ReplaceAll(string(text[from:solid]), string(softHyphen), "-"), " ")
	}
	if cut > 0 {
		l.text += "…"
	}
	return l
}

// newRun places the glyphs of a run that begins at x, and returns where it ends. Glyphs of the text from solid to the end
// of the line have no width.
func newRun(o *shaping.Output, x float64, textLen, solid int) (run, float64) {
	r := run{face: o.Face, rtl: o.Direction == di.DirectionRTL, glyphs: make([]glyph, len(o.Glyphs))}
	last := -1
	for i := range o.Glyphs {
		g := &o.Glyphs[i]
		out := glyph{
			id: g.GlyphID, x: float32(x + points(g.XOffset)), y: float32(-points(g.YOffset)),
			advance: float32(points(g.Advance)),
		}
		if at := g.TextIndex(); at != last && at >= 0 && at+g.RunesCount() <= textLen {
			last = at
			out.start, out.count = int32(at), int32(g.RunesCount())
		}
		if at := g.TextIndex(); at >= solid && at < o.Runes.Offset+o.Runes.Count && solid > 0 {
			out.advance = 0
		}
		r.glyphs[i] = out
		x += float64(out.advance)
	}
	return r, x
}
