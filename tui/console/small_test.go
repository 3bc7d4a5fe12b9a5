package console

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestInATinyWindowTypingIsSeenAndKeysAreHeld types and corrects where there is no room for the map, and does nothing
// to what is not seen.
func TestInATinyWindowTypingIsSeenAndKeysAreHeld(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent", "Food").press("up", "up")
	x.send(tea.WindowSizeMsg{Width: 30, Height: 6})
	x.press("delete", "f6", "alt+up", "ctrl+z", "ctrl+a", "ctrl+p").sees("This window is 30×6", "enlarge the window for that").wallIs("- Rent\n- Food\n")
	x.typeText("Fear").sees("› Fear").press("enter").wallIs("- Rent\n- Food\n- Fear\n")
	x.press("up").sees("correct › Fear").typeText("s").press("enter").wallIs("- Rent\n- Food\n- Fears\n")
	x.press("ctrl+c").sees("Quit mindwall?").press("esc")
	x.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	x.press("ctrl+z").wallIs("- Rent\n- Food\n- Fear\n")
}

func TestAListIsHeldInATinyWindow(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent", "Food").press("ctrl+f")
	x.send(tea.WindowSizeMsg{Width: 30, Height: 6})
	x.press("enter").sees("enlarge the window").press("esc").typeText("Fear").sees("› Fear")
}
