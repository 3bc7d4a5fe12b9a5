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
			find(d, "food").Sees("▸ Food").Press("space").Sees("◆ Food").Misses("▸")
			l := look.New(look.Dark, noColour)
			wears(d, l.Answer.With(l.Selected).With(l.Marked), "Food")
			d.Press("right").Sees("▸ Fear", "◆ Food").Press("space").Sees("◆ Fear", "◆ Food").Misses("▸")
			wears(d, l.Answer.With(l.Selected).With(l.Marked), "Fear")
			wears(d, l.Answer.With(l.Marked), "Food")
			find(d, "rent").Press("space").Sees("◆ Rent")
			wears(d, l.Answer.With(l.Selected).With(l.Marked), "Rent")
			d.Say("Alone #Mind").Pass(5 * time.Second) // as above
			for _, text := range []string{"alone", "mind"} {
				find(d, text).Sees("▸")
			}
			d.Resize(130, 24)
			find(d, "alone").Sees("Alone ▸").Press("space").Sees("Alone ◆").Misses("▸")
			wears(d, l.Answer.With(l.Selected).With(l.Marked), "Alone")
			d.Press("space").Sees("Alone ▸").Misses("Alone ◆")
		}
	})
}

// wears wants words on the screen in a style.
func wears(d *drive.Driver, style look.Style, words string) {
	d.T.Helper()
	if drawn := d.View().Content; !strings.Contains(drawn, style.On()+words) {
		d.T.Errorf("%s does not wear %q:\n%q", words, style.On(), drawn)
	}
}

// TestWhatTheMarkedMergeIntoIsSeen holds that the answer that Ctrl+G keeps is named before it is pressed.
func TestWhatTheMarkedMergeIntoIsSeen(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "Food +3", "Fear")
		d.Press("up", "up", "space").Misses("merges") // one alone is not merged
		d.Press("esc", "ctrl+a").Sees("3 marked", "Ctrl+G merges 2 into “Food”")
		find(d, "rent").Sees("Ctrl+G merges 2 into “Rent”").Press("right").Sees("Ctrl+G merges 2 into “Food”")
		d.Resize(130, 24)
		d.Press("esc", "esc").Say("#Money").Press("ctrl+a").Sees("Ctrl+G merges 2 into “Food”")
		if shown := d.Screen(); strings.Count(shown, "◆") != 3 {
			t.Errorf("not three are marked:\n%s", shown)
		}
		d.Press("ctrl+g").WallIs("A Money\n- Food ×5 ⊕\n").Misses("◆")
	})
}
