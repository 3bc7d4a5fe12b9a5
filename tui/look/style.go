package look

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap/scheme"
	"mindwall/mindmap/text"
)

// Style is how a piece of text is set: control sequences to write before it and after it. It is a small value; the
// zero Style sets nothing. It neither measures nor wraps: one row of plain text in, the same width out. That is for
// the map, the line and the room, which are drawn at every key; what is drawn seldom has the same style by [Style.Lip].
type Style struct {
	on           string
	text, behind rgb // where has says so
	has          attr
}

// reset ends every style, so that no attribute leaks into the next cell.
const reset = "\x1b[m"

// Append appends s, set in this style, to dst. An empty text appends nothing.
func (st Style) Append(dst []byte, s string) []byte {
	if s == "" {
		return dst
	}
	dst = append(dst, st.on...)
	dst = append(dst, s...)
	return append(dst, st.Off()...)
}

// Wrap is s set in this style.
func (st Style) Wrap(s string) string {
	if s == "" || st.on == "" {
		return s
	}
	return st.on + s + reset
}

// On is what begins the style, and Off what ends it and every other, for painters that write runs of cells.
func (st Style) On() string { return st.on }

// Off is what ends the style; empty when there is nothing to end.
func (st Style) Off() string {
	if st.on == "" {
		return ""
	}
	return reset
}

// With is this style and, on top, another: where both say something, the other wins.
func (st Style) With(over Style) Style {
	st.on += over.on
	if over.has&hasText != 0 {
		st.text = over.text
	}
	if over.has&hasBehind != 0 {
		st.behind = over.behind
	}
	st.has |= over.has
	return st
}

// Lip is the style as Lip Gloss has it, to pad, wrap and frame blocks of text with. Whatever it is given, nothing but rows
// of text that may reach a terminal comes out; so it is not for what has styles already.
func (st Style) Lip() lipgloss.Style {
	s := lipgloss.NewStyle().Transform(clean).Bold(st.has&bold != 0).Faint(st.has&faint != 0).Italic(st.has&italic != 0).
		Underline(st.has&underline != 0).Reverse(st.has&reverse != 0)
	if st.has&hasText != 0 {
		s = s.Foreground(st.text)
	}
	if st.has&hasBehind != 0 {
		s = s.Background(st.behind)
	}
	return s
}

// clean makes each row of a text safe to print.
func clean(s string) string {
	rows := strings.Split(s, "\n")
	for i := range rows {
		rows[i] = text.Show(rows[i])
	}
	return strings.Join(rows, "\n")
}

// attr is a set of text attributes, and of the colours that a style has.
type attr uint8

const (
	bold attr = 1 << iota
	faint
	italic
	underline
	reverse
	hasText
	hasBehind
)

// rgb is a true colour. The renderer turns it into what the terminal can show.
type rgb = scheme.RGB

// style makes a style of attributes and, unless nil, a colour of the text and one behind it.
func style(a attr, text, behind *rgb) Style {
	var s ansi.Style
	for bit, code := range [...]ansi.Attr{ansi.AttrBold, ansi.AttrFaint, ansi.AttrItalic, ansi.AttrUnderline, ansi.AttrReverse} {
		if a&(1<<bit) != 0 {
			s = append(s, ansi.NewStyle(code)...)
		}
	}
	st := Style{has: a}
	if text != nil {
		s, st.text, st.has = s.ForegroundColor(*text), *text, st.has|hasText
	}
	if behind != nil {
		s, st.behind, st.has = s.BackgroundColor(*behind), *behind, st.has|hasBehind
	}
	if len(s) > 0 {
		st.on = s.String()
	}
	return st
}
