package rows

import (
	"reflect"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"mindwall/tui/look"
)

func TestFitKeepsTheFootAtTheBottom(t *testing.T) {
	for _, c := range []struct {
		rows, foot []string
		height     int
		want       string
	}{
		{[]string{"a"}, []string{"z"}, 3, "a\n\nz"},
		{[]string{"a", "b", "c"}, []string{"z"}, 3, "a\nb\nz"},
		{[]string{"a"}, []string{"x", "y", "z"}, 2, "x\ny"},
		{nil, nil, 1, ""},
	} {
		if got := Fit(c.rows, c.foot, c.height); got != c.want {
			t.Errorf("%q over %q in %d rows: %q, want %q", c.rows, c.foot, c.height, got, c.want)
		}
	}
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
		{40, 1, " enter go on   esc back"}, {23, 1, " enter go on   esc back"}, {22, 1, " enter go on"},
		{22, 2, " enter go on\n esc back"}, {9, 1, " enter g…"},
	} {
		if got := ansi.Strip(strings.Join(Help(look.New(look.Light, false), keys, c.width, c.most), "\n")); got != c.want {
			t.Errorf("%d cells, %d rows: %q, want %q", c.width, c.most, got, c.want)
		}
	}
}

func TestLinesKeepTheirMargins(t *testing.T) {
	if got := Wrapped(look.Style{}, "one two", 6); !reflect.DeepEqual(got, []string{" one", " two"}) {
		t.Errorf("wrapped: %q", got)
	}
	if got := Line(look.Style{}, "one two", 6); got != " one…" {
		t.Errorf("cut: %q", got)
	}
}

func TestBesidePadsAllButTheLastColumn(t *testing.T) {
	got := Beside(3, "|", 2, []string{"a"}, []string{"b", "c"})
	if !reflect.DeepEqual(got, []string{"a |b", "  |c", "  |"}) {
		t.Errorf("%q", got)
	}
}

func TestSmallThings(t *testing.T) {
	for got, want := range map[string]string{
		Counted(1, "row"): "1 row", Counted(0, "row"): "0 rows", Counted(2, "row"): "2 rows", Box(true): "[✓] ", Box(false): "[ ] ",
		Sign(true): "▸ ", Sign(false): "  ", Bar(1, 4, 4): "█░░░", Bar(0, 0, 3): "░░░", Bar(1, 1, -2): "",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	l := List{At: 2}
	if l.Turn(+1, 3); l.At != 0 {
		t.Errorf("after the last comes %d", l.At)
	}
	if l.Turn(-1, 3); l.At != 2 {
		t.Errorf("before the first comes %d", l.At)
	}
	if l.Scroll(-5, 3); l.At != 0 {
		t.Errorf("scrolled to %d", l.At)
	}
}
