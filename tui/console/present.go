package console

import (
	"fmt"
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

// readBack reads the themes back to the room, one at a time, from the one under the selection on. Pressed again, it
// ends.
func (c *Console) readBack() screen.Intent {
	if c.shown.Scene == screen.BlankScene && c.hidden.Scene == screen.ReadScene {
		c.unblank()
		return screen.Say{}
	}
	if c.shown.Scene == screen.ReadScene {
		return c.endScene()
	}
	heads := c.readable()
	if len(heads) == 0 {
		return say(screen.Info, "there is nothing to read back yet")
	}
	first := heads[0]
	if at := c.topTheme(); slices.Contains(heads, at) {
		first = at
	}
	c.present.on = true
	c.shown.Scene, c.shown.Theme = screen.ReadScene, first
	c.readFirst()
	return say(screen.Info, "↑↓ answers · ←→ themes · enter corrects · esc ends")
}

// endScene goes back to the map, and from the room's view to the console's own.
func (c *Console) endScene() screen.Intent {
	c.shown = screen.Shown{Timer: c.shown.Timer}
	c.present.on = false
	c.deselect()
	return screen.Say{}
}

// readable are the themes that can be read back, in order, the unsorted last.
func (c *Console) readable() []mindmap.ID {
	var ids []mindmap.ID
	q := c.current()
	if q == nil {
		return nil
	}
	for _, t := range q.Themes {
		if t.Count > 0 {
			ids = append(ids, t.ID)
		}
	}
	if len(q.Unsorted) > 0 {
		ids = append(ids, unsortedID(q.ID))
	}
	return ids
}

// topTheme is the top-level theme that the selection is under.
func (c *Console) topTheme() mindmap.ID {
	t := c.env.Live.Theme(c.focus())
	for t != nil && !t.Parent.IsZero() {
		t = c.env.Live.Theme(t.Parent)
	}
	switch {
	case t != nil:
		return t.ID
	case c.selectedAnswer() != nil:
		return unsortedID(c.question)
	}
	return mindmap.ID{}
}

// readAnswers are the answers of the theme that is read back, in the order in which they are read.
func (c *Console) readAnswers() []mindmap.ID {
	var ids []mindmap.ID
	add := func(answers []*mindmap.Answer) {
		for _, a := range answers {
			ids = append(ids, a.ID)
		}
	}
	var walk func(t *mindmap.Theme)
	walk = func(t *mindmap.Theme) {
		add(t.Answers)
		for _, sub := range t.Themes {
			walk(sub)
		}
	}
	if t := c.env.Live.Theme(c.shown.Theme); t != nil {
		walk(t)
	} else if q := c.current(); q != nil {
		add(q.Unsorted)
	}
	return ids
}

func (c *Console) readFirst() {
	c.shown.Answer = mindmap.ID{}
	if ids := c.readAnswers(); len(ids) > 0 {
		c.shown.Answer = ids[0]
	}
	c.selected = c.shown.Answer
}

// readOn walks through a read-back: up and down from answer to answer, left and right from theme to theme.
func (c *Console) readOn(d direction) screen.Intent {
	way := 1
	if d == north || d == west {
		way = -1
	}
	list, at := c.readAnswers(), c.shown.Answer
	if d == west || d == east {
		list, at = c.readable(), c.shown.Theme
	}
	i := slices.Index(list, at) + way
	if i < 0 || i >= len(list) {
		return nil
	}
	if d == west || d == east {
		c.shown.Theme = list[i]
		c.readFirst()
	} else {
		c.shown.Answer, c.selected = list[i], list[i]
	}
	return screen.Say{}
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

// sceneNote tells in the status line what the room sees when it is not the map.
func (c *Console) sceneNote() string {
	if name := sceneNames[c.shown.Scene]; name != "" && c.shown.Scene != screen.MapScene {
		return fmt.Sprintf("room: %s", name)
	}
	return ""
}
