package console

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// presenting is the console as the room sees it, for one screen that is mirrored: the room view, and the line only while
// something is typed, asked or told.
type presenting struct {
	on     bool
	stage  stage.Stage
	waited bool // a noticeOverMsg is on its way
}

// noticeFor is how long a word to the person at the keys stands on the screen that the room sees. What is wrong stays
// until something is done.
const noticeFor = 4 * time.Second

// noticeOverMsg lets the screen be drawn without a notice.
type noticeOverMsg struct{}

// noticeLater has the screen drawn anew when what was said just now is over.
func (c *Console) noticeLater() tea.Cmd {
	if !c.present.on || c.present.waited {
		return nil
	}
	c.present.waited = true
	return tea.Tick(noticeFor, func(time.Time) tea.Msg { return noticeOverMsg{} })
}

// noticeOver waits on when more was said meanwhile.
func (c *Console) noticeOver() tea.Cmd {
	c.present.waited = false
	if !c.noticeFresh() {
		return nil
	}
	return c.noticeLater()
}

func (c *Console) noticeFresh() bool {
	s := c.env.Status
	return s.Notice != "" && c.env.Now().Sub(s.Said) < noticeFor
}

// togglePresenting shows what the room sees, or the console again.
func (c *Console) togglePresenting() screen.Intent {
	c.present.on = !c.present.on
	if !c.present.on {
		c.shown = screen.Shown{Timer: c.shown.Timer}
	}
	c.deselect()
	return screen.Say{}
}

// viewPresenting is the room view over the whole window, and over its last rows the line when it has something to say.
func (c *Console) viewPresenting() (string, *tea.Cursor) {
	fresh := []mindmap.ID(nil)
	if !c.fresh.IsZero() {
		fresh = append(fresh, c.fresh)
	}
	rows := slices.Clone(c.present.stage.Paint(stage.View{
		Live: c.env.Live, Shown: c.Shown(), Size: c.size, Look: c.env.Look, Now: c.env.Now(), Fresh: fresh,
	}))
	if !c.lineWanted() {
		if c.noticeFresh() {
			rows[len(rows)-1] = c.detail()
		}
		return strings.Join(rows, "\n"), nil
	}
	line, column := c.input()
	over := append(c.overlay(c.mapRows()), c.detail(), line)
	over = over[max(len(over)-len(rows), 0):]
	rows = append(rows[:len(rows)-len(over)], over...)
	return strings.Join(rows, "\n"), c.cursor(column, len(rows)-1)
}

// lineWanted tells whether the line is worth a row of the room's view.
func (c *Console) lineWanted() bool {
	s := c.env.Status
	return !c.line.Empty() || c.purpose != answering || c.ask != nil || s.SaveErr != "" || s.Notice != "" && s.Level != screen.Info
}
