package console

import (
	"mindwall/mindmap/shown"
	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// Shown is what the room is to be shown.
func (c *Console) Shown() shown.Shown { return c.present.Shown(c.at.Room(), c.at.View.Folded()) }

// ShownChanged reports cheaply whether Shown may be something else than when it was last asked.
func (c *Console) ShownChanged() bool { return c.present.Changed(c.at.Room()) }

// ShowRoom does what a screen over the console wants the room to see.
func (c *Console) ShowRoom(s screen.ShowRoom) screen.Intent {
	c.present.Corner = s.Corner
	if s.Scene == "" {
		return nil
	}
	return c.present.ToggleScene(s.Scene)
}

// RoomSees is what the room is shown, and whether on this very screen.
func (c *Console) RoomSees() (scene shown.Scene, corner, mirrored bool) {
	return c.present.Scene(), c.present.Corner, c.present.Mirror.On()
}

// Mirrored reports whether the room sees this very screen.
func (c *Console) Mirrored() bool { return c.present.Mirror.On() }

// readBack begins or ends a read-back. The keys act on the answer that it has come to.
func readBack(c *Console) screen.Intent {
	was := c.present.Reading()
	intent := c.present.ReadBack(c.at.Current(), c.at.Head())
	if was {
		c.at.Deselect()
	}
	selectRead(c)
	return intent
}

// selectRead lets the keys act on the answer that a read-back has come to.
func selectRead(c *Console) {
	if c.present.Reading() {
		c.at.Selected = c.present.Answer()
	}
}

// readOn walks through a read-back: up and down from answer to answer, left and right from theme to theme.
func readOn(c *Console, d mapview.Direction) screen.Intent {
	next, way := c.present.NextAnswer, 1
	if d == mapview.Left || d == mapview.Right {
		next = c.present.NextTheme
	}
	if d == mapview.Up || d == mapview.Left {
		way = -1
	}
	intent := next(c.at.Current(), way)
	selectRead(c)
	return intent
}

// blank hides everything from the room, or shows it again.
func blank(c *Console) screen.Intent {
	intent := c.present.ToggleBlank()
	selectRead(c)
	return intent
}

// present shows what the room sees, or the console again.
func present(c *Console) screen.Intent {
	c.present.Toggle()
	c.at.Deselect()
	return screen.Say{}
}

// endScene goes back to the map, and from the room's view to the console's own.
func endScene(c *Console) screen.Intent {
	c.present.End()
	c.at.Deselect()
	return screen.Say{}
}

// lookActions are about what the room's window looks like.
func lookActions() []action {
	return []action{
		{name: "Hold the room's look apart, or let it follow", also: "colours theme light dark contrast window projector own ctrl+l", section: sectionWall, shown: "", help: "room's look",
			run: does(func(c *Console) screen.Intent { return c.present.Looks.Hold() }), quiet: true},
	}
}
