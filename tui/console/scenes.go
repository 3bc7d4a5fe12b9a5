package console

import (
	"fmt"
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// setScene shows the room a scene, or the map again when it is shown already.
func (c *Console) setScene(s screen.Scene) screen.Intent {
	if c.shown.Scene == s {
		s = screen.MapScene
	}
	c.shown.Scene, c.shown.Theme, c.shown.Answer = s, mindmap.ID{}, mindmap.ID{}
	if s == screen.MapScene {
		return screen.Say{}
	}
	return say(screen.Info, "the room sees: %s", sceneNames[s])
}

// blank hides everything from the room, and shows again what was there: a read-back goes on where it was.
func (c *Console) blank() screen.Intent {
	if c.shown.Scene == screen.BlankScene {
		c.unblank()
		return say(screen.Info, "the room sees %s again", sceneName(c.shown.Scene))
	}
	c.hidden = c.shown
	c.shown.Scene, c.shown.Theme, c.shown.Answer = screen.BlankScene, mindmap.ID{}, mindmap.ID{}
	return say(screen.Info, "the room sees: %s", sceneName(screen.BlankScene))
}

// unblank brings back what the room saw before it was hidden, with the timer as it is now.
func (c *Console) unblank() {
	c.hidden.Timer = c.shown.Timer
	c.shown, c.hidden = c.hidden, screen.Shown{}
	if c.shown.Scene == screen.ReadScene {
		c.selected = c.shown.Answer
	}
}

func sceneName(s screen.Scene) string {
	if s == "" {
		s = screen.MapScene
	}
	return sceneNames[s]
}

var sceneNames = map[screen.Scene]string{
	screen.MapScene: "the map", screen.BlankScene: "nothing", screen.ReadScene: "one theme, read back", screen.SummaryScene: "the summary",
	screen.QuoteScene: "a quote", screen.ParkedScene: "what is parked",
}

// showQuotes shows the room the quotes that may be published, one at a time; after the last the map comes back.
func (c *Console) showQuotes() screen.Intent {
	var quotes []mindmap.ID
	if q := c.current(); q != nil {
		for a := range q.AllAnswers {
			if a.Publish && a.Quote != "" {
				quotes = append(quotes, a.ID)
			}
		}
	}
	if len(quotes) == 0 {
		return say(screen.Info, "no quote of this question is marked for publishing: Ctrl+O on an answer marks it")
	}
	next := 0
	if c.shown.Scene == screen.QuoteScene {
		next = slices.Index(quotes, c.shown.Answer) + 1
	}
	if next == len(quotes) {
		return c.setScene(screen.MapScene)
	}
	c.shown.Scene, c.shown.Theme, c.shown.Answer = screen.QuoteScene, mindmap.ID{}, quotes[next]
	return say(screen.Info, "quote %d of %d", next+1, len(quotes))
}

// sceneNote tells in the status line what the room sees when it is not the map.
func (c *Console) sceneNote() string {
	if name := sceneNames[c.shown.Scene]; name != "" && c.shown.Scene != screen.MapScene {
		return fmt.Sprintf("room: %s", name)
	}
	return ""
}
