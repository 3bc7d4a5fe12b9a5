package purpose

import (
	"encoding/json"
	"slices"
	"strings"

	"mindwall/mindmap"
	"mindwall/tui/capture"
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
func (s *Stack) Draft() string {
	for i := len(s.Over) - 1; i >= 0; i-- {
		p := s.Over[i]
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
	text := s.Answers.Text.Text()
	if strings.HasPrefix(text, "{") {
		return kept{Text: text}.String() // or it might be read as something else than what it is
	}
	return text
}

// Forget drops what stands in the lines, and what undoing would bring back.
func (s *Stack) Forget() {
	s.Over = slices.DeleteFunc(s.Over, func(p Purpose) bool {
		_, waits := p.(*Confirming)
		return !waits && p.Line() != s.Answers.Text
	})
	s.Answers.Text.Reset()
	if !s.HasQuestions() {
		s.AskFirst()
	}
}

// SetDraft takes up what was left in the line. A correction of what is gone becomes an answer's text.
func (s *Stack) SetDraft(left string) {
	d := kept{Text: left}
	if strings.HasPrefix(left, "{") && json.Unmarshal([]byte(left), &d) != nil {
		d = kept{Text: left}
	}
	a := s.env.Live.Answer(d.Of)
	switch {
	case d.Asks && s.HasQuestions():
		AskAnother(s)
	case a != nil && !a.Redacted && onWall(s, a):
		s.GoTo(s.env.Live.Question(a.Question))
		correctAnswer(s, a)
	case s.env.Live.Theme(d.Of) != nil, s.env.Live.Question(d.Of) != nil:
		s.Push(&naming{common{capture.NewPlain("")}, s, d.Of})
	}
	s.Now().Line().SetText(d.Text)
}
