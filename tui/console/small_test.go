package console_test

import (
	"testing"

	"mindwall/tui/internal/drive"
)

// TestInATinyWindowTypingIsSeenAndKeysAreHeld types and corrects where there is no room for the map, and does nothing
// to what is not seen.
func TestInATinyWindowTypingIsSeenAndKeysAreHeld(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "Food").Press("up", "up")
		d.Resize(30, 6)
		d.Press("delete", "f6", "alt+up", "ctrl+z", "ctrl+a", "ctrl+p").Sees("This window is 30×6", "enlarge the window for that").WallIs("- Rent\n- Food\n")
		d.Type("Fear").Sees("› Fear").Press("enter").WallIs("- Rent\n- Food\n- Fear\n")
		d.Press("up").Sees("correct › Fear").Type("s").Press("enter").WallIs("- Rent\n- Food\n- Fears\n")
		d.Press("ctrl+c").Sees("Quit mindwall?").Press("esc")
		d.Resize(80, 24)
		d.Press("ctrl+z").WallIs("- Rent\n- Food\n- Fear\n")
	})
}

func TestAListIsHeldInATinyWindow(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "Food").Press("ctrl+f")
		d.Resize(30, 6)
		d.Press("enter").Sees("enlarge the window").Press("esc").Type("Fear").Sees("› Fear")
	})
}
