package tui_test

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui"
	"mindwall/tui/internal/drive"
)

// A great many entries from elsewhere, as an import brings them, are taken in by and by, so that a key in between does
// not wait for all of them.
func TestManyArrivalsLeaveRoomForKeys(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		const answers = 10_000
		d := wall(t, 120, 40, "What gets in the way?")
		drafts := make([]mindmap.Draft, answers)
		for i := range drafts {
			drafts[i].Op = mindmap.AddAnswer{
				Question: d.Question().ID, Caption: fmt.Sprintf("Waiting %d weeks to be seen", i), Source: mindmap.Survey,
			}
		}
		waiting := []tui.ArrivedMsg{{Entries: d.Seal(drafts...)}}
		came, steps := 0, 0
		for ; len(waiting) > 0; steps++ {
			_, cmd := d.Model.Update(waiting[0])
			waiting = append(waiting[1:], arrivals(cmd)...)
			now := len(d.Question().Unsorted)
			if now-came > tui.MostAtOnce {
				t.Fatalf("%d entries at once", now-came)
			}
			came = now
			if d.Press("x"); steps == 0 {
				d.Sees("› x")
			}
		}
		if came != answers || steps != answers/tui.MostAtOnce {
			t.Errorf("%d answers arrived in %d steps, want %d", came, steps, answers)
		}
	})
}

// arrivals runs a command, and returns the arrivals that it comes to.
func arrivals(cmd tea.Cmd) (list []tui.ArrivedMsg) {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, each := range msg {
			list = append(list, arrivals(each)...)
		}
	case tui.ArrivedMsg:
		list = append(list, msg)
	}
	return list
}
