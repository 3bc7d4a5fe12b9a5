package console_test

import (
	"strings"
	"testing"
	"time"

	"mindwall/tui"
	"mindwall/tui/internal/drive"
	"mindwall/tui/look"
)

// TestAMarkDoesNotHideTheSelection marks what is selected, on both sides of a map, with colours and without: each has
// its sign, and its weight.
func TestAMarkDoesNotHideTheSelection(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		for _, noColour := range []bool{false, true} {
			d := drive.New(t, drive.Options{Questions: []string{"Why?"}, More: func(o *tui.Options) { o.Look, o.NoColour = look.Dark, noColour }})
			d.Say("Rent #Money", "Food", "Fear").Pass(5 * time.Second) // the newest is no longer new
			d.Press("/").Type("food").Press("enter").Sees("▸ Food").Press("space").Sees("▸◆ Food").Misses("▸ Food")
			l, drawn := look.New(look.Dark, noColour), d.View().Content
			if both := l.Unsorted.With(l.Selected).With(l.Marked); !strings.Contains(drawn, both.On()+"Food") {
				t.Errorf("no colour %v: what is marked and selected is not both underlined and reversed:\n%q", noColour, drawn)
			}
			d.Press("down").Sees("▸ Fear", "◆ Food").Misses("▸◆").Press("space").Sees("▸◆ Fear", "─◆ Food")
			d.Resize(130, 24)
			d.Sees("Fear ◆▸", "Food ◆")
			d.Press("space").Sees("Fear ▸").Misses("Fear ◆")
		}
	})
}

// TestWhatTheMarkedMergeIntoIsSeen holds that the answer that Ctrl+G keeps stands out before it is pressed.
func TestWhatTheMarkedMergeIntoIsSeen(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "Food +3", "Fear")
		d.Press("up", "up", "space").Misses("⇐", "⇒") // one alone is not merged
		d.Press("esc", "ctrl+a").Sees("◆ Food ×3 ⇐", "◆ Rent").Misses("Rent ⇐")
		d.Press("right").Sees("▸◆ Food ×3 ⇐").Press("up").Sees("▸◆ Rent ⇐").Misses("×3 ⇐")
		d.Resize(130, 24)
		d.Press("esc", "esc").Say("#Money").Press("ctrl+a").Sees("⇒ Food ×3 ◆")
		if shown := d.Screen(); strings.Count(shown, "⇒") != 1 || strings.Count(shown, "◆") != 3 {
			t.Errorf("not three are marked, and one of them the one that is kept:\n%s", shown)
		}
		d.Press("ctrl+g").WallIs("A Money\n- Food ×5 ⊕\n").Misses("⇒")
	})
}
