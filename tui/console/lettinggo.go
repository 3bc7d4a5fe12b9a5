package console

import (
	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/console/purpose"
	"mindwall/tui/screen"
)

// letGo lets go of one thing at a time: what waits for an answer, the list of themes, what the line is for, the marks, the
// selection, what the room is shown. What is half typed as an answer stays, as long as it looks like one.
func letGo(c *Console) screen.Intent {
	on := c.present.Mirror.On()
	blanked := c.present.Scene() == shown.Blank
	switch {
	case c.stack.Asked() != nil:
		c.stack.Drop(c.stack.Top())
	case c.line().Naming():
		c.line().Dismiss()
	case looksEmpty(c):
		c.line().Clear()
		return screen.Sayf(screen.Info, purpose.LineCleared)
	case !c.stack.AtAnswers():
		return letGoOf(c)
	case on && c.present.Mirror.Close():
	case len(c.at.Marks) > 0:
		c.at.Unmark()
	case on && !c.present.Reading() && !c.at.Selected.IsZero() && c.present.Note() == "":
		c.at.Selected = mindmap.ID{}
	case on && !blanked && c.present.Back():
		c.at.Deselect()
	case on && !blanked:
		return endScene(c)
	case !c.at.Selected.IsZero() && !on:
		c.at.Selected = mindmap.ID{}
	case blanked: // last of all: what is hidden stays so while something else can be let go
		return blank(c)
	case c.present.Note() != "":
		return c.present.ToggleScene(shown.Map)
	}
	return screen.Say{}
}

func canLetGo(c *Console) bool {
	return c.stack.Top() != purpose.Purpose(c.stack.Answers) || looksEmpty(c) || c.line().Completing() || len(c.at.Marks) > 0 ||
		c.present.Mirror.On() || !c.at.Selected.IsZero() || c.present.Note() != ""
}

// looksEmpty reports whether the line is for an answer and has no caption that would be seen.
func looksEmpty(c *Console) bool {
	return c.stack.AtAnswers() && !c.line().Empty() && c.line().Meant().Caption == ""
}

// clearOrQuit empties the line, or takes off what it is for; with an empty line it asks before quitting.
func clearOrQuit(c *Console) screen.Intent {
	_, asks := c.now().(*purpose.Asking)
	switch {
	case asks && !hasQuestions(c) && c.line().Empty(), c.stack.AtAnswers() && c.line().Empty():
	case c.stack.AtAnswers() || asks && !hasQuestions(c):
		c.line().Clear()
		return screen.Sayf(screen.Info, purpose.LineCleared)
	default:
		return letGoOf(c)
	}
	text := "Quit mindwall? "
	if s := c.env.Status; s.Unsaved == 0 && s.SaveErr == "" && s.ReadOnly == "" && !s.Demo {
		text += "Everything is saved. "
	}
	if t := c.env.Tables; t.Hosts && len(t.Here) > 0 && !c.present.Mirror.On() {
		text += "Other tables meet here, and will be apart. "
	}
	c.stack.Ask(&purpose.Confirming{Passing: true, Text: text + "↵ quits · Esc stays", Choices: []purpose.Choice{
		{Keys: []string{"enter"}, Key: "enter", Does: "quit", Run: func() screen.Intent { return screen.Quit{} }},
		{Keys: []string{"esc", "f8"}, Key: "esc", Does: "stay"},
	}})
	return screen.Say{}
}

// letGoOf takes off what the line is for. A text that would be lost with it can be brought back.
func letGoOf(c *Console) screen.Intent {
	intent, lost := c.stack.LetGo()
	if lost != nil {
		c.past.did(doing{edits: c.stack.Answers.Text.Edits(), letGo: lost})
	}
	return intent
}
