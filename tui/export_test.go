package tui

import tea "charm.land/bubbletea/v2"

// MostAtOnce is how many entries are taken in at once.
const MostAtOnce = maxAtOnce

// HangUp is the message that comes when the process is told to end.
func HangUp() tea.Msg { return hangUpMsg{} }
