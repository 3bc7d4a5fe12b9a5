package console

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

// correcting rewords an answer. It may be given a quote, a theme and a tally in the same breath.
type correcting struct {
	common
	c      *stack
	target mindmap.ID
}

func (p *correcting) prompt() string { return "correct" }

// correctAnswer takes an answer into a line, to be corrected.
func correctAnswer(c *stack, a *mindmap.Answer) screen.Intent {
	if a == nil {
		return nil
	}
	if a.Redacted {
		return screen.Sayf(screen.Info, "the words of this answer were taken out for good")
	}
	dropUntouched(c)
	p := &correcting{common{capture.New()}, c, a.ID}
	p.text.SetCandidates(capture.Candidates(c.env.Live.Question(a.Question)))
	p.text.SetText(asTyped(a))
	c.at.selected = a.ID
	c.push(p)
	return screen.Say{}
}

// asTyped is an answer as it would be typed.
func asTyped(a *mindmap.Answer) string {
	return capture.Format(capture.Parsed{Caption: a.Text, Quote: a.Quote, Tally: 1})
}

// untouched reports whether the line is just what stands on the wall.
func (p *correcting) untouched() bool {
	a := p.c.env.Live.Answer(p.target)
	return a != nil && !p.text.Completing() && p.text.Text() == asTyped(a)
}

// deed implements [purpose].
func (p *correcting) deed() deed {
	a := p.c.env.Live.Answer(p.target)
	if a == nil || !onWall(p.c, a) {
		return gone(p.c, p)
	}
	said := p.text.Meant()
	switch problem := said.Problem(); {
	case problem != "":
		return refuse(screen.Error, problem)
	case said.Caption == "":
		return refuse(screen.Warning, "an answer needs words: Esc leaves it as it was, Delete on the map removes it")
	}
	return deed{
		verb: "correct",
		row:  func(width int) []capture.Segment { return p.text.Preview(width, capture.Context{Editing: true}) },
		run:  func() (screen.Intent, tea.Cmd) { return p.correct(a, said), nil },
	}
}

func (p *correcting) correct(a *mindmap.Answer, said capture.Parsed) screen.Intent {
	caption, quote, shortened, err := text.CleanAnswer(said.Caption, said.Quote)
	if err != nil {
		return screen.Sayf(screen.Error, "%s", mindmap.WithHint(err))
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
		moves, err := p.c.at.clustering().plan(q, []*mindmap.Answer{a}, said)
		if err != nil {
			return screen.Sayf(screen.Error, "%s", mindmap.WithHint(err))
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
func onWall(c *stack, a *mindmap.Answer) bool {
	return c.env.Live.Question(a.Question) != nil && slices.Contains(c.at.siblings(a), a)
}

// gone is a deed on something that was taken away meanwhile: the text becomes one for an answer.
func gone(c *stack, p purpose) deed {
	return will("type it as an answer", "what you were correcting is gone; your text becomes an answer's", func() screen.Intent {
		text := p.line().Text()
		end(c, p)
		c.answers.text.Insert(text)
		return screen.Sayf(screen.Warning, "what you were correcting is gone; your text is in the line")
	})
}

// naming rewords a theme or a question.
type naming struct {
	common
	c      *stack
	target mindmap.ID
}

func (p *naming) prompt() string { return "correct" }

func (p *naming) footer() []key.Binding {
	return []key.Binding{bind("enter", "call it so"), bind("esc", "leave it as it was")}
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

// deed implements [purpose].
func (p *naming) deed() deed {
	field, before, ok := p.named()
	if !ok {
		return gone(p.c, p)
	}
	text, err := required(field, p.text.Text())
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

// correctSpot takes what stands at a place of the map into a line.
func correctSpot(c *stack, s mapview.Spot) screen.Intent {
	switch {
	case s.Answer != nil:
		return correctAnswer(c, s.Answer)
	case s.Theme != nil:
		dropUntouched(c)
		c.push(&naming{common{plainLine(s.Theme.Text)}, c, s.Theme.ID})
	case s.IsQuestion():
		dropUntouched(c)
		c.push(&naming{common{plainLine(c.at.current().Text)}, c, c.at.question})
	}
	return screen.Say{}
}

// correctLast takes the last answer into a line.
func correctLast(c *stack) screen.Intent {
	a := c.at.lastMade()
	if a == nil {
		a = c.at.before(nil)
	}
	return correctAnswer(c, a)
}

// history goes through the answers in the order in which they were made, each to be corrected in place.
func history(c *stack, way int) screen.Intent {
	p, isCorrection := c.now().(*correcting)
	if touched := isCorrection && !p.untouched(); touched || !isCorrection && !c.line().Empty() {
		return screen.Sayf(screen.Info, "finish the line first: Enter, or Ctrl+C to clear it")
	}
	var at, next *mindmap.Answer
	if isCorrection {
		at = c.env.Live.Answer(p.target)
	}
	switch {
	case way < 0:
		next = c.at.before(at)
	case at != nil:
		if next = c.at.after(at); next == nil {
			end(c, p)
			return screen.Say{}
		}
	}
	if next == nil {
		return screen.Sayf(screen.Info, "there is no answer that way")
	}
	return correctAnswer(c, next)
}

// intoMap leaves a correction that changed nothing for a walk on the map, from the same answer on.
func intoMap(c *stack) screen.Intent {
	p := c.now().(*correcting)
	c.drop(p)
	if a := c.env.Live.Answer(p.target); a != nil && a.Question == c.at.question {
		c.at.visit(p.target)
	}
	return screen.Say{}
}

// touched reports whether a correction would change something.
func touched(p purpose) bool {
	switch p := p.(type) {
	case *correcting:
		return !p.untouched()
	case *naming:
		_, before, ok := p.named()
		return !ok || p.text.Text() != before
	}
	return true
}

// dropUntouched takes off a correction that changes nothing: another one takes its place.
func dropUntouched(c *stack) {
	switch p := c.now().(type) {
	case *correcting, *naming:
		if !touched(p) {
			c.drop(p)
		}
	}
}

// end takes a correction off and goes back to the map, or on with a read-back.
func end(c *stack, p purpose) {
	c.drop(p)
	if !c.present.Reading() {
		c.at.selected = mindmap.ID{}
	}
}
