package capture

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// plainText is the text of segments without their roles.
func plainText(row []Segment) string {
	var b strings.Builder
	for _, s := range row {
		b.WriteString(s.Text)
	}
	return b.String()
}

// view is the line as one row, without styles, and the column of the cursor.
func (l *Line) view(width int) (row string, cursor int) {
	segments, cursor := l.appendRow(nil, width)
	return plainText(segments), cursor
}

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with a file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs; got:\n%s", path, got)
	}
}

func TestViewAndPreview(t *testing.T) {
	scripts := []struct{ name, script string }{
		{"empty", ""},
		{"short", "Heating or eating"},
		{"theme being typed", "Heating or eating #mon"},
		{"theme, tally and quote", "Heating or eating #Money/Rent +3 | I had to choose between heating and eating, all winter long, and so did my sister"},
		{"long", "People are choosing between heating and eating, and it shows in every appointment we have"},
		{"long, cursor in the middle", "People are choosing between heating and eating, and it shows<ctrl+left><ctrl+left><ctrl+left><ctrl+left><left>"},
		{"wide", "暖房か食事かを選ばなければならない人がたくさんいます #お金"},
		{"combining and joined", "Caf" + eAcute + " " + family + " visits with the fami" + family + family + family + " and na" + "i\u0308" + "ve hopes"},
		{"right to left", "חום או אוכל #כסף | לא היה לנו כסף לשניהם"},
		{"file the selected", "#men/an"},
		{"no name", "Heating #"},
		{"quote without caption", "| said"},
	}
	for _, width := range []int{20, 60, 80, 160} {
		var b strings.Builder
		for _, s := range scripts {
			l := typedLine(s.script)
			row, cursor := l.view(width)
			fmt.Fprintf(&b, "── %s\n%s\n%s^\n%s\n", s.name, row, cells.Blanks(cursor), plainText(l.Preview(width, Context{Selected: 3})))
		}
		golden(t, fmt.Sprintf("view-%d.txt", width), b.String())
	}
}

func TestCursorColumn(t *testing.T) {
	tests := []struct {
		script string
		width  int
		want   int
	}{
		{"", 20, 0},
		{"abc", 20, 3},
		{"世界", 20, 4},
		{"世界<left>", 20, 2},
		{"a" + family + "b", 20, 4},
		{"caf" + eAcute, 20, 4},
		{"שלום", 20, 4},
		{"abc<home>", 20, 0},
		{"abc", 0, 0},
		{"abc", 1, 0},
		{"abc", 4, 3},
	}
	for _, test := range tests {
		if _, got := typedLine(test.script).view(test.width); got != test.want {
			t.Errorf("%q at %d cells: column %d, want %d", test.script, test.width, got, test.want)
		}
	}
}

// TestCursorStandsWhereTheRendererDraws paints rows on the renderer's own cells.
func TestCursorStandsWhereTheRendererDraws(t *testing.T) {
	lk := look.New(look.Light, false)
	for _, script := range []string{"世界 heat<left><left>", "a" + family + "bc<left>", "ne" + "e\u0301" + "d<left><left>", "שלום עולם<left><left>",
		"한국어 🇬🇧 x<left><left><left>", "☎️ phone<home><right>"} {
		l := typedLine(script)
		row, column := l.AppendView(nil, 60, lk)
		canvas := lipgloss.NewCanvas(60, 1)
		canvas.Compose(lipgloss.NewLayer(string(row)))
		want, _ := cells.Next(l.text[l.at:])
		if cell := canvas.CellAt(column, 0); cell == nil || cell.Content != want {
			t.Errorf("%s: column %d holds %+v, want %q", shown(l), column, cell, want)
		}
	}
}

func TestScrollingMovesSeldom(t *testing.T) {
	l := New()
	moved, last := 0, ""
	for range 200 {
		play(l, "a")
		row, _ := l.view(40)
		if row != last+"a" {
			moved++
		}
		last = row
	}
	if moved > 200/8 {
		t.Errorf("the row jumped %d times in 200 keys", moved)
	}
}

