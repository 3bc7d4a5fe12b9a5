package console

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/console/purpose"
	"mindwall/tui/console/themesrow"
	"mindwall/tui/forms"
	"mindwall/tui/mapview"
	"mindwall/tui/screen"
	"mindwall/tui/stage"
)

// viewPresenting is the room's view over the whole window, and in its last row, which is always kept for that, what the person
// at the keys needs to see. With nothing typed and nothing chosen that row is blank, and the room sees no tool at all.
func viewPresenting(c *Console) (string, *tea.Cursor) {
	rows := c.present.Mirror.Rows(c.Shown(), screen.Size{W: c.size.W, H: max(c.size.H-1, 1)}, c.at.Fresh, roomMoment(c))
	if over := c.over(c.mapRows()); typing(c) && len(over) > 0 {
		over = over[max(len(over)-len(rows), 0):]
		rows = append(rows[:len(rows)-len(over)], over...)
	}
	quiet, column := quiet(c)
	if c.size.H < 2 {
		rows = rows[:0]
	}
	rows = append(rows, quiet)
	if column < 0 {
		return strings.Join(rows, "\n"), nil
	}
	return strings.Join(rows, "\n"), c.cursor(column, len(rows)-1)
}

// roomMoment is what stands out on the room's map while somebody works on it.
func roomMoment(c *Console) stage.Moment {
	m := stage.Moment{Selected: c.at.Selected, Marks: c.at.Marks}
	if c.present.Reading() {
		return stage.Moment{}
	}
	if line := c.line(); line.Completing() {
		m.Names = map[mindmap.ID]bool{}
		offers, _ := line.Offers(themesrow.MaxSubs)
		for _, o := range offers {
			m.Names[o.ID] = true
		}
	}
	return m
}

// quiet is the last row of the room's view, and the column of the cursor; negative when there is none.
func quiet(c *Console) (row string, column int) {
	s, l := c.env.Status, c.env.Look
	width := c.size.W - 2
	switch q := c.stack.Asked(); {
	case q != nil || s.Notice != "" && s.Level == screen.Error:
		return c.detail(), -1
	case typing(c):
		return quietLine(c)
	case c.present.Mirror.NoticeStands():
		return " " + noticeStyle(c).Wrap(cells.Truncate(s.Notice, width)), -1
	case s.SaveErr != "":
		return " " + l.Error.Wrap(cells.Truncate("not saved: "+s.SaveErr, width)), -1
	case len(c.at.Marks) > 0:
		return " " + l.Muted.Wrap(cells.Truncate("◆ "+describeMarks(c), width)), -1
	}
	return "", -1
}

// quietLine is the line, and behind it what Enter does.
func quietLine(c *Console) (row string, column int) {
	row, column = c.input()
	used := cells.Width(row)
	if d := c.stack.Top().Deed(); d.Row != nil {
		const gap = "   "
		if room := c.size.W - used - cells.Width(gap) - 1; room > len(gap) {
			row += gap + string(capture.AppendStyled(nil, d.Row(room), c.env.Look))
		}
	}
	return row, column
}

// typing reports whether the line has something to say.
func typing(c *Console) bool {
	return !c.line().Empty() || c.stack.Top() != purpose.Purpose(c.stack.Answers)
}

// walkRoom goes one step on the room's map, on to it at the newest answer. A step outward from what counts the answers that are
// left out shows the next of them.
func walkRoom(c *Console, d mapview.Direction) screen.Intent {
	m, _ := c.present.Mirror.Map()
	if m == nil {
		return nil
	}
	at, ok := m.Find(c.at.Selected)
	if !ok || c.at.Selected.IsZero() {
		ontoRoom(c, m)
		return screen.Say{}
	}
	if d == mapview.Right && purpose.OpenMore(c.stack) {
		return screen.Say{}
	}
	if to := m.Step(at, d); to > 0 {
		c.at.Selected = m.Spot(to).ID
	}
	return screen.Say{}
}

// ontoRoom selects the newest answer on the room's map, or the last one that is read there while others are looked at.
func ontoRoom(c *Console, m *forms.Map) {
	if a := c.at.Before(nil); a != nil {
		if _, seen := m.Find(a.ID); seen {
			c.at.Selected = a.ID
			return
		}
	}
	if answers := m.Answers(); len(answers) > 0 {
		c.at.Selected = m.Spot(answers[len(answers)-1]).ID
	}
}

// pageRoom goes half of the room's map up or down.
func pageRoom(c *Console, way int) screen.Intent {
	m, _ := c.present.Mirror.Map()
	if m == nil {
		return nil
	}
	at, ok := m.Find(c.at.Selected)
	if !ok || c.at.Selected.IsZero() {
		return nil
	}
	d := mapview.Down
	if way < 0 {
		d = mapview.Up
	}
	from := m.Rect(at).Min.Y
	for way*(m.Rect(at).Min.Y-from) < m.H/2 {
		to := m.Step(at, d)
		if to == at || to == 0 {
			break
		}
		at = to
	}
	c.at.Selected = m.Spot(at).ID
	return nil
}

// clickRoom selects what is clicked on in the room's map, marks it, or files what is marked under it.
func clickRoom(c *Console, x, y int, ctrl bool) screen.Intent {
	m, top := c.present.Mirror.Map()
	if m == nil {
		return nil
	}
	at, ok := m.Hit(x, y-top)
	if !ok {
		return nil
	}
	s := m.Spot(at)
	if s.Theme != nil && len(c.at.Marks) > 0 {
		return c.at.Clustering().FileUnder(c.at.Marked(), s.Theme)
	}
	c.at.Selected = s.ID
	switch {
	case s.More > 0:
		purpose.OpenMore(c.stack)
	case s.Answer != nil && ctrl:
		c.at.ToggleMark()
	}
	return screen.Say{}
}

// holdForm keeps the form of the map that stands on this screen: the tree, the columns, or whichever shows everything; in the
// room's view columns, or whatever fits.
func holdForm(c *Console) screen.Intent {
	if c.present.Mirror.On() {
		if c.present.Mirror.HoldColumns() {
			return screen.Sayf(screen.Info, "answers stay one below the other")
		}
		return screen.Sayf(screen.Info, "the map shows as much as fits")
	}
	c.at.Keep = (c.at.Keep + 1) % (forms.KeepColumn + 1)
	switch c.at.Keep {
	case forms.KeepTree:
		return screen.Sayf(screen.Info, "the map stays a tree")
	case forms.KeepColumn:
		return screen.Sayf(screen.Info, "the map stays in columns")
	}
	return screen.Sayf(screen.Info, "the map is a tree as long as that shows everything")
}
