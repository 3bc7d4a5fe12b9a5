package figures

import (
	"slices"
	"strings"
	"testing"

	"mindwall/tui/cells"
)

// What people read, as blocks.
func TestFigures(t *testing.T) {
	for _, c := range []struct {
		scale Scale
		text  string
		want  []string
	}{
		{0, "2:47", []string{"2:47"}},
		{1, "2:47", []string{
			"▀▀█ ▄ █ █ ▀▀█",
			"█▀▀ ▄ ▀▀█   █",
			"▀▀▀     ▀   ▀",
		}},
		{1, "TIME IS UP", []string{
			"▀█▀ █ █▄ ▄█ █▀▀    █ █▀▀    █ █ █▀█",
			" █  █ █ ▀ █ █▀     █ ▀▀█    █ █ █▀▀",
			" ▀  ▀ ▀   ▀ ▀▀▀    ▀ ▀▀▀    ▀▀▀ ▀  ",
		}},
		{1, "0123456789", []string{
			"█▀█ ▄█  ▀▀█ ▀▀█ █ █ █▀▀ █▀▀ ▀▀█ █▀█ █▀█",
			"█ █  █  █▀▀ ▀▀█ ▀▀█ ▀▀█ █▀█   █ █▀█ ▀▀█",
			"▀▀▀ ▀▀▀ ▀▀▀ ▀▀▀   ▀ ▀▀▀ ▀▀▀   ▀ ▀▀▀ ▀▀▀",
		}},
		{2, "2:47", []string{
			"██████      ██  ██  ██████",
			"    ██  ██  ██  ██      ██",
			"██████      ██████      ██",
			"██      ██      ██      ██",
			"██████          ██      ██",
		}},
		{3, ":", []string{"   ", "▄▄▄", "███", "   ", "▄▄▄", "███", "   ", "   "}},
	} {
		if got := c.scale.Set(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%q at %d:\n%s", c.text, c.scale, strings.Join(got, "\n"))
		}
	}
}

// At every scale figures are as large as is said of them, and a field that they are cut out of has an edge all round and
// takes the same rows.
func TestFiguresTakeWhatIsSaid(t *testing.T) {
	for s := Scale(0); s <= 12; s++ {
		for _, text := range []string{"0:00", "10:00", "180:00", "TIME IS UP"} {
			set := s.Set(text)
			if len(set) != s.Rows() || slices.ContainsFunc(set, func(r string) bool { return cells.Width(r) != s.Width(text) }) {
				t.Errorf("%q at %d takes other cells than %d × %d:\n%s", text, s, s.Width(text), s.Rows(), strings.Join(set, "\n"))
			}
		}
		field := s.CutOut("0:00")
		width := s.Width("0:00") + 2*s.Edge()
		if len(field) != s.Rows() || slices.ContainsFunc(field, func(r string) bool { return cells.Width(r) != width }) {
			t.Errorf("the field at %d:\n%s", s, strings.Join(field, "\n"))
		}
		if s == 0 {
			continue
		}
		solid := strings.Repeat("█", s.Edge())
		for i, row := range field {
			if !strings.HasPrefix(row, solid) || !strings.HasSuffix(row, solid) || i == 0 && strings.ContainsAny(row, " ▄") || i == len(field)-1 && strings.ContainsAny(row, " ▀") {
				t.Errorf("the field at %d has no edge:\n%s", s, strings.Join(field, "\n"))
			}
		}
	}
}
