package purpose

import (
	"encoding/json"
	"strings"

	"mindwall/mindmap"
)

// kept is a half-typed line of something else than an answer, which stands as it is. It is kept as JSON.
type kept struct {
	Of   mindmap.ID `json:"of,omitzero"`    // the node that is corrected
	Asks bool       `json:"asks,omitempty"` // it is a question
	Text string     `json:"text"`
}

func (d kept) String() string {
	b, err := json.Marshal(d)
	if err != nil {
		return d.Text // there is nothing in it that JSON cannot hold
	}
	return string(b)
}

// Draft is what stands in the line and would be lost with the screen, for [Stack.SetDraft]; empty when there is nothing.
func (c *Stack) Draft() string {
	for i := len(c.Over) - 1; i >= 0; i-- {
		p := c.Over[i]
		text := p.Line().Text()
		switch p := p.(type) {
		case *Counting:
			return ""
		case *Correcting:
			if touched(p) && text != "" {
				return kept{Of: p.target, Text: text}.String()
			}
		case *naming:
			if touched(p) && text != "" {
				return kept{Of: p.target, Text: text}.String()
			}
		case *Asking:
			if text != "" {
				return kept{Asks: true, Text: text}.String()
			}
		}
	}
	text := c.Answers.Text.Text()
	if strings.HasPrefix(text, "{") {
		return kept{Text: text}.String() // or it might be read as something else than what it is
	}
	return text
}

// SetDraft takes up what was left in the line. A correction of what is gone becomes an answer's text.
func (c *Stack) SetDraft(s string) {
	d := kept{Text: s}
	if strings.HasPrefix(s, "{") && json.Unmarshal([]byte(s), &d) != nil {
		d = kept{Text: s}
	}
	a := c.env.Live.Answer(d.Of)
	switch {
	case d.Asks && c.HasQuestions():
		AskAnother(c)
	case a != nil && !a.Redacted && onWall(c, a):
		c.GoTo(c.env.Live.Question(a.Question))
		correctAnswer(c, a)
	case c.env.Live.Theme(d.Of) != nil, c.env.Live.Question(d.Of) != nil:
		c.Push(&naming{common{plainLine("")}, c, d.Of})
	}
	c.Now().Line().SetText(d.Text)
}
