package tui

import (
	"mindwall/mindmap/shown"
	"mindwall/tui/screen"
)

// askTables does something about sharing the wall.
func askTables(m *Model, i screen.AskTables) {
	if m.tables == nil || m.env.Status.ReadOnly != "" {
		m.say(screen.Error, "the wall cannot be shared: nothing can be saved here")
		return
	}
	if i.Wish == screen.ShareWall || i.Wish == screen.JoinAgain {
		m.env.Tables.Opening = true
	}
	m.tables.Ask(i)
}

// shareTold takes in how it goes with sharing the wall. Who begins to lead shows the room at once what is shown here. A table
// that wants to be let in is told of, unless the room would read it.
func shareTold(m *Model, now screen.Tables) {
	before := m.env.Tables
	m.env.Tables = now
	if !m.console.Mirrored() && m.top() == screen.Screen(m.console) {
		if n := len(now.Asking); n > len(before.Asking) {
			m.say(screen.Info, "“"+now.Asking[n-1].Name+"” wants to share this wall: /share lets it in")
		}
	}
	if now.Refused && !before.Refused {
		m.say(screen.Warning, "this table is not let in any more: what is typed stays in this file, /share tells more")
	}
	if now.On && !before.On || before.Follows() && !now.Follows() {
		m.shown = ""
		showRoom(m, m.console.Shown())
	}
}

// showRoom tells what the room is to be shown: the room views of this wall, unless another table leads them, and the other
// tables.
func showRoom(m *Model, now shown.Shown) {
	text := now.Encode()
	if text == m.shown || m.env.Status.ReadOnly != "" {
		return
	}
	m.shown = text
	if m.tables != nil && m.env.Tables.On {
		m.tables.Show(text)
	}
	if !m.env.Tables.Follows() {
		m.keeper.Keep(shown.Key, text)
	}
}
