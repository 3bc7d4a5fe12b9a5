package console_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap/fold"
	"mindwall/mindmap/shapes"
	"mindwall/tui"
	"mindwall/tui/cells"
	"mindwall/tui/console"
	"mindwall/tui/internal/drive"
)

// statusLine is the row that tells the truth about the wall, with the blanks at its ends.
func statusLine(d *drive.Driver) string {
	rows := strings.Split(ansi.Strip(d.View().Content), "\n")
	return rows[len(rows)-2]
}

// TestStatusDropsWholeParts holds that a narrow window leaves out what matters least, and cuts nothing in two.
func TestStatusDropsWholeParts(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := drive.New(t, drive.Options{Size: drive.Size(160, 24), Questions: []string{"Why?"}, More: func(o *tui.Options) { o.Demo = true }})
		d.Say("Rent +3", "Food", "Fear", "#Money").Press("f6", "ctrl+b", "home")
		for _, c := range []struct {
			width int
			want  string
		}{
			{160, " demo: ctrl+p save keeps it · 2 answers · said 4 times · 2 unsorted · 1 parked · room: nothing  ✓ saved "},
			{80, " demo · 2 answers · 2 unsorted · 1 parked · room: nothing  ✓ saved "},
			{60, " demo · 2 unsorted · room: nothing  ✓ saved "},
		} {
			d.Resize(c.width, 24)
			if got := statusLine(d); !strings.HasPrefix(got, c.want) || !strings.HasSuffix(got, "12:41 ") || cells.Width(got) != c.width {
				t.Errorf("at %d:\n%q\nwant\n%q", c.width, got, c.want)
			}
		}
	})
}

func TestALongFaultLeavesTheStatusLineOneRow(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?")
		d.Disk = errors.New(strings.Repeat("the disk is full and then some ", 5))
		row := statusLine(d.Say("Rent", "Food", "Fear"))
		if !strings.Contains(row, "NOT SAVED (3)") || cells.Width(row) != 80 {
			t.Errorf("%d cells: %q", cells.Width(row), row)
		}
	})
}

// However often an answer was said in other words, its row costs no more than is seen of it.
func TestTheRowOfAnAnswerSaidInManyWords(t *testing.T) {
	live := fold.NewLive()
	live.Add(shapes.Merged(4000)...)
	a := live.Board().Questions[0].Unsorted[0]
	if n := len(a.Wordings()); n < 1000 {
		t.Fatalf("it was said in %d other words", n)
	}
	if text := console.DescribeAnswer(a, 80); len(text) > 400 || cells.Width(text) <= 80 {
		t.Errorf("%d bytes: %q", len(text), text)
	}
}