func TestStylesDoNotChangeTheRow(t *testing.T) {
	lk := look.New(look.Dark, false)
	for _, script := range []string{"Heat ##1 #mon", "Heating #Money/Rent +3 | I had to", "世界 #お"} {
		l := typedLine(script)
		plain, column := l.view(50)
		styled, styledColumn := l.AppendView(nil, 50, lk)
		if ansi.Strip(string(styled)) != plain || column != styledColumn {
			t.Errorf("styled %q, plain %q", styled, plain)
		}
		if plain == string(styled) {
			t.Errorf("%q has no style", script)
		}
	}
}

func TestPreview(t *testing.T) {
	guess := &Candidate{Path: []string{"Money"}}
	tests := []struct {
		line    string
		context Context
		want    string
	}{
		{"", Context{}, ""},
		{"   ", Context{}, ""},
		{"Heating or eating", Context{}, "↵ answer “Heating or eating” → unsorted"},
		{"Heating or eating", Context{Guess: guess}, "↵ answer “Heating or eating” → unsorted  tab Money?"},
		{"Heating or eating #money +3", Context{}, "↵ answer “Heating or eating” ×3 → Money"},
		{"Heating #Money/Rent", Context{}, "↵ answer “Heating” → new theme Money/Rent"},
		{"Heating #anx", Context{}, "↵ answer “Heating” → Mental health/Anxiety  ↓ new theme anx"},
		{"Heating #money | so cold", Context{}, "↵ answer “Heating” → Money  with quote “so cold”"},
		{"Heating", Context{Editing: true}, "↵ correct to “Heating”"},
		{"#money", Context{Selected: 1}, "↵ file 1 answer → Money"},
		{"#new one", Context{Selected: 12}, "↵ file 12 answers → new theme new one"},
		{"#1 problem", Context{}, "↵ answer “#1 problem” → unsorted"},
		{"#one problem", Context{}, "↵ make a new theme one problem  no answer: for one type ## first"},
		{"#money", Context{}, "nothing is selected to file under Money"},
		{"Heating #", Context{}, "↵ answer “Heating” → unsorted  # begins the name of a theme"},
		{"#", Context{}, "type the name of a theme, or choose one with ↑↓; ## is a plain #"},
		{"| so cold", Context{}, "a caption is missing before the quote"},
		{"We're ##1", Context{}, "↵ answer “We're #1” → unsorted"},
		{"Choosing between heating and eating, all of us", Context{}, "↵ answer “Choosing between heating and eating, all of us” → unsorted  46 long: the room reads from afar"},
		{"a #" + strings.Repeat("x", 61), Context{}, "theme is too long: 61 characters, at most 60 – shorten the theme"},
	}
	for _, test := range tests {
		l := typedLine("")
		l.SetText(test.line)
		if got := plainText(l.Preview(160, test.context)); got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.line, got, test.want)
		}
	}
}

func TestPreviewSaysWhatIsShortened(t *testing.T) {
	l := typedLine("")
	l.SetText(strings.Repeat("word ", 70))
	if got := plainText(l.Preview(500, Context{})); !strings.Contains(got, "will be shortened, whole in the quote") {
		t.Errorf("preview %q", got)
	}
}

func TestNarrowPreviewKeepsWhereItGoes(t *testing.T) {
	l := typedLine("")
	l.SetText("Choosing between heating and eating, all of us #money +3")
	for width, want := range map[int]string{
		60: "↵ answer “Choosing between heating and…” ×3 → Money  46 long",
		40: "↵ “Choosing betwee…” ×3 → Money  46 long",
		20: "↵ “Choo…” ×3 → Money",
		16: "↵ ×3 → Money",
		8:  "↵ ×3 → …",
	} {
		if got := plainText(l.Preview(width, Context{})); got != want {
			t.Errorf("at %d cells: %q, want %q", width, got, want)
		}
	}
}

func BenchmarkView(b *testing.B) {
	l := typedLine("Choosing between heating and eating #Money +3")
	lk := look.New(look.Dark, false)
	buf := make([]byte, 0, 512)
	b.ReportAllocs()
	for b.Loop() {
		buf, _ = l.AppendView(buf[:0], 100, lk)
	}
}

func BenchmarkPreview(b *testing.B) {
	l := typedLine("Choosing between heating and eating #Money +3")
	b.ReportAllocs()
	for b.Loop() {
		l.Preview(100, Context{})
	}
}
