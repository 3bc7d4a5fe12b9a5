package painter

import (
	"fmt"
	"image/color"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// modes are what a view sets of a terminal's state beside its cells. The zero value is a terminal as it is found, so that
// one way from modes to modes begins, changes and ends.
type modes struct {
	keys        bool // pastes come in brackets, and keys that the terminal knows how to tell apart are told apart
	mouse       tea.MouseMode
	title       string
	foreground  string // colours as #rrggbb; empty is the terminal's own
	background  string
	cursorStyle int  // as DECSCUSR counts; 0 is the terminal's own
	graphemes   bool // widths are those of grapheme clusters
}

func modesOf(v *tea.View, graphemes bool) modes {
	m := modes{
		keys: true, mouse: v.MouseMode, title: v.WindowTitle, foreground: hexOf(v.ForegroundColor), background: hexOf(v.BackgroundColor),
		graphemes: graphemes,
	}
	if v.Cursor != nil {
		m.cursorStyle = styleOf(v.Cursor)
	}
	return m
}

// Both protocols for keys are set; a terminal passes over the one that it does not know. Flags are on a stack, of which one
// place is the program's.
var (
	keysOn  = ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(ansi.KittyDisambiguateEscapeCodes) + ansi.RequestKittyKeyboard
	keysOff = ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1)
)

// from is what brings a terminal from modes to these.
func (m modes) from(was modes) string {
	if m == was {
		return ""
	}
	var b strings.Builder
	if m.graphemes != was.graphemes {
		b.WriteString(either(m.graphemes, ansi.SetModeUnicodeCore, ansi.ResetModeUnicodeCore))
	}
	if m.keys != was.keys {
		b.WriteString(either(m.keys, ansi.SetModeBracketedPaste+keysOn, ansi.ResetModeBracketedPaste+keysOff))
	}
	b.WriteString(mouseFrom(m.mouse, was.mouse))
	if m.title != was.title {
		b.WriteString(ansi.SetWindowTitle(m.title))
	}
	b.WriteString(colourFrom(m.foreground, was.foreground, ansi.SetForegroundColor, ansi.ResetForegroundColor))
	b.WriteString(colourFrom(m.background, was.background, ansi.SetBackgroundColor, ansi.ResetBackgroundColor))
	if m.cursorStyle != was.cursorStyle {
		b.WriteString(ansi.SetCursorStyle(m.cursorStyle))
	}
	return b.String()
}

func either(set bool, on, off string) string {
	if set {
		return on
	}
	return off
}

func mouseFrom(now, was tea.MouseMode) string {
	const off = ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent
	switch {
	case now == was:
		return ""
	case now == tea.MouseModeNone:
		return off + ansi.ResetModeMouseExtSgr
	case now == tea.MouseModeCellMotion:
		return ansi.ResetModeMouseAnyEvent + ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	default:
		return ansi.ResetModeMouseButtonEvent + ansi.SetModeMouseAnyEvent + ansi.SetModeMouseExtSgr
	}
}

func colourFrom(now, was string, set func(string) string, reset string) string {
	switch now {
	case was:
		return ""
	case "":
		return reset
	}
	return set(now)
}

// hexOf is a colour as terminals are told it; empty when there is none.
func hexOf(c color.Color) string {
	if c == nil {
		return ""
	}
	opaque, ok := color.NRGBAModel.Convert(c).(color.NRGBA)
	if !ok || opaque.A == 0 {
		return ""
	}
	return fmt.Sprintf("#%02x%02x%02x", opaque.R, opaque.G, opaque.B)
}

// styleOf counts as DECSCUSR does: from 1 on, a blinking and a steady one of each shape.
func styleOf(c *tea.Cursor) int {
	style := 2*int(c.Shape) + 1
	if !c.Blink {
		style++
	}
	return style
}
