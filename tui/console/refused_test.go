package console

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestWhatIsRefusedComesBack holds that nothing typed, pasted or marked is lost when it cannot be recorded.
func TestWhatIsRefusedComesBack(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(x *harness)
		sees string
		wall string // when it is done again, and taken
	}{
		"answer": {func(x *harness) { x.typeText("Bills #Money | too high").press("enter") }, "› Bills #Money | too high",
			"A Money\n  Bills ❞\n- Rent\n- Food\n"},
		"correction": {func(x *harness) { x.press("up").typeText(" and drink").press("enter") }, "correct › Food and drink",
			"- Rent\n- Food and drink\n"},
		"question": {func(x *harness) { x.press("ctrl+n").typeText("And now?").press("enter") }, "question › And now?", ""},
		"count":    {func(x *harness) { x.typeText("+7").press("enter") }, "count › +7", "- Rent\n- Food ×8\n"},
		"block": {func(x *harness) { x.send(tea.PasteMsg{Content: "One\nTwo"}); x.press("enter") }, "2 lines pasted",
			"- Rent\n- Food\n- One\n- Two\n"},
		"filing": {func(x *harness) { x.press("ctrl+a").typeText("#Money").press("enter") }, "› #Money", "A Money\n  Rent\n  Food\n"},
	} {
		t.Run(name, func(t *testing.T) {
			x := newHarness(t, 80, 24, "Why?").say("Rent", "Food")
			x.refuse = true
			c.do(x)
			x.sees("refused", c.sees)
			x.refuse = false
			x.press("enter").wallIs(c.wall)
		})
	}
}

func TestMarksComeBackWhenFilingIsRefused(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("#Money", "Rent", "Food").press("ctrl+a")
	x.refuse = true
	x.press("alt+a")
	x.refuse = false
	x.press("alt+a").wallIs("A Money\n  Rent\n  Food\n")
}

func TestSaveAsUnderAHalfTypedLine(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").typeText("two words").press("ctrl+w").sees("› two")
	x.env.Status.SaveErr = "the disk is full"
	x.typeText("words").press("ctrl+p", "enter").sees("save as ›").typeText("elsewhere").press("enter").sees("› two words")
	if x.saveAt != "elsewhere" {
		t.Errorf("saves at %q", x.saveAt)
	}
	x.press("ctrl+p", "enter").sees("save as › elsewhere").press("esc").sees("› two words").press("ctrl+p", "enter", "ctrl+f", "esc").sees("› two words")
	if got := x.c.Draft(); got != "two words" {
		t.Errorf("the draft is %q", got)
	}
}
