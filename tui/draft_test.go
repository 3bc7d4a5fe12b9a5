package tui

import "testing"

func TestAHalfTypedLineIsKeptWhileNothingIsTyped(t *testing.T) {
	d := newDriver(t, 80, 24, "Why?").typeText("half an ans")
	if got := d.keeper.notes[DraftNote]; got != "" {
		t.Fatalf("kept %q while typing", got)
	}
	d.send(draftMsg{"half"}) // more was typed since
	if got := d.keeper.notes[DraftNote]; got != "" {
		t.Fatalf("kept %q while typing", got)
	}
	d.send(draftMsg{"half an ans"})
	if got := d.keeper.notes[DraftNote]; got != "half an ans" {
		t.Fatalf("kept %q", got)
	}
	if d.press("enter"); d.keeper.notes[DraftNote] != "" {
		t.Errorf("still kept when it is on the wall: %q", d.keeper.notes[DraftNote])
	}
}

func TestTypingOnTheHelpPageGoesIntoTheLine(t *testing.T) {
	newDriver(t, 80, 24, "Why?").typeText("?").sees("Keys", "The line").typeText("queues").sees("› queues")
}
