package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"mindwall/tui/internal/keytest"
)

// sendAll sends a message, and what its commands come to.
func (d *driver) sendAll(msg tea.Msg) {
	_, cmd := d.model.Update(msg)
	d.model.View()
	d.finish(cmd)
}

func (d *driver) finish(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, each := range msg {
			d.finish(each)
		}
	default:
		d.sendAll(msg)
	}
}

func TestProposalsFromTheConsole(t *testing.T) {
	d := newDriver(t, 80, 24, "What gets in the way?")
	d.say("Letters only in English", "English is a second language", "Forms in English and nothing else")
	d.typeText("half an ans")
	d.sendAll(keytest.Press("f11"))
	d.sees("Themes for the unsorted", "[ ] English").press("space", "enter")
	d.sees("A English 3", "3 answers filed under “English”", "half an ans")
	d.press("ctrl+u", "ctrl+z").sees("half an ans").press("ctrl+z").sees("undone", "half an ans").sees("Unsorted")
}

func TestVisitGoesToTheAnswer(t *testing.T) {
	d := newDriver(t, 80, 24, "What gets in the way?", "And what helps?")
	d.say("Zebra").press("ctrl+p").typeText("like no")
	d.sendAll(keytest.Press("enter"))
	d.sees("Answers like no other", "Zebra").press("enter").sees("▸ Zebra")
}
