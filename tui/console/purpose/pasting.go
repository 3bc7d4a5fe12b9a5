package purpose

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/screen"
)

// Paste types one line of text. Of several it asks what they are, where they may be answers.
func Paste(c *Stack, msg tea.PasteMsg) screen.Intent {
	if q := c.Asked(); q != nil && q.Passing {
		c.Drop(q)
	}
	line := c.line()
	before := line.Text()
	reply := line.Update(msg)
	switch {
	case len(reply.Block) == 0 && reply.Changed:
		return c.typedInto(before)
	case len(reply.Block) == 0:
		return nil
	case !c.AtAnswers():
		return insert(c, reply.Block)
	}
	if q := c.Asked(); q != nil {
		reply.Block = slices.Concat(q.block, reply.Block) // another paste while the last one waits for its answer
	}
	block := capture.Block(reply.Block)
	askHow(c, block, block.Readings())
	return nil
}

// askHow asks what a pasted block is, in the first of the readings; the arrows turn to the others.
func askHow(c *Stack, block capture.Block, readings []capture.Reading) {
	lines := block.Read(readings[0], capture.Candidates(c.at.Current()))
	letGo := func() screen.Intent { return screen.Sayf(screen.Info, "the %d pasted lines are let go of", len(block)) }
	q := &Confirming{block: block, about: "the pasted lines", Text: fmt.Sprintf("%d lines pasted, %s", len(block), readings[0]), Choices: []Choice{
		{[]string{"enter"}, "enter", "one answer a line", func() screen.Intent { return addBlock(c, block, lines) }},
		{[]string{"tab"}, "tab", "all one answer", func() screen.Intent { return insert(c, block) }},
		{[]string{"esc", "f8", "ctrl+c", "ctrl+z"}, "esc", "nothing", letGo},
	}}
	if last := len(readings) - 1; last > 0 {
		turn := func(by int) func() screen.Intent {
			return func() screen.Intent { askHow(c, block, slices.Concat(readings[by:], readings[:by])); return nil }
		}
		q.Text += ", or ↑↓ " + readings[1].String()
		q.Choices = append(q.Choices, Choice{[]string{"down"}, "↑↓", "read it otherwise", turn(1)}, Choice{Keys: []string{"up"}, Run: turn(last)})
	}
	q.rows = func(width, height int) []string { return firstLines(c, lines, width, min(height, maxPasted)) }
	c.Ask(q)
}

// maxPasted is how many rows show the first lines of a paste as they will be.
const maxPasted = 6

// firstLines are the first lines of a paste as they will be on the wall.
func firstLines(c *Stack, lines []capture.Parsed, width, height int) []string {
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
func addBlock(c *Stack, block []string, lines []capture.Parsed) screen.Intent {
	q := c.at.Current()
	if q == nil {
		insert(c, block)
		return screen.Sayf(screen.Warning, "ask a question first: Ctrl+N")
	}
	var drafts []mindmap.Draft
	added, refused, plan := 0, 0, plan.New(c.env.Board(), q, c.env.NewID)
	for _, p := range lines {
		id, some, _, err := p.Draft(plan, mindmap.Room)
		if err != nil {
			refused++
			continue
		}
		if drafts = append(drafts, some...); p.Caption != "" {
			c.at.Last = id
			added++
		}
	}
	if len(drafts) == 0 {
		return screen.Sayf(screen.Error, "none of the %d lines can be an answer: each is over 20,000 characters, or a quote alone", len(block))
	}
	done := say.Counted(added, "answer") + " added"
	if refused > 0 {
		done += fmt.Sprintf(", %d refused: over 20,000 characters, or a quote alone", refused)
	}
	return screen.Record{Drafts: drafts, Done: done}
}

// insert types a block as one line, with its # and | doubled where they would be markup.
func insert(c *Stack, block []string) screen.Intent {
	line := c.Now().Line()
	before := line.Text()
	line.Insert(capture.Joined(block, line))
	return c.typedInto(before)
}
