package tui

import (
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
)

// A great many entries from elsewhere, as an import brings them, are taken in by and by, so that a key in between does
// not wait for all of them.
func TestManyArrivalsLeaveRoomForKeys(t *testing.T) {
	const answers = 10_000
	d := newDriver(t, 120, 40, "What gets in the way?")
	other := &scribe.Scribe{Live: mindmap.NewLive(), Author: "ruth", Device: mindmap.ID{3}}
	other.Live.Add(d.live.Entries()...)
	drafts := make([]mindmap.Draft, answers)
	for i := range drafts {
		drafts[i].Op = mindmap.AddAnswer{
			Question: d.live.Board().Questions[0].ID, Caption: fmt.Sprintf("Waiting %d weeks to be seen", i), Source: mindmap.Survey,
		}
	}
	sealed, err := other.Seal(drafts...)
	if err != nil {
		t.Fatal(err)
	}
	msgs := make(chan tea.Msg, 100)
	msgs <- ArrivedMsg{Entries: mindmap.Entries(sealed[:answers/2]), Own: sealed[answers/2:]}
	var longest time.Duration
	steps := 0
	for came := 0; came < answers; {
		var msg tea.Msg
		select {
		case msg = <-msgs:
		case <-time.After(10 * time.Second):
			t.Fatalf("%d answers arrived, want %d", came, answers)
		}
		began := time.Now()
		_, cmd := d.model.Update(msg)
		d.model.View()
		longest = max(longest, time.Since(began))
		before := came
		if came = len(d.live.Board().Questions[0].Unsorted); came-before > mostAtOnce {
			t.Fatalf("%d entries at once", came-before)
		}
		if steps++; steps == 1 {
			d.typeText("x").sees("› x")
		}
		hand(cmd, msgs)
	}
	t.Logf("%d answers in %d steps; the longest took %v", answers, steps, longest.Round(time.Millisecond))
}

// hand runs a command as the library does, beside the event loop, and hands on the arrivals that it comes to.
func hand(cmd tea.Cmd, msgs chan<- tea.Msg) {
	if cmd == nil {
		return
	}
	go func() { // a tick's ends with the test
		switch msg := cmd().(type) {
		case tea.BatchMsg:
			for _, each := range msg {
				hand(each, msgs)
			}
		case ArrivedMsg:
			msgs <- msg
		}
	}()
}
