// Package rows is what screens off the hot path are made of: Lip Gloss and Bubbles in our styles, a list that may be longer
// than its room, and the little signs before a row.
package rows

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// List is a list of which one row is chosen and some are seen. It does not know the rows, only how many there are; its
// zero value has the first one chosen.
type List struct {
	At   int  // the chosen row, from 0
	Room int  // how many rows were seen when it was last drawn
	None bool // no row is chosen just now: that one went. A caller sets it, and heeds no Enter then
	top  int
}

// Keys are those that Move takes, as people are told of them: what going through the rows does.
func Keys(does string) key.Binding {
	return key.NewBinding(key.WithKeys("up", "down", "pgup", "pgdown", "home", "end"), key.WithHelp("↑↓", does))
}

// Do is the key that does what the chosen row says.
func Do(does string) key.Binding {
	return key.NewBinding(key.WithKeys("enter", "space"), key.WithHelp("enter", does))
}

// Back is the key that goes back from where one is.
func Back(does string) key.Binding {
	return key.NewBinding(key.WithKeys("esc", "f8", "ctrl+c"), key.WithHelp("esc", does))
}

// Move takes a key that goes through n rows; done is false for any other key.
func (l *List) Move(k tea.KeyPressMsg, n int) (done bool) {
	switch k.String() {
	case "up":
		l.At--
	case "down":
		l.At++
	case "pgup":
		l.At -= max(l.Room-1, 1)
	case "pgdown":
		l.At += max(l.Room-1, 1)
	case "home":
		l.At = 0
	case "end":
		l.At = n - 1
	default:
		return false
	}
	l.Hold(n)
	return true
}

// Scroll chooses a row further on among n, or further back.
func (l *List) Scroll(by, n int) {
	l.At += by
	l.Hold(n)
}

// Turn chooses the next row among n, or the one before, round and round.
func (l *List) Turn(by, n int) { l.At = (l.At + by + n) % n }

// Hold keeps the chosen row among n, after rows or the choice have changed.
func (l *List) Hold(n int) { l.At = max(min(l.At, n-1), 0) }

// window is the part of n rows that a room of so many shows, the chosen one in it: from (included) to (excluded).
func (l *List) window(n, room int) (from, to int) {
	l.Hold(n)
	l.Room = max(room, 0)
	l.top = max(min(l.top, l.At, n-l.Room), l.At-l.Room+1, 0)
	return l.top, min(l.top+l.Room, n)
}

// Rows draws the part of n rows that a room of so many shows.
func (l *List) Rows(n, room int, row func(i int) string) []string {
	var drawn []string
	from, to := l.window(n, room)
	for i := from; i < to; i++ {
		drawn = append(drawn, row(i))
	}
	return drawn
}

// Choices draws the part of n things to do that a room of so many shows, each as a text on one row, and marks the chosen one.
func (l *List) Choices(k *look.Look, n, width, room int, text func(i int) string) []string {
	return l.Rows(n, room, func(i int) string {
		style, chosen := k.Answer, i == l.At && !l.None
		if chosen {
			style = k.Selected
		}
		return style.Wrap(cells.Truncate(Sign(chosen)+text(i), width-1))
	})
}
