package console

import "testing"

func TestWordsBehindAPlusAreAnAnswer(t *testing.T) {
	for _, c := range []struct{ line, wall string }{
		{"+1 for the bus", "- Rent\n- +1 for the bus\n"},
		{"- a bullet", "- Rent\n- - a bullet\n"},
		{"-5 degrees in the flat", "- Rent\n- -5 degrees in the flat\n"},
		{"+", "- Rent ×2\n"},
		{"+++", "- Rent ×4\n"},
		{"+7", "- Rent ×8\n"},
	} {
		newHarness(t, 80, 24, "Why?").say("Rent", c.line).wallIs(c.wall)
	}
}

func TestACountNeedsAnAnswer(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").typeText("+7").sees("count › +7", "↵ count 7 more for no answer").press("enter").sees("no answer to count for").wallIs("")
	if x.c.line.Text() != "+7" {
		t.Errorf("the line lost its text: %q", x.c.line.Text())
	}
}

func TestWordsBehindACountOfTheSelectedTakeItBack(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent", "Food").press("up", "up", "up", "+").wallIs("- Rent ×2\n- Food\n")
	x.typeText("1 for the bus").sees("› +1 for the bus").wallIs("- Rent\n- Food\n")
	x.press("enter").wallIs("- Rent\n- Food\n- +1 for the bus\n")
}

func TestDigitsElsewhereGoOnFromNoCount(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent", "Food", "Fear").press("up", "up", "up", "+", "up").typeText("7").press("enter")
	x.wallIs("- Rent\n- Food ×2\n- Fear\n- 7\n")
}

func TestManyMarkedAreCountedAtOnceAndInAll(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent", "Food").press("ctrl+a", "+").typeText("3").sees("↵ count 3 more for 2 answers").press("enter")
	x.wallIs("- Rent ×4\n- Food ×4\n")
}

func TestACountNeverGoesBelowOnePerson(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("Rent +3").press("up", "up", "-").typeText("12").press("enter").wallIs("- Rent\n")
	x.press("+").wallIs("- Rent ×2\n")
}

func TestACountIsNoAnswerToFile(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("#Money", "Rent").typeText("+3").misses("alt+A").press("alt+a").sees("finish the count first").wallIs("A Money\n- Rent\n")
	x.press("esc").sees("› ").misses("count ›").typeText("+2").press("enter").wallIs("A Money\n- Rent ×3\n")
}
