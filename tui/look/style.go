package look

import (
	"image/color"
	"strconv"
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

// sgr are the Select Graphic Rendition parameters (ECMA-48, 8.3.117) of the attributes, in order of their bits.
var sgr = [...]byte{'1', '2', '3', '4', '7'}

// rgb is a true colour, 0xRRGGBB. The renderer turns it into what the terminal can show.
type rgb uint32

func (c rgb) color() color.Color {
	return color.RGBA{R: uint8(c >> 16), G: uint8(c >> 8), B: uint8(c), A: 0xFF}
}

// style makes a style of attributes and, unless nil, a colour of the text and one behind it.
func style(a attr, text, behind *rgb) Style {
	on := []byte("\x1b[")
	for bit, code := range sgr {
		if a&(1<<bit) != 0 {
			on = append(on, code, ';')
		}
	}
	on = appendColour(on, "38;2;", text)
	on = appendColour(on, "48;2;", behind)
	if on[len(on)-1] != ';' {
		return Style{}
	}
	on[len(on)-1] = 'm'
	return Style{on: string(on), off: reset}
}

func appendColour(dst []byte, kind string, c *rgb) []byte {
	if c == nil {
		return dst
	}
	dst = append(dst, kind...)
	for _, part := range [...]rgb{*c >> 16, *c >> 8, *c} {
		dst = strconv.AppendUint(dst, uint64(part&0xFF), 10)
		dst = append(dst, ';')
	}
	return dst
}
