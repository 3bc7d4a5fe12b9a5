package room

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"mindwall/tui/look"
	"mindwall/tui/screen"
)

var (
	coloured = regexp.MustCompile(`\x1b\[[\d;]*[34]8;`)
	sixteen  = regexp.MustCompile(`\x1b\[([\d]+;)*(3|4|9|10)[0-7][;m]`)
)

// A picture says the same on every paper. Plain paper has no escapes and no blanks at the ends of rows, paper without colours
// has weight and reversal, and where there are colours every cell stands on the look's own paper.
func TestAPictureOnAnyPaper(t *testing.T) {
	l := look.New(look.Dark, false)
	rows := []string{l.Question.Wrap("What helps?") + "   ", " " + l.Selected.Wrap("Cake") + " " + l.ThemeHead(1).Wrap("A Warm"), ""}
	const want = "What helps?\n Cake A Warm\n\n"
	printed := func(p colorprofile.Profile, l *look.Look) string {
		var b strings.Builder
		if err := (Paper{screen.Size{W: 20, H: 3}, p}).Print(&b, rows, l); err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		for _, row := range strings.SplitAfter(ansi.Strip(b.String()), "\n") {
			said.WriteString(strings.TrimRight(strings.TrimSuffix(row, "\n"), " "))
			said.WriteString(strings.Repeat("\n", strings.Count(row, "\n")))
		}
		if said.String() != want {
			t.Errorf("on %v it says %q, want %q", p, said.String(), want)
		}
		return b.String()
	}
	if got := printed(colorprofile.NoTTY, l); got != want {
		t.Errorf("plain text is %q", got)
	}
	if got := printed(colorprofile.ASCII, l); coloured.MatchString(got) || sixteen.MatchString(got) || !strings.Contains(got, "\x1b[1") {
		t.Errorf("without colours it is %q", got)
	}
	if got := printed(colorprofile.ANSI, l); coloured.MatchString(got) || !sixteen.MatchString(got) {
		t.Errorf("with sixteen colours it is %q", got)
	}
	for _, row := range strings.Split(strings.TrimSuffix(printed(colorprofile.TrueColor, l), "\n"), "\n") {
		if w := ansi.StringWidth(row); w != 20 || !strings.HasPrefix(row, "\x1b[") || !strings.HasSuffix(row, ansi.ResetStyle) {
			t.Errorf("a row of %d cells: %q", w, row)
		}
		for _, part := range strings.Split(strings.TrimSuffix(row, ansi.ResetStyle), ansi.ResetStyle) {
			if !strings.HasPrefix(part, "\x1b[38;2;242;245;248;48;2;15;21;29m") {
				t.Errorf("%q does not stand on the look's paper in %q", part, row)
			}
		}
	}
}

func TestNewPaper(t *testing.T) {
	file, err := os.Create(t.TempDir() + "/out")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, c := range []struct {
		size, colours string
		want          Paper
		wrong         bool
	}{
		{"", "auto", Paper{screen.Size{W: 80, H: 24}, colorprofile.NoTTY}, false},
		{"120x30", "never", Paper{screen.Size{W: 120, H: 30}, colorprofile.NoTTY}, false},
		{"1X1000", "always", Paper{screen.Size{W: 1, H: 1000}, colorprofile.TrueColor}, false},
		{"80×24", "", Paper{}, true},
		{"80", "auto", Paper{}, true},
	} {
		got, err := NewPaper(c.size, c.colours, file)
		if (err != nil) != c.wrong || err == nil && got != c.want {
			t.Errorf("%q, %q: %+v, %v", c.size, c.colours, got, err)
		}
	}
}
