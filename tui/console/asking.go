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
	c     *stack
	first bool // nobody asked to: there was no question
}

func (p *asking) prompt() string { return "question" }

func (p *asking) footer() []key.Binding {
	list := []key.Binding{bind("enter", "ask it")}
	if p.c.hasQuestions() {
		list = append(list, bind("esc", "ask none"))
	}
	return append(list, bind("ctrl+c", "clear, quit"))
}

// askAnother asks for another question.
func askAnother(c *stack) screen.Intent {
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

// hasQuestions reports whether the room is asked anything.
func (s *stack) hasQuestions() bool { return len(s.env.Board().Questions) > 0 }

// askFirst asks for a question as long as there is none. When one comes from elsewhere, the line is for answers again.
func (c *stack) askFirst() {
	if p, ok := c.top().(*asking); ok && p.first && p.text.Empty() && c.hasQuestions() {
		c.drop(p)
	}
	if !c.hasQuestions() && c.at.pending.IsZero() && len(c.over) == 0 && c.answers.text.Empty() {
		c.push(&asking{common{plainLine("")}, c, true})
	}
}
