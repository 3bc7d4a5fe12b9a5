package console

import (
	"testing"

	"mindwall/mindmap"
)

func hinted(t *testing.T) *harness {
	x := newHarness(t, 110, 30, "What gets in the way?")
	x.say("Rent is too high #Money worries", "Cannot pay the energy bill #Money worries", "Benefit money stops without notice #Money worries",
		"Waiting three weeks for a doctor #Waiting times", "Waiting list closed #Waiting times", "Months of waiting for a letter #Waiting times")
	x.c.hints.on = true
	return x
}

func TestThemeIsOfferedWithItsReason(t *testing.T) {
	x := hinted(t).typeText("Energy bills and rent")
	x.sees("tab Money worries?", "for “").press("tab").sees("#Money worries").press("enter")
	if got := x.env.Board().Questions[0].Themes[0].Count; got != 4 {
		t.Errorf("%d answers under Money worries, want 4:\n%s", got, x.wall())
	}
}

func TestOfferIsIgnoredByTypingOn(t *testing.T) {
	x := hinted(t).say("Energy bills and rent")
	if got := len(x.env.Board().Questions[0].Unsorted); got != 1 {
		t.Errorf("%d unsorted, want the answer left alone:\n%s", got, x.wall())
	}
}

func TestRepeatIsCountedAndKeepsItsWording(t *testing.T) {
	x := hinted(t).typeText("Waiting 3 weeks for the doctor")
	if x.c.repeat() == nil {
		x.press("ctrl+c").typeText("Waiting three weeks for the doctor")
	}
	x.sees("≈ Waiting three weeks for a doctor", "Ctrl+T counts it").press("ctrl+t")
	theme := mindmap.FindTheme(x.env.Board().Questions[0].Themes, "Waiting times")
	a := theme.Answers[0]
	if a.Tally.Total() != 2 || len(a.Merged) != 1 || theme.Count != 3 {
		t.Errorf("not counted: %+v", a)
	}
	x.press("ctrl+z")
	if a := x.env.Live.Answer(a.ID); a.Tally.Total() != 1 {
		t.Errorf("one undo did not take it back: %+v", a)
	}
}

func TestSuggestionsOffShowNothing(t *testing.T) {
	x := hinted(t).press("f2").typeText("Waiting three weeks for the doctor")
	x.misses("≈", "Waiting times?").press("ctrl+t")
	if !x.c.hints.now.isZero() {
		t.Error("a hint was worked out")
	}
}

func (h hint) isZero() bool { return h.text == "" }
