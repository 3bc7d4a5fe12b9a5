package console

import (
	"mindwall/mindmap"
	"mindwall/tui/screen"
)

const lineCleared = "line cleared · Ctrl+Z brings it back"

// letGo lets go of one thing at a time: what waits for an answer, the list of themes, what the line is for, the marks, the
// selection, what the room is shown. What is half typed as an answer stays, as long as it looks like one.
func letGo(c *Console) screen.Intent {
	on := c.present.Mirror.On()
	blanked := c.present.Scene() == screen.BlankScene
	switch {
	case c.stack.asked() != nil:
		c.drop(c.stack.top())
	case c.line().Naming():
		c.line().Dismiss()
	case looksEmpty(c):
		c.line().Clear()
		return say(screen.Info, lineCleared)
	case c.now() != purpose(c.stack.answers):
		return letGoOf(c)
	case on && c.present.Mirror.Close():
	case len(c.at.marks) > 0:
		c.at.unmark()
	case on && !reading(c) && !c.at.selected.IsZero() && c.present.Note() == "":
		c.at.selected = mindmap.ID{}
	case on && !blanked && c.present.Back():
		c.at.deselect()
	case on && !blanked:
		return endScene(c)
	case !c.at.selected.IsZero() && !on:
		c.at.selected = mindmap.ID{}
	case blanked: // last of all: what is hidden stays so while something else can be let go
		return blank(c)
	case c.present.Note() != "":
		return c.present.ToggleScene(screen.MapScene)
	}
	return screen.Say{}
}

func canLetGo(c *Console) bool {
	return c.stack.top() != purpose(c.stack.answers) || looksEmpty(c) || c.line().Completing() || len(c.at.marks) > 0 ||
		c.present.Mirror.On() || !c.at.selected.IsZero() || c.present.Note() != ""
}

// looksEmpty reports whether the line is for an answer and has no caption that would be seen.
func looksEmpty(c *Console) bool {
	return c.now() == purpose(c.stack.answers) && !c.line().Empty() && c.line().Meant().Caption == ""
}

// letGoOf takes off what the line is for. A text that would be lost with it can be brought back.
func letGoOf(c *Console) screen.Intent {
	p := c.now()
	switch p := p.(type) {
	case *counting:
		p.end()
		p.line().Reset()
	case *correcting, *naming:
		if touched(p) {
			c.past.did(doing{edits: c.stack.answers.text.Edits(), letGo: p})
		}
		end(c, p)
		return screen.Say{}
	case *asking:
		if !hasQuestions(c) { // there is nothing else to do
			p.text.Clear()
			return say(screen.Info, lineCleared)
		}
		if !p.text.Empty() {
			c.past.did(doing{edits: c.stack.answers.text.Edits(), letGo: p})
		}
		c.drop(p)
	default:
		c.drop(p)
	}
	if !reading(c) {
		c.at.selected = mindmap.ID{}
	}
	return screen.Say{}
}

// touched reports whether a correction would change something.
func touched(p purpose) bool {
	switch p := p.(type) {
	case *correcting:
		return !p.untouched()
	case *naming:
		_, before, ok := p.named()
		return !ok || p.text.Text() != before
	}
	return true
}

// dropUntouched takes off a correction that changes nothing: another one takes its place.
func dropUntouched(c *Console) {
	switch p := c.now().(type) {
	case *correcting, *naming:
		if !touched(p) {
			c.drop(p)
		}
	}
}

// end takes a correction off and goes back to the map, or on with a read-back.
func end(c *Console, p purpose) {
	c.drop(p)
	if !reading(c) {
		c.at.selected = mindmap.ID{}
	}
}
