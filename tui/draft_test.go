package tui

import "testing"

func TestAHalfTypedLineIsKeptWhileNothingIsTyped(t *testing.T) {
	d := newDriver(t, 80, 24, "Why?").typeText("half an ans")
	if got := d.keeper.notes[draftNote]; got != "" {
		t.Fatalf("kept %q while typing", got)
	}
	d.send(draftMsg{"half"}) // more was typed since
	if got := d.keeper.notes[draftNote]; got != "" {
		t.Fatalf("kept %q while typing", got)
	}
	d.send(draftMsg{"half an ans"})
	if got := d.keeper.notes[draftNote]; got != "half an ans" {
		t.Fatalf("kept %q", got)
	}
	if d.press("enter"); d.keeper.notes[draftNote] != "" {
		t.Errorf("still kept when it is on the wall: %q", d.keeper.notes[draftNote])
	}
}

func TestTypingOnTheHelpPageGoesIntoTheLine(t *testing.T) {
	newDriver(t, 80, 24, "Why?").typeText("?").sees("Keys", "The line").typeText("queues").sees("› queues")
}
