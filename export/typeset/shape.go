package typeset

import (
	"slices"
	"strings"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/text/unicode/bidi"
)

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

// withHyphens is the text with hyphens where its words are too long for the measure. Letters may stand further from a hyphen than
// from the letter that was there, so that a part is a hair too wide with it, and the hyphen would begin the next line: then it is
// tried again with that much less room.
func (t *Typesetter) withHyphens(sh *shaped, st Style) *shaped {
	var first *shaped
	hyphen, widths := points(t.shape([]rune("-"), st, di.DirectionLTR)[0].Advance), advances(sh.text, sh.outs)
	measure := points(fixedPoint(st.Measure)) // as lines are broken by
	for room := measure; ; {
		text := hyphenate(sh.text, widths, room, hyphen)
		if len(text) == len(sh.text) {
			return sh
		}
		broken := t.newShaped(text, st)
		over := broken.breaks.widest() - measure
		if over <= 0 {
			return broken
		}
		if first == nil {
			first = broken
		}
		if room -= max(over, measure/64); room < measure-hyphen {
			return first // nothing else fits either
		}
	}
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
