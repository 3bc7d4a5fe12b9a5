package console

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestLastAnswerIsNotActedOnUnderAnotherQuestion(t *testing.T) {
	x := newHarness(t, 80, 24, "One?", "Two?").say("First").press("alt+2", "+", "ctrl+c").press("alt+1").wallIs("- First\n")
	x.press("alt+2").say("#Theme").press("alt+a").wallIs("A Theme\n").press("alt+1").wallIs("- First\n")
}

func TestClearedLineDoesNotStandBeforeUndo(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent", "#Money").typeText("oops").press("ctrl+c", "ctrl+a", "alt+a").wallIs("A Money\n  Rent\n")
	x.press("ctrl+z").wallIs("A Money\n- Rent\n")
}

func TestLetGoCorrectionComesBack(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent").press("up").typeText(" is due").press("esc", "ctrl+z")
	x.sees("correct › Rent is due").press("enter").wallIs("- Rent is due\n")
}

func TestListKeepsTheCorrectionUnderIt(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent").press("up").typeText(" is due").press("f7", "esc").sees("correct › Rent is due")
	x.press("enter").wallIs("- Rent is due\n")
}

func TestPasteFiltersAList(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent", "Food").press("ctrl+f")
	x.send(tea.PasteMsg{Content: "Food"})
	x.sees("Find · 1 of 2").press("enter")
	if a := x.c.selectedAnswer(); a == nil || a.Text != "Food" {
		t.Errorf("selected %+v", a)
	}
}

func TestSecondPasteWaitsWithTheFirst(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?")
	x.send(tea.PasteMsg{Content: "One\nTwo"})
	x.send(tea.PasteMsg{Content: "Three\nFour"})
	x.sees("4 lines pasted").press("enter").wallIs("- One\n- Two\n- Three\n- Four\n")
}

func TestMouseDoesNothingToAMapThatIsNotSeen(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent", "#Money").press("ctrl+a", "f5")
	x.c.marks[x.env.Board().Questions[0].Unsorted[0].ID] = true
	for y := range 24 {
		for column := 0; column < 80; column += 4 {
			x.send(tea.MouseClickMsg{X: column, Y: y, Button: tea.MouseLeft})
		}
	}
	x.wallIs("A Money\n- Rent\n")
}

func TestDraftsOfEveryKindAreKept(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent").press("up").typeText(" is due")
	if got := x.c.Draft(); got != "Rent is due" {
		t.Errorf("a correction leaves the draft %q", got)
	}
	if got := x.press("esc", "ctrl+n").typeText("And then?").c.Draft(); !strings.Contains(got, "And then?") {
		t.Errorf("a question leaves the draft %q", got)
	}
}

func TestThePaletteBeginsWithWhatCanBeDoneNow(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent").press("ctrl+p").sees("▸ Correct the last answer").misses("Take the completion")
	x.typeText("take the comp").sees("Take the completion")
}

func TestListsSayWhatEnterDoes(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?", "And?").say("Rent", "Food").press("f6").sees("“Food” parked for later")
	x.press("ctrl+p").typeText("list what is parked").press("enter").sees("Parked for later · 1 of 1", "enter bring back").press("enter").wallIs("- Rent\n- Food\n")
	x.press("f4").sees("Move 1 answer to", "enter move").press("esc", "ctrl+f").sees("enter go there")
}

func TestReorderAtTheEndsSaysSo(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("One", "Two").press("up", "up", "alt+down").sees("it is the last already")
	x.press("up", "alt+up").sees("it is the first already").wallIs("- One\n- Two\n")
}

// TestTheOtherSideIsToldWhereItIsNotSeen moves a theme on a map that is too narrow for two sides.
func TestTheOtherSideIsToldWhereItIsNotSeen(t *testing.T) {
	x := newHarness(t, 100, 30, "Why?").say("Waiting three weeks for a doctor #Money").press("right", "right", "alt+left")
	x.sees("“Money” is on the left now, as the room", "Waiting three weeks for a doctor")
}
