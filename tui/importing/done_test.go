package importing

import (
	"testing"

	"mindwall/tui/screen"
)

// What comes from a survey is often what the room said too, so the way goes on to the repeats of all questions.
func TestRepeatsAreLookedForAfterAnImport(t *testing.T) {
	x := newHarness(t, 80, 24, way, help)
	x.typeText("responses.csv").press("enter", "enter", "enter").sees("imported", "tab look for repeats")
	intent, _ := x.s.Update(keyPress("tab"))
	want(t, "intent", intent, screen.Intent(screen.All{screen.Pop{}, screen.Push{To: screen.Repeats}}))
}
