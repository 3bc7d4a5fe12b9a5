package console

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"mindwall/tui/look"
)

// TestAMarkDoesNotHideTheSelection marks what is selected, on both sides of a map, with colours and without: each has
// its sign, and its weight.
func TestAMarkDoesNotHideTheSelection(t *testing.T) {
	for _, noColour := range []bool{false, true} {
		x := newHarness(t, 80, 24, "Why?").say("Rent #Money", "Food", "Fear")
		x.env.Look = look.New(look.Dark, noColour)
		x.press("/").typeText("food").press("enter").sees("▸ Food").press("space").sees("▸◆ Food").misses("▸ Food")
		l := x.env.Look
		drawn, _ := x.c.View(x.c.size)
		if both := l.Unsorted.With(l.Selected).With(l.Marked); !strings.Contains(drawn, both.On()+"Food") {
			t.Errorf("no colour %v: what is marked and selected is not both underlined and reversed:\n%q", noColour, drawn)
		}
		x.press("down").sees("▸ Fear", "◆ Food").misses("▸◆").press("space").sees("▸◆ Fear", "─◆ Food")
		x.send(tea.WindowSizeMsg{Width: 130, Height: 24})
		x.sees("Fear ◆▸", "Food ◆")
		x.press("space").sees("Fear ▸").misses("Fear ◆")
	}
}

// TestWhatTheMarkedMergeIntoIsSeen holds that the answer that Ctrl+G keeps stands out before it is pressed.
func TestWhatTheMarkedMergeIntoIsSeen(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent", "Food +3", "Fear")
	x.press("up", "up", "space").misses("⇐", "⇒") // one alone is not merged
	x.press("esc", "ctrl+a").sees("◆ Food ×3 ⇐", "◆ Rent ")
	x.press("right").sees("▸◆ Food ×3 ⇐").press("up").sees("▸◆ Rent ⇐").misses("×3 ⇐")
	x.send(tea.WindowSizeMsg{Width: 130, Height: 24})
	x.press("esc", "esc").say("#Money").press("ctrl+a").sees("⇒ Food ×3 ◆")
	into, others := x.c.merging()
	if into.Text != "Food" || len(others) != 2 {
		t.Errorf("%d are merged into %q", len(others), into.Text)
	}
	x.press("ctrl+g").wallIs("A Money\n- Food ×5 ⊕\n").misses("⇒")
}
