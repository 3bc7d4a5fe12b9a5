package main

import (
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/shown"
	"mindwall/tui/look"
	"mindwall/tui/room"
	"mindwall/tui/screen"
	"mindwall/tui/svg"
)

// more is what the room says beyond the demo, so that its picture shows a wall as it is near the end of an event.
var more = [...]string{
	"Letters get lost in the post #Waiting times", "The list starts anew after a move #Waiting times +2",
	"Rent went up again #Money worries", "The group is always full #Getting there", "Two buses, then a hill #Getting there +3",
	"Stairs at the clinic #Getting there +2", "Waiting for a call that never comes #Waiting times",
}

// drawClose is the close of the event as the room sees it.
func drawClose() ([]byte, error) {
	size := screen.Size{W: 93, H: 26}
	d := newDesk(look.Dark, size)
	for _, op := range []mindmap.Op{
		mindmap.DescribeEvent{Thanks: new("to all who came, to those who answered from afar, and to the library for the room"),
			Next: new("The board reads this in May. You hear from us by the 30th."), WriteUp: new("https://example.org/lunch")},
		mindmap.AddAction{Text: "Ask the surgery about evening calls", Who: "Sam", Due: "2026-04-27"},
		mindmap.AddAction{Text: "Book the hall for the autumn", Who: "Ruth"},
	} {
		if _, err := d.scribe.Do(op); err != nil {
			return nil, err
		}
	}
	rows := room.Picture(room.Options{Live: d.env.Live, Shown: shown.Shown{Scene: shown.Closing}, Look: look.Dark, Now: d.env.Now}, size)
	return svg.Draw(rows, terminal(size), d.env.Look, nil), d.failed
}

// drawLastTime is what the room sees first at the event that follows up the demo's.
func drawLastTime() ([]byte, error) {
	size := screen.Size{W: 93, H: 26}
	last := newDesk(look.Light, size)
	for _, op := range []mindmap.Op{
		mindmap.AddAction{Text: "Ask the surgery about evening calls", Who: "Sam", Due: "2026-04-27"},
		mindmap.AddAction{Text: "A bench at the bus stop", Who: "Ruth"},
	} {
		if _, err := last.scribe.Do(op); err != nil {
			return nil, err
		}
	}
	now := openDesk(fold.NewLive(), look.Light, size)
	for _, act := range plan.FollowUp(last.env.Live.Board(), mindmap.ID{1}, last.scribe.ID) {
		if _, err := now.scribe.Record(act...); err != nil {
			return nil, err
		}
	}
	rows := room.Picture(room.Options{Live: now.env.Live, Shown: shown.Shown{Scene: shown.LastTime}, Look: look.Light, Now: now.env.Now}, size)
	return svg.Draw(rows, terminal(size), now.env.Look, nil), last.failed
}

// drawRoom is what mindwall show --once prints of the demo's second question in a window as projectors have it.
func drawRoom() ([]byte, error) {
	size := screen.Size{W: 93, H: 26}
	d := newDesk(look.Light, size)
	d.press(tea.KeyPressMsg{Code: '2', Mod: tea.ModAlt})
	for _, line := range more {
		d.typeText(line)
		d.press(tea.KeyPressMsg{Code: tea.KeyEnter})
	}
	q := d.env.Live.Board().Questions[1]
	rows := room.Picture(room.Options{
		Live: d.env.Live, Shown: shown.Shown{Scene: shown.Map, Question: q.ID}, Look: look.Light, Now: d.env.Now,
	}, size)
	return svg.Draw(rows, terminal(size), d.env.Look, nil), d.failed
}
