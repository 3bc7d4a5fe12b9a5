package console_test

import (
	"testing"

	"mindwall/tui/internal/drive"
)

func TestWordsBehindAPlusAreAnAnswer(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		for _, c := range []struct{ line, wall string }{
			{"+1 for the bus", "- Rent\n- +1 for the bus\n"},
			{"- a bullet", "- Rent\n- - a bullet\n"},
			{"-5 degrees in the flat", "- Rent\n- -5 degrees in the flat\n"},
			{"+", "- Rent ×2\n"},
			{"+++", "- Rent ×4\n"},
			{"+7", "- Rent ×8\n"},
		} {
			wall(t, "Why?").Say("Rent", c.line).WallIs(c.wall)
		}
	})
}

func TestACountNeedsAnAnswer(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Type("+7").Sees("count › +7", "no answer to count for: put one on the wall").Press("enter").Sees("no answer to count for").WallIs("")
		if d.Typed() != "+7" {
			t.Errorf("the line lost its text: %q", d.Typed())
		}
	})
}

func TestWordsBehindACountOfTheSelectedTakeItBack(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "Food").Press("up", "up", "left", "+").WallIs("- Rent ×2\n- Food\n")
		d.Type("1 for the bus").Sees("› +1 for the bus").WallIs("- Rent\n- Food\n")
		d.Press("enter").WallIs("- Rent\n- Food\n- +1 for the bus\n")
	})
}

func TestDigitsElsewhereGoOnFromNoCount(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "Food", "Fear").Press("up", "up", "up", "right", "+", "left").Type("7").Press("enter")
		d.WallIs("- Rent\n- Food ×2\n- Fear\n- 7\n")
	})
}

func TestManyMarkedAreCountedAtOnceAndInAll(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent", "Food").Press("ctrl+a", "+").Type("3").Sees("↵ count 3 more for 2 answers").Press("enter")
		d.WallIs("- Rent ×4\n- Food ×4\n")
	})
}

func TestACountNeverGoesBelowOnePerson(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("Rent +3").Press("up", "up", "-").Type("12").Press("enter").WallIs("- Rent\n")
		d.Press("+").WallIs("- Rent ×2\n")
	})
}

func TestACountIsNoAnswerToFile(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := wall(t, "Why?").Say("#Money", "Rent").Type("+3").Misses("alt+A").Press("alt+a").Sees("finish the count first").WallIs("A Money\n- Rent\n")
		d.Press("esc").Sees("\n ›\n").Misses("count ›").Type("+2").Press("enter").WallIs("A Money\n- Rent ×3\n")
	})
}
