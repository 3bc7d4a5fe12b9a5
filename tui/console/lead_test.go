package console_test

import (
	"testing"

	"mindwall/mindmap/shown"
	"mindwall/tui/internal/drive"
)

// TestTheRoomIsLedByTheMap holds that the room follows the theme that the selection is under, what is folded, and where
// a read-back begins.
func TestTheRoomIsLedByTheMap(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := drive.New(t, drive.Options{Size: drive.Size(93, 40), Questions: []string{"Why?"}})
		d.Say("Rent #Money", "Alone #Mind", "Panic #Mind/Fear", "Buses")
		find := func(word string) *drive.Driver { return d.Press("/").Type(word).Press("enter") }
		themes := d.Live.Board().Questions[0].Themes
		fear, mind := themes[1].Themes[0].ID, themes[1].ID
		if find("panic"); d.Shown.Theme != fear {
			t.Errorf("the room sees %s first", d.Shown.Theme)
		}
		if d.Press("f3"); len(d.Shown.Folded) != 2 {
			t.Errorf("the room sees %v folded", d.Shown.Folded)
		}
		if d.Press("shift+f3", "f9").Sees("Mind"); d.Shown.Theme != mind {
			t.Errorf("it is read back from %s on", d.Shown.Theme)
		}
		d.Press("f9").Misses("▸") // after a read-back its answer is not selected any more
		if find("buses").Press("f9"); d.Shown.Theme != shown.UnsortedID(d.Shown.Question) {
			t.Errorf("from the unsorted it is read back from %s on", d.Shown.Theme)
		}
		d.Press("esc").Misses("▸")
		find("buses").Press("f5").Misses("▸") // nothing is selected where no selection is seen
		d.Say("Trains").Sees("● Trains")
	})
}
