package console

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
)

// long is a wall whose map is far higher than its window, with the newest answer at its end.
func long(t *testing.T) *harness {
	x := newHarness(t, 80, 24, "Why?").say("First #Money", "Rent #Money")
	for i := range 40 {
		x.say(fmt.Sprintf("Answer %d", i))
	}
	return x.sees("● Answer 39")
}

// rowOf is the row of the window in which a text stands.
func (x *harness) rowOf(text string) int {
	x.t.Helper()
	x.sees(text)
	for y, row := range strings.Split(x.view(), "\n") {
		if strings.Contains(row, text) {
			return y
		}
	}
	return -1
}

// TestTheViewStaysWhenTheNewestAnswerIsNoLongerNew holds that nothing moves by itself while the room reads.
func TestTheViewStaysWhenTheNewestAnswerIsNoLongerNew(t *testing.T) {
	x := long(t)
	before := x.rowOf("Answer 39")
	x.send(freshOverMsg{x.c.fresh})
	if after := x.rowOf("Answer 39"); after != before {
		t.Errorf("it moved from row %d to %d", before, after)
	}
	x.say("#Mind")
	x.rowOf("Answer 39")
}

// TestTheViewStaysWhenOthersWriteElsewhere adds above what is seen, in a theme out of sight.
func TestTheViewStaysWhenOthersWriteElsewhere(t *testing.T) {
	x := long(t)
	x.send(freshOverMsg{x.c.fresh})
	x.c.newest = mindmap.Stamp{Clock: 1 << 40} // what comes is older than what was seen
	before := x.rowOf("Answer 30")
	for range 3 {
		q := x.c.current()
		if _, err := x.scribe.Do(mindmap.AddAnswer{Question: q.ID, Theme: q.Themes[0].ID, Caption: "Meanwhile", Source: mindmap.Phone, Tally: 1}); err != nil {
			t.Fatal(err)
		}
		x.carryOut(x.changed())
	}
	if after := x.rowOf("Answer 30"); after != before {
		t.Errorf("it moved from row %d to %d\n%s", before, after, x.view())
	}
}

// TestScrollingByHandStays scrolls with the wheel, and neither the end of a freshness nor a click moves the map again.
func TestScrollingByHandStays(t *testing.T) {
	x := long(t)
	for range 4 {
		x.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp, X: 40, Y: 8})
	}
	before := x.rowOf("Answer 20")
	x.send(freshOverMsg{x.c.fresh})
	if after := x.rowOf("Answer 20"); after != before {
		t.Fatalf("it moved from row %d to %d", before, after)
	}
}

// TestAClickMovesNothing clicks on what stands at the very edge of the window: the second click of two must meet the
// same node.
func TestAClickMovesNothing(t *testing.T) {
	x := long(t)
	for range 4 {
		x.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp, X: 40, Y: 8})
	}
	rows := strings.Split(x.view(), "\n")
	for _, y := range []int{headerRows, headerRows + x.c.mapRows() - 1} {
		at := strings.Index(rows[y], "Answer")
		text := strings.Fields(rows[y][at:])
		column := len([]rune(rows[y][:at]))
		for range 2 {
			x.send(tea.MouseClickMsg{X: column, Y: y, Button: tea.MouseLeft})
		}
		x.sees("correct › " + strings.Join(text, " "))
		x.press("esc")
		if now := strings.Split(x.view(), "\n")[y]; !strings.Contains(now, strings.Join(text, " ")) {
			t.Fatalf("row %d was %q, is %q", y, rows[y], now)
		}
	}
}

func TestCtrlClickMarksOnAScrolledMap(t *testing.T) {
	x := long(t)
	x.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp, X: 40, Y: 8})
	for _, text := range []string{"Answer 25", "Answer 30"} {
		y := x.rowOf(text)
		row := strings.Split(x.view(), "\n")[y]
		column := len([]rune(row[:strings.Index(row, text)]))
		x.send(tea.MouseClickMsg{X: column, Y: y, Button: tea.MouseLeft, Mod: tea.ModCtrl})
	}
	x.sees("◆ Answer 25", "◆ Answer 30", "2 marked")
}

func TestTheWheelStepsThroughAList(t *testing.T) {
	x := long(t).press("ctrl+f").sees("▸ Money")
	x.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown, X: 40, Y: 20})
	x.sees("▸ First")
}

func TestPagesAreWalkedThroughWithAnEmptyLine(t *testing.T) {
	x := find(long(t), "answer 10").sees("▸ Answer 10").press("pgdown").sees("▸ Answer 27").press("pgup").sees("▸ Answer 10")
	if a := x.press("esc").typeText("x").press("pgdown").c.selectedAnswer(); a != nil {
		t.Errorf("under a half-typed line it goes to %q", a.Text)
	}
	x.sees("› x")
}

func TestMarksAreWalkedOn(t *testing.T) {
	x := find(long(t), "answer 30").press("shift+up", "shift+up").sees("▸◆ Answer 28", "◆ Answer 29", "◆ Answer 30", "3 marked")
	x.press("space").sees("▸ Answer 28", "2 marked").press("shift+down").sees("◆ Answer 28", "▸◆ Answer 29", "3 marked")
}
