package typeset

import (
	"maps"
	"slices"

	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"mindwall/export/fonts"
)

// Style is how text is set.
type Style struct {
	Size     float64 // points
	Bold     bool
	Measure  float64 // the widest line, points
	Leading  float64 // line height by size
	MaxLines int     // 0 for no limit; more is cut with an ellipsis
	Even     bool    // narrow the block while the number of lines holds
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
	return newTypesetter(lang, newFaceFinder(fonts.Parsed(), useSystem))
}

// NewMono makes one like [NewTypesetter]'s whose letters are all as wide, 0.6 of their size, as far as the embedded font has them.
func NewMono(lang string, useSystem bool) *Typesetter {
	f := newFaceFinder(fonts.Mono(), useSystem)
	behind := facesOf(fonts.Parsed())
	f.behind = &behind
	return newTypesetter(lang, f)
}

func newTypesetter(lang string, faces *faceFinder) *Typesetter {
	if lang == "" {
		lang = "en"
	}
	t := &Typesetter{faces: faces, language: language.NewLanguage(lang), shapes: map[shapeKey]*shaped{}}
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
