package purpose

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
	"mindwall/tui/capture"
	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// Correcting rewords an answer. It may be given a quote, a theme and a tally in the same breath.
type Correcting struct {
	common
	c      *Stack
	target mindmap.ID
}

func (p *Correcting) Prompt() string { return "correct" }

// correctAnswer takes an answer into a line, to be corrected.
func correctAnswer(c *Stack, a *mindmap.Answer) screen.Intent {
	if a == nil {
		return nil
	}
	if a.Redacted {
		return screen.Sayf(screen.Info, "the words of this answer were taken out for good")
	}
	dropUntouched(c)
	p := &Correcting{common{capture.New()}, c, a.ID}
	p.Text.SetCandidates(capture.Candidates(c.env.Live.Question(a.Question)))
	p.Text.SetText(asTyped(a))
	c.at.Selected = a.ID
	c.Push(p)
	return screen.Say{}
}

// asTyped is an answer as it would be typed.
func asTyped(a *mindmap.Answer) string {
	return capture.Format(capture.Parsed{Caption: a.Text, Quote: a.Quote, Tally: 1})
}

// Untouched reports whether the line is just what stands on the wall.
func (p *Correcting) Untouched() bool {
	a := p.c.env.Live.Answer(p.target)
	return a != nil && !p.Text.Completing() && p.Text.Text() == asTyped(a)
}

// Deed implements [Purpose].
func (p *Correcting) Deed() deed {
	a := p.c.env.Live.Answer(p.target)
	if a == nil || !onWall(p.c, a) {
		return gone(p.c, p)
	}
	said := p.Text.Meant()
	switch problem := said.Problem(); {
	case problem != "":
		return refuse(screen.Error, problem)
	case said.Caption == "":
		return refuse(screen.Warning, "an answer needs words: Esc leaves it as it was, Delete on the map removes it")
	}
	return deed{
		Verb: "correct",
		Row:  func(width int) []capture.Segment { return p.Text.Preview(width, capture.Context{Editing: true}) },
		Run:  func() (screen.Intent, tea.Cmd) { return p.correct(a, said), nil },
	}
}

func (p *Correcting) correct(a *mindmap.Answer, said capture.Parsed) screen.Intent {
	caption, quote, shortened, err := text.CleanAnswer(said.Caption, said.Quote)
	if err != nil {
		return screen.Sayf(screen.Error, "%s", screen.Told(err))
	}
	var drafts []mindmap.Draft
	if caption != a.Text {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.Reword{Node: a.ID, Text: caption}})
	}
	if quote != a.Quote {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.QuoteAnswer{Answer: a.ID, Text: quote}})
	}
	if said.Tally > 1 {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.TallyAnswer{Answer: a.ID, Delta: said.Tally - 1}})
	}
	q := p.c.env.Live.Question(a.Question) // another one may be shown meanwhile
	if len(said.Theme) > 0 && !allUnder([]*mindmap.Answer{a}, said.Target()) {
		moves, err := p.c.at.Clustering().Plan(q, []*mindmap.Answer{a}, said)
		if err != nil {
			return screen.Sayf(screen.Error, "%s", screen.Told(err))
		}
		drafts = append(drafts, moves...)
	}
	end(p.c, p)
	if len(drafts) == 0 {
		return screen.Say{}
	}
	done := ""
	if shortened {
		done = longAnswer
	}
	return screen.Record{Drafts: drafts, Done: done}
}

// onWall reports whether an answer is on the map of its question, whichever is shown.
func onWall(c *Stack, a *mindmap.Answer) bool {
	return c.env.Live.Question(a.Question) != nil && slices.Contains(c.at.Siblings(a), a)
}

// gone is a deed on something that was taken away meanwhile: the text becomes one for an answer.
func gone(c *Stack, p Purpose) deed {
	return will("type it as an answer", "what you were correcting is gone; your text becomes an answer's", func() screen.Intent {
		text := p.Line().Text()
		end(c, p)
		c.Answers.Text.Insert(text)
		return screen.Sayf(screen.Warning, "what you were correcting is gone; your text is in the line")
	})
}

// naming rewords a theme or a question.
type naming struct {
	common
	c      *Stack
	target mindmap.ID
}

func (p *naming) Prompt() string { return "correct" }

func (p *naming) Footer() []key.Binding {
	return []key.Binding{Bind("enter", "call it so"), Bind("esc", "leave it as it was")}
}

