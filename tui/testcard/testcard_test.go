package testcard

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// The card fits every window, warns of one that a room cannot read, and names each theme colour by its letter.
func TestItFits(t *testing.T) {
	l := look.New(look.Contrast, false)
	for _, size := range []screen.Size{{}, {W: 3, H: 2}, {W: 30, H: 8}, {W: 56, H: 16}, {W: 80, H: 24}, {W: 93, H: 26}, {W: 160, H: 45}} {
		rows := Rows(size, l)
		if len(rows) > size.H {
			t.Fatalf("%d rows at %v", len(rows), size)
		}
		for _, row := range rows {
			if ansi.StringWidth(row) > size.W {
				t.Fatalf("%q is too wide at %v", row, size)
			}
		}
		got := ansi.Strip(strings.Join(rows, "\n"))
		if size.W < 56 {
			continue
		}
		if warns := strings.Contains(got, "letters larger"); warns != (size.H > 26) {
			t.Fatalf("warns: %v at %v:\n%s", warns, size, got)
		}
		for _, want := range []string{" A Theme 1", " H Theme 8", "●"} {
			if !strings.Contains(got, want) {
				t.Fatalf("lacks %q:\n%s", want, got)
			}
		}
	}
}

// A metre of picture with ten rows has capitals of 58 mm, which are read from 8.7 m.
func TestReadableFrom(t *testing.T) {
	if got := readableFrom(1, 10); got < 8.69 || got > 8.71 {
		t.Fatal(got)
	}
	if readableFrom(1, 0) != 0 {
		t.Fatal("no rows, no distance")
	}
}
