package tables

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/text"
)

func printed(width int, header []string, rows [][]string) string {
	var b strings.Builder
	Print(&b, width, header, rows)
	return b.String()
}

func TestAsItLooks(t *testing.T) {
	header, rows := []string{"#", "Question", "Answers"}, [][]string{{"1", "What helps?", "9"}, {"2", "What gets\nin\x1b[2J the way?", "120"}}
	want := `
╭───┬──────────────────────────┬─────────╮
│ # │ Question                 │ Answers │
├───┼──────────────────────────┼─────────┤
│ 1 │ What helps?              │       9 │
│ 2 │ What gets in[2J the way? │     120 │
╰───┴──────────────────────────┴─────────╯
`[1:]
	if got := ansi.Strip(printed(42, header, rows)); got != want {
		t.Errorf("printed\n%s", got)
	}
	if got := ansi.Strip(printed(35, header, rows)); !strings.Contains(got, "│ 2 │ What gets in[2J   │     120 │\n│   │ the way? ") {
		t.Errorf("printed\n%s", got)
	}
}

func TestTablesStayInTheirRoom(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		width := rapid.IntRange(30, 120).Draw(rt, "width")
		rows := rapid.SliceOfN(rapid.SliceOfN(rapid.StringN(0, 80, -1), 3, 3), 0, 8).Draw(rt, "rows")
		out := printed(width, []string{"When", "Who", "What"}, rows)
		for _, line := range strings.Split(strings.TrimSuffix(out, "\n"), "\n") {
			if lipgloss.Width(line) > width {
				rt.Fatalf("%d cells in %d: %q", lipgloss.Width(line), width, line)
			}
			if plain := strings.NewReplacer("\x1b[1m", "", "\x1b[m", "").Replace(line); plain != text.Show(plain) {
				rt.Fatalf("printed %q", line)
			}
		}
	})
}

func TestLongTables(t *testing.T) {
	rows := make([][]string, 2*block+1)
	for i := range rows {
		rows[i] = []string{"9", "lee", "add “Bus fare”"}
	}
	if n := strings.Count(printed(80, []string{"When", "Who", "What"}, rows), "Bus fare"); n != len(rows) {
		t.Errorf("%d rows of %d", n, len(rows))
	}
}

func TestQuestions(t *testing.T) {
	q := desk.QuestionInfo{Number: 12, Text: "What gets in the way of the people you support, and what helps?", Answers: 120, Tally: 140, Themes: 3}
	q.BySource = map[mindmap.Source]int{mindmap.Room: 110, mindmap.Phone: 10}
	var b strings.Builder
	Questions(&b, MinQuestions, []desk.QuestionInfo{q, {Number: 13, Text: "Else?"}})
	want := `
╭────┬─────────────────────────┬─────────┬──────┬────────┬──────────┬──────────╮
│  # │ Question                │ Answers │ Said │ Themes │ Unsorted │ By phone │
├────┼─────────────────────────┼─────────┼──────┼────────┼──────────┼──────────┤
│ 12 │ What gets in the way of │     120 │  140 │      3 │        0 │       10 │
│    │ the people you support, │         │      │        │          │          │
│    │ and what helps?         │         │      │        │          │          │
│ 13 │ Else?                   │       0 │    0 │      0 │        0 │        0 │
╰────┴─────────────────────────┴─────────┴──────┴────────┴──────────┴──────────╯
`[1:]
	if got := ansi.Strip(b.String()); got != want {
		t.Errorf("printed\n%s", got)
	}
}