// named is what the name is of: its field and what it is now; ok is false when it is gone.
func (p *naming) named() (field text.Field, now string, ok bool) {
	if t := p.c.env.Live.Theme(p.target); t != nil {
		return text.Theme, t.Text, true
	}
	if q := p.c.env.Live.Question(p.target); q != nil {
		return text.Question, q.Text, true
	}
	return text.Theme, "", false
}

// Deed implements [Purpose].
func (p *naming) Deed() deed {
	field, before, ok := p.named()
	if !ok {
		return gone(p.c, p)
	}
	text, err := required(field, p.Text.Text())
	if err != nil {
		return refuseError(err)
	}
	return will("correct", "call it “"+text+"”", func() screen.Intent {
		end(p.c, p)
		if text == before {
			return screen.Say{}
		}
		return screen.Record{Drafts: []mindmap.Draft{{Op: mindmap.Reword{Node: p.target, Text: text}}}}
	})
}

// required is a text through the gate of its field; it must not be empty.
func required(field text.Field, words string) (string, error) {
	clean, err := field.Clean(words)
	if err == nil && clean == "" {
		err = &text.EmptyError{Field: field}
	}
	return clean, err
}

// CorrectSpot takes what stands at a place of the map into a line.
func CorrectSpot(c *Stack, s mapview.Spot) screen.Intent {
	switch {
	case s.Answer != nil:
		return correctAnswer(c, s.Answer)
	case s.Theme != nil:
		dropUntouched(c)
		c.Push(&naming{common{capture.NewPlain(s.Theme.Text)}, c, s.Theme.ID})
	case s.IsQuestion():
		dropUntouched(c)
		c.Push(&naming{common{capture.NewPlain(c.at.Current().Text)}, c, c.at.Question})
	}
	return screen.Say{}
}

// CorrectLast takes the last answer into a line.
func CorrectLast(c *Stack) screen.Intent {
	a := c.at.LastMade()
	if a == nil {
		a = c.at.Before(nil)
	}
	return correctAnswer(c, a)
}

// History goes through the answers in the order in which they were made, each to be corrected in place.
func History(c *Stack, way int) screen.Intent {
	p, isCorrection := c.Now().(*Correcting)
	if touched := isCorrection && !p.Untouched(); touched || !isCorrection && !c.line().Empty() {
		return screen.Sayf(screen.Info, "finish the line first: Enter, or Ctrl+C to clear it")
	}
	var at, next *mindmap.Answer
	if isCorrection {
		at = c.env.Live.Answer(p.target)
	}
	switch {
	case way < 0:
		next = c.at.Before(at)
	case at != nil:
		if next = c.at.After(at); next == nil {
			end(c, p)
			return screen.Say{}
		}
	}
	if next == nil {
		return screen.Sayf(screen.Info, "there is no answer that way")
	}
	return correctAnswer(c, next)
}

// IntoMap leaves a correction that changed nothing for a walk on the map, from the same answer on.
func IntoMap(c *Stack) screen.Intent {
	p := c.Now().(*Correcting)
	c.Drop(p)
	if a := c.env.Live.Answer(p.target); a != nil && a.Question == c.at.Question {
		c.at.Visit(p.target)
	}
	return screen.Say{}
}

// touched reports whether a correction would change something.
func touched(p Purpose) bool {
	switch p := p.(type) {
	case *Correcting:
		return !p.Untouched()
	case *naming:
		_, before, ok := p.named()
		return !ok || p.Text.Text() != before
	case *describing:
		return p.Text.Text() != p.c.env.Board().Event.Known(p.field)
	}
	return true
}

// dropUntouched takes off a correction that changes nothing: another one takes its place.
func dropUntouched(c *Stack) {
	switch p := c.Now().(type) {
	case *Correcting, *naming, *describing:
		if !touched(p) {
			c.Drop(p)
		}
	}
}

// AtUntouched reports whether an answer is in the line as it stands on the wall, and no other is marked: it is as good as selected.
func (s *Stack) AtUntouched() bool {
	p, ok := s.Now().(*Correcting)
	return ok && p.Untouched() && s.at.Selected == p.target && len(s.at.Marks) == 0
}

// Park sets aside what is chosen, or the answer in the line when that is untouched: then the line is for answers again.
func (s *Stack) Park() screen.Intent {
	if !s.AtUntouched() {
		return s.at.Clustering().Park()
	}
	parked := s.at.Clustering().Park()
	end(s, s.Now())
	return parked
}

// end takes a correction off and goes back to the map, or on with a read-back.
func end(c *Stack, p Purpose) {
	c.Drop(p)
	if !c.present.Reading() {
		c.at.Selected = mindmap.ID{}
	}
}
