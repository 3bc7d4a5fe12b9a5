package console

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestStatusDropsWholeParts holds that a narrow window leaves out what matters least, and cuts nothing in two.
func TestStatusDropsWholeParts(t *testing.T) {
	x := newHarness(t, 160, 24, "Why?").say("Rent +3", "Food", "Fear", "#Money").press("f6", "ctrl+b")
	x.env.Status.Demo = true
	for _, c := range []struct {
		width int
		want  string
	}{
		{160, " demo: ctrl+p save keeps it · 2 answers · said 4 times · 2 unsorted · 1 parked · room: nothing  ✓ saved "},
		{80, " demo · 2 answers · 2 unsorted · 1 parked · room: nothing  ✓ saved "},
		{60, " demo · 2 unsorted · room: nothing  ✓ saved "},
	} {
		x.send(tea.WindowSizeMsg{Width: c.width, Height: 24})
		rows := strings.Split(x.view(), "\n")
		if got := rows[22]; !strings.HasPrefix(got, c.want) || !strings.HasSuffix(got, "12:41 ") || width(got) != c.width {
			t.Errorf("at %d:\n%q\nwant\n%q", c.width, got, c.want)
		}
	}
}

func TestALongFaultLeavesTheStatusLineOneRow(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent")
	x.env.Status.SaveErr, x.env.Status.Unsaved = strings.Repeat("the disk is full and then some ", 5), 3
	row := strings.Split(x.view(), "\n")[22]
	if !strings.Contains(row, "NOT SAVED (3)") || width(row) != 80 {
		t.Errorf("%d cells: %q", width(row), row)
	}
}
