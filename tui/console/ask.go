package console

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
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
	// rows, when not nil, show what it is about over the lowest rows of a map of that size.
	rows func(width, height int) []string
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
		if choice.does == "" {
			continue
		}
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
	block := capture.Block(reply.Block)
	c.askHow(block, block.Readings())
	return nil, nil
}

// askHow asks what a pasted block is, in the first of the readings; the arrows turn to the others.
func (c *Console) askHow(block capture.Block, readings []capture.Reading) {
	lines := block.Read(readings[0], capture.Known(capture.Candidates(c.current())))
	q := &question{block: block, text: fmt.Sprintf("%d lines pasted, %s", len(block), readings[0]), choices: []choice{
		{[]string{"enter"}, "enter", "one answer a line", func(c *Console) screen.Intent { return c.addBlock(block, lines) }},
		{[]string{"tab"}, "tab", "all one answer", func(c *Console) screen.Intent { return c.insertBlock(block) }},
		{[]string{"esc", "f8"}, "esc", "nothing", nil},
	}}
	if len(readings) > 1 {
		turned := append(slices.Clone(readings[1:]), readings[0])
		q.text += ", or ↑↓ " + turned[0].String()
		turn := func(to []capture.Reading) func(*Console) screen.Intent {
			return func(c *Console) screen.Intent { c.askHow(block, to); return nil }
		}
		back := append([]capture.Reading{readings[len(readings)-1]}, readings[:len(readings)-1]...)
		q.choices = append(q.choices, choice{[]string{"down"}, "↑↓", "read it otherwise", turn(turned)}, choice{keys: []string{"up"}, run: turn(back)})
	}
	q.rows = func(width, height int) []string { return c.firstLines(lines, width, min(height, maxPasted)) }
	c.ask = q
}

// maxPasted is how many rows show the first lines of a paste as they will be.
const maxPasted = 6

// firstLines are the first lines of a paste as they will be on the wall.
func (c *Console) firstLines(lines []capture.Parsed, width, height int) []string {
	l := c.env.Look
	var rows []string
	for i, p := range lines {
		if len(rows) == height-1 && len(lines) > height {
			rows = append(rows, l.Muted.Wrap(cells.Pad(fmt.Sprintf("   … and %d more", len(lines)-i), width)))
			break
		}
		rows = append(rows, l.HelpText.Wrap(cells.Pad(" ↵ "+cells.Truncate(p.Brief(), width-4), width)))
	}
	return rows
}

// addBlock puts the lines of a pasted block on the wall.
func (c *Console) addBlock(block []string, lines []capture.Parsed) screen.Intent {
	q := c.current()
	if q == nil {
		c.insertBlock(block)
		return say(screen.Warning, "ask a question first: Ctrl+N")
	}
	var drafts []mindmap.Draft
	added, refused, plan := 0, 0, mindmap.NewPlanner(c.env.Board(), q, c.env.NewID)
	for _, p := range lines {
		id, some, _, err := p.Draft(plan, mindmap.Room)
		if err != nil {
			refused++
			continue
		}
		if drafts = append(drafts, some...); p.Caption != "" {
			c.last = id
			added++
		}
	}
	if len(drafts) == 0 {
		return say(screen.Error, "none of the %d lines can be an answer: each is over 20,000 characters, or a quote alone", len(block))
	}
	done := plural(added, "answer") + " added"
	if refused > 0 {
		done += fmt.Sprintf(", %d refused: over 20,000 characters, or a quote alone", refused)
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
