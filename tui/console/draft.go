package console

import (
	"encoding/json"
	"strings"

	"mindwall/mindmap"
)

// draft is a half-typed line of something else than an answer, which stands as it is. It is kept as JSON.
type draft struct {
	Of   mindmap.ID `json:"of,omitzero"`    // the node that is corrected
	Asks bool       `json:"asks,omitempty"` // it is a question
	Text string     `json:"text"`
}

func (d draft) String() string {
	b, err := json.Marshal(d)
	if err != nil {
		return d.Text // there is nothing in it that JSON cannot hold
	}
	return string(b)
}

// Draft is what stands in the line and would be lost with the screen, for [Console.SetDraft]; empty when there is nothing.
func (c *Console) Draft() string {
	for i := len(c.stack.over) - 1; i >= 0; i-- {
		p := c.stack.over[i]
		text := p.line().Text()
		switch p := p.(type) {
		case *counting:
			return ""
		case *correcting:
			if touched(p) && text != "" {
				return draft{Of: p.target, Text: text}.String()
			}
		case *naming:
			if touched(p) && text != "" {
				return draft{Of: p.target, Text: text}.String()
			}
		case *asking:
			if text != "" {
				return draft{Asks: true, Text: text}.String()
			}
		}
	}
	text := c.stack.answers.text.Text()
	if strings.HasPrefix(text, "{") {
		return draft{Text: text}.String() // or it might be read as something else than what it is
	}
	return text
}

// SetDraft takes up what was left in the line. A correction of what is gone becomes an answer's text.
func (c *Console) SetDraft(s string) {
	d := draft{Text: s}
	if strings.HasPrefix(s, "{") && json.Unmarshal([]byte(s), &d) != nil {
		d = draft{Text: s}
	}
	a := c.env.Live.Answer(d.Of)
	switch {
	case d.Asks && hasQuestions(c):
		askAnother(c)
	case a != nil && !a.Redacted && onWall(c, a):
		c.goTo(c.env.Live.Question(a.Question))
		correctAnswer(c, a)
	case c.env.Live.Theme(d.Of) != nil, c.env.Live.Question(d.Of) != nil:
		c.push(&naming{common{plainLine("")}, c, d.Of})
	}
	c.now().line().SetText(d.Text)
}
