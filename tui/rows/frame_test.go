package rows

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/mindmap/say"
	"mindwall/tui/look"
)

func TestFitKeepsTheFootAtTheBottom(t *testing.T) {
	for _, c := range []struct {
		body, foot string
		height     int
		want       string
	}{
		{"a", "z", 3, "a   \n    \nz   "},
		{"a\nb\nc", "z", 3, "a   \nb   \nz   "},
		{"a", "x\ny\nz", 2, "x   \ny   "},
		{"abcdef", "uvwxyz", 2, "abcd\nuvwx"},
		{"", "", 1, "    "},
	} {
		if got := Fit(c.body, c.foot, 4, c.height); got != c.want {
			t.Errorf("%q over %q in %d rows: %q, want %q", c.body, c.foot, c.height, got, c.want)
		}
	}
}

// A dialog is no larger than its room, whatever stands in it, and shows its keys as long as it has two rows.
func TestDialogsStayInTheirRoom(t *testing.T) {
	l := look.New(look.Dark, false)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("a 世\n\u0301👩")), 0, 200, -1)
		title, body := rapid.StringN(0, 60, -1).Draw(t, "title"), text.Draw(t, "body")
		w, h := rapid.IntRange(1, 90).Draw(t, "w"), rapid.IntRange(1, 40).Draw(t, "h")
		box := Dialog(l, title, body, "esc", w, h)
		if lipgloss.Width(box) > w || lipgloss.Height(box) > h {
			t.Fatalf("a dialog of %d × %d in %d × %d:\n%s", lipgloss.Width(box), lipgloss.Height(box), w, h, box)
		}
		if w >= 8 && h >= 3 && !strings.Contains(box, "esc") {
			t.Fatalf("no keys in %d × %d:\n%s", w, h, box)
		}
		all, x, y := Over(l, strings.Repeat("世", 100)+"\n"+body, box, w, h)
		if n := lipgloss.Height(all); n != h || lipgloss.Width(all) > w || x < 0 || y < 0 {
			t.Fatalf("%d rows, %d cells, at %d, %d of %d × %d", n, lipgloss.Width(all), x, y, w, h)
		}
	})
}

func TestHelpShowsWhatWorksAndFits(t *testing.T) {
	bind := func(k, does string) key.Binding { return key.NewBinding(key.WithKeys(k), key.WithHelp(k, does)) }
	off := bind("x", "nothing")
	off.SetEnabled(false)
	keys := []key.Binding{bind("enter", "go on"), off, bind("esc", "back"), key.NewBinding(key.WithKeys("down"))}
	for _, c := range []struct {
		width, most int
		want        string
	}{
		{40, 1, " enter go on   esc back"}, {23, 1, " enter go on   esc back"}, {22, 1, " enter go on …"},
		{22, 2, " enter go on\n esc back   "}, {9, 1, "  …"},
	} {
		if got := ansi.Strip(Foot(look.New(look.Light, false), keys, c.width, c.most)); got != c.want {
			t.Errorf("%d cells, %d rows: %q, want %q", c.width, c.most, got, c.want)
		}
	}
}

func TestLinesKeepTheirMargins(t *testing.T) {
	if got := Wrapped(look.Style{}, "one two", 6); got != " one  \n two  " {
		t.Errorf("wrapped: %q", got)
	}
	if got := Line(look.Style{}, "one two", 6); got != " one…" {
		t.Errorf("cut: %q", got)
	}
}

func TestSmallThings(t *testing.T) {
	l := look.New(look.Light, true)
	for got, want := range map[string]string{
		say.Counted(1, "row"): "1 row", say.Counted(0, "row"): "0 rows", say.Counted(2, "row"): "2 rows", Box(true): "[✓] ", Box(false): "[ ] ",
		Sign(true): "▸ ", Sign(false): "  ", Bar(l, 1, 4, 4): "█░░░", Bar(l, 0, 0, 3): "░░░", Bar(l, 1, 1, -2): "",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	list := List{At: 2}
	if list.Turn(+1, 3); list.At != 0 {
		t.Errorf("after the last comes %d", list.At)
	}
	if list.Turn(-1, 3); list.At != 2 {
		t.Errorf("before the first comes %d", list.At)
	}
	if list.Scroll(-5, 3); list.At != 0 {
		t.Errorf("scrolled to %d", list.At)
	}
}
