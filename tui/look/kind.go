package look

import "mindwall/mindmap/scheme"

// Kind is which look is worn: a scheme, as pictures have them too.
type Kind = scheme.Scheme

// The looks.
const (
	Light    = scheme.Light
	Dark     = scheme.Dark
	Contrast = scheme.Contrast
)

// Auto is the look that suits a terminal's own background.
func Auto(darkBackground bool) Kind {
	if darkBackground {
		return Dark
	}
	return Light
}
