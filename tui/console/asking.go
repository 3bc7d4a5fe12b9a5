package console

import (
	"charm.land/bubbles/v2/key"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
	"mindwall/tui/screen"
)

// asking makes a question of the line.
type asking struct {
	common
	c     *Console
	first bool // nobody asked to: there was no question
}

func (p *asking) prompt() string { return "question" }

func (p *asking) footer() []key.Binding {
	list := []key.Binding{bind("enter", "ask it")}
	if hasQuestions(p.c) {
		list = append(list, bind("esc", "ask none"))
	}
	return append(list, bind("ctrl+c", "clear, quit"))
}

// askAnother asks for another question.
func askAnother(c *Console) screen.Intent {
	if list, ok := c.now().(*picking); ok {
		c.drop(list)
	}
	if _, ok := c.now().(*asking); !ok {
		dropUntouched(c)
		c.push(&asking{common{plainLine("")}, c, false})
	}
	return screen.Say{}
}

// deed implements [purpose].
func (p *asking) deed() deed {
	if p.text.Empty() {
		return refuse(screen.Info, "type what the room is asked")
	}
	text, err := required(text.Question, p.text.Text())
	if err != nil {
		return refuseError(err)
	}
	return will("ask it", "ask this question", func() screen.Intent {
		id := p.c.env.NewID()
		p.c.at.pending = id
		p.c.drop(p)
		return screen.Record{Drafts: []mindmap.Draft{{ID: id, Op: mindmap.AskQuestion{Text: text}}}, Done: "question asked"}
	})
}
