package console_test

import (
	"testing"

	"mindwall/tui/internal/drive"
)

// TestWhatIsKnownOfTheEvent is said in the line, corrected there, and taken away.
func TestWhatIsKnownOfTheEvent(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := sized(t, 120, 30, "What gets in the way?").Say("Rent")
		d.Press("/").Type("event").Press("enter").Sees("What is known of the event", "whom to ask about it").Type("present").Press("enter").
			Sees("present ›", "say nothing of the event’s present").Type("! 31 link workers #1").Sees("say of the event, present: “! 31 link workers #1”").Press("enter").
			Sees("present is told in the write-up")
		if got := d.Live.Board().Event.Present; got != "! 31 link workers #1" {
			t.Errorf("present: %q", got)
		}
		d.Press("/").Type("say what is known").Press("enter").Sees("31 link workers").Type("present").Press("enter").Press("ctrl+u").Type("Thirty").Press("enter")
		if got := d.Live.Board().Event.Present; got != "Thirty" {
			t.Errorf("present: %q", got)
		}
		d.Press("ctrl+z").Press("/").Type("say what is known").Press("enter").Type("present").Press("enter").Type(" all").Press("esc").WallIs("- Rent\n").Press("ctrl+z").Sees("link workers #1 all").Press("esc")
		if got := d.Live.Board().Event.Present; got != "! 31 link workers #1" {
			t.Errorf("present: %q", got)
		}
	})
}

// TestWhatWillBeDone notes what somebody will do while answers are typed, marks it as done from a list, and takes it back.
func TestWhatWillBeDone(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := sized(t, 120, 30, "What gets in the way?").Say("Rent")
		d.Type("! Ask the surgery").Sees("note what will be done · @who and by when at the end · “Ask the surgery”").Type(" @Sam Smith by 2026-04-27").
			Sees("note what will be done · Sam Smith, by 27 April 2026", "enter note it").Press("enter").
			Sees("noted: Ask the surgery").Press("esc").Sees("1 to do").WallIs("- Rent\n")
		d.Type("!! Help").Press("enter").WallIs("- Rent\n- !! Help\n")
		d.Paste("! Not typed").Press("enter").WallIs("- Rent\n- !! Help\n- ! Not typed\n")
		d.Type("! ").Press("enter").Sees("type what will be done").Press("ctrl+c")
		find(d, "not typed").Press("enter").Sees("correct").Type("!").Press("enter").WallIs("- Rent\n- !! Help\n- ! Not typed!\n").Press("esc")

		d.Press("/").Type("to do").Press("enter").Sees("What will be done · 1 of 1", "Ask the surgery").Press("enter").Sees("done: “Ask the surgery”").Press("esc").Misses("1 to do")
		d.Press("ctrl+z", "esc").Sees("1 to do").Press("ctrl+y", "esc").Misses("1 to do")
		d.Press("/").Type("to do").Press("enter").Sees("✓ Ask the surgery").Press("enter").Sees("not done after all").Press("esc").Sees("1 to do")
		d.Press("/").Type("take something off").Press("enter", "enter").Sees("taken off: “Ask the surgery”").Press("esc").Misses("1 to do")
		if a := d.Live.Board().Actions; len(a) != 0 {
			t.Errorf("left: %+v", a)
		}
	})
}
