package console_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui"
	"mindwall/tui/internal/drive"
)

// long is a wall whose map is far higher than its window, with the newest answer at its end.
func long(t *testing.T) *drive.Driver {
	return fill(wall(t, "Why?").Say("First #Money", "Rent #Money"))
}

func fill(d *drive.Driver) *drive.Driver {
	for i := range 40 {
		d.Put(fmt.Sprintf("Answer %d", i))
	}
	return d.Sees("● Answer 39")
}

// TestAPageUpAndAPageDown scroll with nothing selected, also over a half-typed line, and stop at the ends.
func TestAPageUpAndAPageDown(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := long(t)
		for _, typed := range []string{"", "half a line"} {
			d.Type(typed).Press("pgdown").Sees("Answer 39").Misses("First")
			d.Press("pgup", "pgup", "pgup", "pgup", "pgup").Sees("First").Misses("Answer 39")
			top := d.Screen()
			if d.Press("pgup"); d.Screen() != top {
				t.Errorf("over the top it shows\n%s", d.Screen())
			}
			d.Press("pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown").Sees("Answer 39")
			if got := d.Typed(); got != typed {
				t.Errorf("%q is typed, want %q", got, typed)
			}
		}
	})
}

// TestPagesOfALongList go ten rows on and back again, in what is found, and half a window on the room's map.
func TestPagesOfALongList(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := long(t).Press("/").Type("answer")
		first := d.Screen()
		if d.Press("pgdown"); d.Screen() == first {
			t.Errorf("a page on it is the same\n%s", first)
		}
		if d.Press("pgup"); d.Screen() != first {
			t.Errorf("a page on and back it is\n%s\nwant\n%s", d.Screen(), first)
		}
		d.Press("esc", "f5", "up")
		at := rowOf(d, "▸")
		if d.Press("pgup"); rowOf(d, "▸") >= at {
			t.Errorf("a page up goes from row %d to %d:\n%s", at, rowOf(d, "▸"), d.Screen())
		}
		over := rowOf(d, "▸")
		if d.Press("pgdown"); rowOf(d, "▸") <= over {
			t.Errorf("a page down goes from row %d to %d:\n%s", over, rowOf(d, "▸"), d.Screen())
		}
	})
}

// rowOf is the row of the window in which a text stands.
func rowOf(d *drive.Driver, text string) int {
	d.T.Helper()
	_, y := d.At(text)
	return y
}

// TestTheViewStaysWhenTheNewestAnswerIsNoLongerNew holds that nothing moves by itself while the room reads.
func TestTheViewStaysWhenTheNewestAnswerIsNoLongerNew(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := long(t)
		before := rowOf(d, "Answer 39")
		d.Pass(5 * time.Second).Misses("● Answer 39")
		if after := rowOf(d, "Answer 39"); after != before {
			t.Errorf("it moved from row %d to %d", before, after)
		}
		d.Say("#Mind")
		rowOf(d, "Answer 39")
	})
}

// TestTheViewStaysWhenOthersWriteElsewhere adds above what is seen, in a theme out of sight, what was written elsewhere
// before the newest answer here.
func TestTheViewStaysWhenOthersWriteElsewhere(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("First #Money", "Rent #Money")
		said := mindmap.AddAnswer{Question: d.Question().ID, Theme: d.Question().Themes[0].ID, Caption: "Meanwhile", Source: mindmap.Phone, Tally: 1}
		meanwhile := d.Seal(mindmap.Draft{Op: said}, mindmap.Draft{Op: said}, mindmap.Draft{Op: said})
		fill(d).Pass(5 * time.Second).Misses("● Answer 39")
		before := rowOf(d, "Answer 30")
		for _, e := range meanwhile {
			d.Send(tui.ArrivedMsg{Entries: []mindmap.Entry{e}})
		}
		if n := d.Question().Answers; n != 45 {
			t.Fatalf("%d answers", n)
		}
		if after := rowOf(d, "Answer 30"); after != before {
			t.Errorf("it moved from row %d to %d\n%s", before, after, d.Screen())
		}
	})
}

// TestScrollingByHandStays scrolls with the wheel, and neither the end of a freshness nor a click moves the map again.
func TestScrollingByHandStays(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := long(t)
		d.Wheel(-4)
		before := rowOf(d, "Answer 20")
		d.Pass(5 * time.Second).Misses("● Answer 39")
		if after := rowOf(d, "Answer 20"); after != before {
			t.Fatalf("it moved from row %d to %d", before, after)
		}
	})
}

// TestAClickMovesNothing clicks on what stands at the very edge of the window: the second click of two must meet the
// same node.
func TestAClickMovesNothing(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := fill(long(t))
		d.Wheel(-1)
		rows := strings.Split(d.Screen(), "\n")
		for _, y := range []int{1, len(rows) - 6} {
			at := strings.Index(rows[y], "Answer")
			text := strings.Fields(rows[y][at:])[:2]
			column := len([]rune(rows[y][:at]))
			for range 2 {
				d.Send(tea.MouseClickMsg{X: column, Y: y, Button: tea.MouseLeft})
			}
			d.Sees("correct › " + strings.Join(text, " "))
			d.Press("esc")
			if now := strings.Split(d.Screen(), "\n")[y]; !strings.Contains(now, strings.Join(text, " ")) {
				t.Fatalf("row %d was %q, is %q", y, rows[y], now)
			}
		}
	})
}

func TestCtrlClickMarksOnAScrolledMap(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := long(t)
		d.Wheel(-1)
		for _, text := range []string{"Answer 25", "Answer 30"} {
			d.Click(text, tea.ModCtrl)
		}
		d.Sees("◆ Answer 25", "◆ Answer 30", "2 marked")
	})
}

func TestTheWheelStepsThroughAList(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := long(t).Press("ctrl+f").Sees("▸ Money")
		d.Wheel(+1)
		d.Sees("▸ First")
	})
}

func TestPagesAreWalkedThroughWithAnEmptyLine(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := find(long(t), "answer 5").Sees("▸ Answer 5").Press("pgdown").Sees("▸ Answer 37").Press("pgup").Sees("▸ Answer 5")
		d.Press("esc").Type("x").Press("pgdown").Sees("› x").Misses("▸") // not under a half-typed line
	})
}

func TestMarksAreWalkedOn(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := find(long(t), "answer 30").Press("shift+up", "shift+up").Sees("◆ Answer 26", "◆ Answer 28", "◆ Answer 30", "3 marked")
		d.Press("space").Sees("▸ Answer 26", "2 marked").Press("shift+down").Sees("◆ Answer 26", "◆ Answer 28", "3 marked")
	})
}
