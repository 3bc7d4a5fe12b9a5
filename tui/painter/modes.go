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
	paste, focus bool
	mouse        tea.MouseMode
	keyboard     int // flags of the keyboard protocol; 0 is what the terminal sends by itself
	title        string
	foreground   string // colours as #rrggbb; empty is the terminal's own
	background   string
	cursorColour string
	cursorStyle  int // as DECSCUSR counts; 0 is the terminal's own
	progress     tea.ProgressBar
	status       tea.ProgramStatus
	reports      bool // a status
	graphemes    bool // widths are those of grapheme clusters
}

func modesOf(v *tea.View, graphemes bool) modes {
	m := modes{
		paste: !v.DisableBracketedPasteMode, focus: v.ReportFocus, mouse: v.MouseMode, keyboard: keyboardFlags(v.KeyboardEnhancements),
		title: v.WindowTitle, foreground: hexOf(v.ForegroundColor), background: hexOf(v.BackgroundColor), graphemes: graphemes,
	}
	if c := v.Cursor; c != nil {
		m.cursorColour, m.cursorStyle = hexOf(c.Color), styleOf(c)
	}
	if v.ProgressBar != nil {
		m.progress = *v.ProgressBar
	}
	if v.ProgramStatus != nil {
		m.status, m.reports = *v.ProgramStatus, true
	}
	return m
}

// from is what brings a terminal from modes to these.
func (m modes) from(was modes) string {
	if m == was {
		return ""
	}
	var b strings.Builder
	if m.graphemes != was.graphemes {
		b.WriteString(either(m.graphemes, ansi.SetModeUnicodeCore, ansi.ResetModeUnicodeCore))
	}
	if m.paste != was.paste {
		b.WriteString(either(m.paste, ansi.SetModeBracketedPaste, ansi.ResetModeBracketedPaste))
	}
	if m.focus != was.focus {
		b.WriteString(either(m.focus, ansi.SetModeFocusEvent, ansi.ResetModeFocusEvent))
	}
	b.WriteString(mouseFrom(m.mouse, was.mouse))
	if m.title != was.title {
		b.WriteString(ansi.SetWindowTitle(m.title))
	}
	b.WriteString(keyboardFrom(m.keyboard, was.keyboard))
	b.WriteString(colourFrom(m.cursorColour, was.cursorColour, ansi.SetCursorColor, ansi.ResetCursorColor))
	b.WriteString(colourFrom(m.foreground, was.foreground, ansi.SetForegroundColor, ansi.ResetForegroundColor))
	b.WriteString(colourFrom(m.background, was.background, ansi.SetBackgroundColor, ansi.ResetBackgroundColor))
	if m.cursorStyle != was.cursorStyle {
		b.WriteString(ansi.SetCursorStyle(m.cursorStyle))
	}
	if m.progress != was.progress {
		b.WriteString(progress(m.progress))
	}
	b.WriteString(m.statusFrom(was))
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

// keyboardFrom sets both protocols for keys; a terminal passes over the one that it does not know. Flags are on a stack,
// of which one place is the program's.
func keyboardFrom(now, was int) string {
	switch {
	case now == was:
		return ""
	case now == 0:
		return ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1)
	case was == 0:
		return ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(now) + ansi.RequestKittyKeyboard
	default:
		return ansi.KittyKeyboard(now, 1) + ansi.RequestKittyKeyboard
	}
}

func keyboardFlags(k tea.KeyboardEnhancements) int {
	flags := ansi.KittyDisambiguateEscapeCodes
	for _, more := range [...]struct {
		wanted bool
		flag   int
	}{
		{k.ReportEventTypes, ansi.KittyReportEventTypes},
		{k.ReportAlternateKeys, ansi.KittyReportAlternateKeys},
		{k.ReportAllKeysAsEscapeCodes, ansi.KittyReportAllKeysAsEscapeCodes},
		{k.ReportAssociatedText, ansi.KittyReportAssociatedKeys},
	} {
		if more.wanted {
			flags |= more.flag
		}
	}
	return flags
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

func progress(bar tea.ProgressBar) string {
	switch bar.State {
	case tea.ProgressBarDefault:
		return ansi.SetProgressBar(bar.Value)
	case tea.ProgressBarError:
		return ansi.SetErrorProgressBar(bar.Value)
	case tea.ProgressBarWarning:
		return ansi.SetWarningProgressBar(bar.Value)
	case tea.ProgressBarIndeterminate:
		return ansi.SetIndeterminateProgressBar
	}
	return ansi.ResetProgressBar
}

// statusFrom tells a terminal how the program fares. What was told last stays at the end: a terminal drops it when it is
// of a program that was at work, and keeps that it was done.
func (m modes) statusFrom(was modes) string {
	var b strings.Builder
	if was.reports && !m.isFound() && (!m.reports || m.status.ID != was.status.ID) {
		b.WriteString(ansi.ClearProgramStatusID(was.status.ID))
	}
	if m.reports && (!was.reports || m.status != was.status) {
		b.WriteString(ansi.SetProgramStatus(m.status))
	}
	return b.String()
}

// isFound reports whether these are the modes of a terminal that is not the program's.
func (m modes) isFound() bool { return m == modes{} }
