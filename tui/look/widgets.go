package look

import (
	"charm.land/bubbles/v2/help"
	"charm.land/lipgloss/v2"
)

// LipglossDialog is a padded box with a round border, for dialogs. It is far from the hot path: a box takes some
// 25 µs. Its width includes border and padding.
func (l *Look) LipglossDialog() lipgloss.Style {
	box := lipgloss.NewStyle().Border(lipgloss.RoundedBorder()).Padding(0, 1)
	if l.NoColour {
		return box
	}
	return box.BorderForeground(l.colours.muted.color())
}

// HelpStyles dress the help bubble.
func (l *Look) HelpStyles() help.Styles {
	key, text := lipgloss.NewStyle().Bold(true), lipgloss.NewStyle()
	if !l.NoColour {
		key = key.Foreground(l.colours.ink.color())
		text = text.Foreground(l.colours.muted.color())
	}
	return help.Styles{
		Ellipsis: text, ShortSeparator: text, FullSeparator: text,
		ShortKey: key, FullKey: key, ShortDesc: text, FullDesc: text,
	}
}
