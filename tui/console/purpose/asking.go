package purpose

import (
	"charm.land/bubbles/v2/key"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
	"mindwall/tui/capture"
	"mindwall/tui/screen"
)

// Asking makes a question of the line.
type Asking struct {
	common
	c     *Stack
	first bool // nobody asked to: there was no question
}

func (p *Asking) Prompt() string { return "question" }

func (p *Asking) Footer() []key.Binding {
	list := []key.Binding{Bind("enter", "ask it")}
	if p.c.HasQuestions() {
		list = append(list, Bind("esc", "ask none"))
	}
	return append(list, Bind("ctrl+c", "clear, quit"))
}

// AskAnother asks for another question.
func AskAnother(c *Stack) screen.Intent {
	if list, ok := c.Now().(*Picking); ok {
		c.Drop(list)
	}
	if _, ok := c.Now().(*Asking); !ok {
		dropUntouched(c)
		c.Push(&Asking{common{capture.NewPlain("")}, c, false})
	}
	return screen.Say{}
}

// Deed implements [Purpose].
func (p *Asking) Deed() deed {
	if p.Text.Empty() {
		return refuse(screen.Info, "type what the room is asked")
	}
	text, err := required(text.Question, p.Text.Text())
	if err != nil {
		return refuseError(err)
	}
	return will("ask it", "ask this question", func() screen.Intent {
		id := p.c.env.NewID()
		p.c.at.Pending = id
		p.c.Drop(p)
		return screen.Record{Drafts: []mindmap.Draft{{ID: id, Op: mindmap.AskQuestion{Text: text}}}, Done: "question asked"}
	})
}

// HasQuestions reports whether the room is asked anything.
func (s *Stack) HasQuestions() bool { return len(s.env.Board().Questions) > 0 }

// AskFirst asks for a question as long as there is none. When one comes from elsewhere, the line is for answers again.
func (s *Stack) AskFirst() {
	if p, ok := s.Top().(*Asking); ok && p.first && p.Text.Empty() && s.HasQuestions() {
		s.Drop(p)
	}
	if !s.HasQuestions() && s.at.Pending.IsZero() && len(s.Over) == 0 && s.Answers.Text.Empty() {
		s.Push(&Asking{common{capture.NewPlain("")}, s, true})
	}
}
