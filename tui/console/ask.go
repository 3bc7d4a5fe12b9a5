package console

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/screen"
)

// question is something that the screen asks and that a key answers. It never takes letters: those are typed, and the
// question waits.
type question struct {
	text    string
	choices []choice
	block   []string // the lines that were pasted and wait, if that is what it is about
	passing bool     // anything else that is done takes it back
}

type choice struct {
	keys []string
	key  string // as people read it
	does string
	run  func(*Console) screen.Intent
}

// passBy takes back a question that is not waited for: something else is done.
func (c *Console) passBy() {
	if c.ask != nil && c.ask.passing {
		c.ask = nil
	}
}

// answer takes a key that answers the question. done is false for any other, which means what it always does.
func (q *question) answer(c *Console, k tea.KeyPressMsg) (intent screen.Intent, done bool) {
	for _, choice := range q.choices {
		for _, name := range choice.keys {
			if k.String() == name {
				c.ask = nil
				if choice.run == nil {
					return screen.Say{}, true
				}
				return choice.run(c), true
			}
		}
	}
	return nil, false
}

func (q *question) bindings() []key.Binding {
	var list []key.Binding
	for _, choice := range q.choices {
		list = append(list, key.NewBinding(key.WithKeys(choice.keys...), key.WithHelp(choice.key, choice.does)))
	}
	return list
}

// clearOrQuit empties the line; with an empty line it asks before quitting.
func (c *Console) clearOrQuit() screen.Intent {
	switch {
	case c.purpose != answering && c.purpose != asking, c.purpose == asking && hasQuestions(c):
		c.letGoOfLine()
		return screen.Say{}
	case !c.line.Empty():
		c.letGoOfLine()
		return say(screen.Info, "line cleared · Ctrl+Z brings it back")
	}
	c.ask = &question{passing: true, text: "Quit mindwall?", choices: []choice{
		{[]string{"enter", "ctrl+c"}, "enter", "quit", func(*Console) screen.Intent { return screen.Quit{} }},
		{[]string{"esc", "f8"}, "esc", "stay", nil},
	}}
	return nil
}

// paste types one line of text. Of several it asks what they are.
func (c *Console) paste(msg tea.PasteMsg) (screen.Intent, tea.Cmd) {
	before := c.line.Text()
	reply := c.line.Update(msg)
	if len(reply.Block) == 0 {
		return c.noteTyping(before), nil
	}
	if c.ask != nil {
		reply.Block = slices.Concat(c.ask.block, reply.Block) // another paste while the last one waits for its answer
	}
	block := reply.Block
	c.ask = &question{block: block, text: fmt.Sprintf("%d lines pasted: “%s” …", len(block), cells.Truncate(block[0], 24)), choices: []choice{
		{[]string{"enter"}, "enter", "one answer a line", func(c *Console) screen.Intent { return c.addBlock(block) }},
		{[]string{"tab"}, "tab", "all one answer", func(c *Console) screen.Intent { return c.insertBlock(block) }},
		{[]string{"esc", "f8"}, "esc", "nothing", nil},
	}}
	return nil, nil
}

// addBlock puts each line of a pasted block on the wall as it stands: there is no markup in it.
func (c *Console) addBlock(block []string) screen.Intent {
	q := c.current()
	if q == nil {
		c.insertBlock(block)
		return say(screen.Warning, "ask a question first: Ctrl+N")
	}
	drafts := make([]mindmap.Draft, 0, len(block))
	refused, plan := 0, mindmap.NewPlanner(c.env.Board(), q, c.env.NewID)
	for _, line := range block {
		_, some, _, err := plan.Answer(mindmap.Said{Caption: line, Source: mindmap.Room})
		if err != nil {
			refused++
			continue
		}
		drafts = append(drafts, some...)
	}
	if len(drafts) == 0 {
		return say(screen.Error, "none of the %d lines can be an answer: each is over 20,000 characters", refused)
	}
	c.last = drafts[len(drafts)-1].ID
	done := fmt.Sprintf("%d answers added", len(drafts))
	if refused > 0 {
		done += fmt.Sprintf(", %d refused: over 20,000 characters", refused)
	}
	return screen.Record{Drafts: drafts, Done: done}
}

// insertBlock types a block as one line, with its # and | doubled where they would be markup.
func (c *Console) insertBlock(block []string) screen.Intent {
	c.line.Insert(escape(strings.Join(block, " ")))
	return screen.Say{}
}

// undo brings back a line that was just cleared; else it takes back the last act on the wall.
func (c *Console) undo() screen.Intent {
	if c.cleared.text == "" {
		return screen.Undo{}
	}
	c.takeUpLine(c.cleared)
	c.cleared = typing{}
	return screen.Say{}
}
