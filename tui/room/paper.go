package room

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// Colours are the words for when a picture is printed with colours. Asked for always, there are colours also where NO_COLOR
// is set, and all of them where there is no terminal.
var Colours = [...]string{"auto", "always", "never"}

// Paper is what a picture is printed on: how large it is, and the colours there; of the profile NoTTY is plain text.
type Paper struct {
	Size    screen.Size
	Profile colorprofile.Profile
}

// NewPaper is paper of a size as people write it, or with none that of the terminal, less the row that its prompt takes, or
// the usual one where there is no terminal; with colours by one of the words of [Colours].
func NewPaper(size, colours string, out *os.File) (p Paper, err error) {
	p.Size = screen.Size{W: 80, H: 24}
	if w, h, err := term.GetSize(out.Fd()); err == nil && w > 0 && h > 1 {
		p.Size = screen.Size{W: w, H: h - 1}
	}
	if size != "" {
		if p.Size, err = screen.ParseSize(size); err != nil {
			return p, err
		}
	}
	p.Profile = colorprofile.NoTTY
	if term.IsTerminal(out.Fd()) && os.Getenv("TERM") != "dumb" {
		p.Profile = colorprofile.Detect(out, os.Environ())
	}
	switch {
	case colours == "never":
		p.Profile = colorprofile.NoTTY
	case colours == "always" && p.NoColour():
		p.Profile = colorprofile.TrueColor
	case colours != "always" && colours != "auto":
		return p, fmt.Errorf("%q does not say when to colour: want auto, always or never", colours)
	}
	return p, nil
}

// NoColour reports whether the paper shows attributes at most.
func (p Paper) NoColour() bool { return p.Profile < colorprofile.ANSI }

// Print prints rows of a look: as plain text without the blanks at their ends or, where there are styles, with those. With
// colours they are all the look's, those of the paper too, whatever the terminal's are.
func (p Paper) Print(w io.Writer, rows []string, l *look.Look) error {
	var b strings.Builder
	if p.Profile == colorprofile.NoTTY {
		for _, row := range rows {
			b.WriteString(strings.TrimRight(ansi.Strip(row), " ") + "\n")
		}
		_, err := io.WriteString(w, b.String())
		return err
	}
	paper := ""
	if !p.NoColour() && !l.NoColour {
		paper = ansi.Style{}.ForegroundColor(l.Foreground()).BackgroundColor(l.Background()).String()
	}
	for _, row := range rows {
		row = strings.ReplaceAll(cells.Pad(row, p.Size.W), ansi.ResetStyle, ansi.ResetStyle+paper)
		b.WriteString(paper + row + ansi.ResetStyle + "\n")
	}
	_, err := io.WriteString(&colorprofile.Writer{Forward: w, Profile: p.Profile}, b.String())
	return err
}
