package look

import (
	"image/color"

	"github.com/charmbracelet/x/ansi"
)

// Style is how a piece of text is set: control sequences to write before it and after it. It is a small value; the
// zero Style sets nothing. It neither measures nor wraps: one row of plain text in, the same width out.
type Style struct{ on, off string }

// reset ends every style, so that no attribute leaks into the next cell.
const reset = "\x1b[m"

// Append appends s, set in this style, to dst. An empty text appends nothing.
func (st Style) Append(dst []byte, s string) []byte {
	if s == "" {
		return dst
	}
	dst = append(dst, st.on...)
	dst = append(dst, s...)
	return append(dst, st.off...)
}

// Wrap is s set in this style.
func (st Style) Wrap(s string) string {
	if s == "" || st.on == "" {
		return s
	}
	return st.on + s + st.off
}

// On is what begins the style, and Off what ends it and every other, for painters that write runs of cells.
func (st Style) On() string { return st.on }

// Off is what ends the style; empty when there is nothing to end.
func (st Style) Off() string { return st.off }

// With is this style and, on top, another: where both say something, the other wins.
func (st Style) With(over Style) Style {
	on := st.on + over.on
	if on == "" {
		return Style{}
	}
	return Style{on: on, off: reset}
}

// attr is a set of text attributes.
type attr uint8

const (
	bold attr = 1 << iota
	faint
	italic
	underline
	reverse
)

// rgb is a true colour, 0xRRGGBB. The renderer turns it into what the terminal can show.
type rgb uint32

func (c rgb) color() color.Color {
	return color.RGBA{R: uint8(c >> 16), G: uint8(c >> 8), B: uint8(c), A: 0xFF}
}

// style makes a style of attributes and, unless nil, a colour of the text and one behind it.
func style(a attr, text, behind *rgb) Style {
	var s ansi.Style
	for bit, code := range [...]ansi.Attr{ansi.AttrBold, ansi.AttrFaint, ansi.AttrItalic, ansi.AttrUnderline, ansi.AttrReverse} {
		if a&(1<<bit) != 0 {
			s = append(s, ansi.NewStyle(code)...)
		}
	}
	if text != nil {
		s = s.ForegroundColor(text.color())
	}
	if behind != nil {
		s = s.BackgroundColor(behind.color())
	}
	if len(s) == 0 {
		return Style{}
	}
	return Style{on: s.String(), off: reset}
}
