package capture

import "mindwall/tui/look"

// Role is what a piece of text is, for whoever paints it.
type Role uint8

// The roles.
const (
	TextRole     Role = iota // words between the others
	CaptionRole              // what will stand on the wall
	MarkupRole               // # / | and the doubled ones
	ThemeRole                // the name of a theme
	NewThemeRole             // the name of a theme that is not there yet
	QuoteRole                // what was said, word for word
	TallyRole                // how many said it
	GhostRole                // offered, not typed
	KeyRole                  // a key to press
	WarningRole              // works, but look again
	ErrorRole                // will be refused
)

// Style is how the role looks.
func (r Role) Style(l *look.Look) look.Style {
	switch r {
	case CaptionRole:
		return l.Input
	case MarkupRole:
		return l.Markup
	case ThemeRole:
		return l.Title
	case NewThemeRole:
		return l.Match
	case QuoteRole:
		return l.Quote
	case TallyRole:
		return l.Prompt
	case GhostRole:
		return l.Ghost
	case KeyRole:
		return l.HelpKey
	case WarningRole:
		return l.Warning
	case ErrorRole:
		return l.Error
	default:
		return l.Muted
	}
}

// Segment is a piece of a row with one role.
type Segment struct {
	Role Role
	Text string
}

// AppendStyled appends a row as it looks.
func AppendStyled(dst []byte, row []Segment, l *look.Look) []byte {
	for _, s := range row {
		dst = s.Role.Style(l).Append(dst, s.Text)
	}
	return dst
}
