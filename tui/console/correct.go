package console

import (
	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/screen"
)

// editSelected takes what is selected into the line.
func (c *Console) editSelected() screen.Intent {
	if a := c.selectedAnswer(); a != nil {
		return c.take(a)
	}
	s, ok := c.selection()
	switch {
	case !ok:
		return nil
	case s.Theme != nil:
		c.purpose, c.target = correcting, s.Theme.ID
		c.line.SetText(s.Theme.Text)
	case s.Unsorted:
		return say(screen.Info, "these are under no theme yet: Ctrl+A marks them, # files them")
	default:
		c.purpose, c.target = correcting, c.question
		c.line.SetText(c.current().Text)
	}
	return screen.Say{}
}

// take takes an answer into the line, to be corrected.
func (c *Console) take(a *mindmap.Answer) screen.Intent {
	if a.Redacted {
		return say(screen.Info, "the words of this answer were taken out for good")
	}
	c.purpose, c.target, c.selected = correcting, a.ID, a.ID
	c.line.SetText(capture.Format(capture.Parsed{Caption: a.Text, Quote: a.Quote, Tally: 1}))
	return screen.Say{}
}

// correct rewords the target as the line says. An answer may be given a quote, a theme and a tally in the same breath.
func (c *Console) correct() screen.Intent {
	if a := c.env.Live.Answer(c.target); a != nil {
		return c.correctAnswer(a)
	}
	field, before := mindmap.ThemeField, ""
	if t := c.env.Live.Theme(c.target); t != nil {
		before = t.Text
	} else if q := c.env.Live.Question(c.target); q != nil {
		field, before = mindmap.QuestionField, q.Text
	} else {
		c.answerAgain()
		return say(screen.Warning, "what you were correcting is gone; your text is in the line")
	}
	text, err := field.Clean(c.line.Text())
	if err == nil && text == "" {
		err = &mindmap.EmptyError{Field: field}
	}
	if err != nil {
		return failed(err)
	}
	node := c.target
	c.endCorrection()
	if text == before {
		return nil
	}
	return screen.Record{Drafts: []mindmap.Draft{{Op: mindmap.Reword{Node: node, Text: text}}}}
}

func (c *Console) correctAnswer(a *mindmap.Answer) screen.Intent {
	p := c.line.Parsed()
	caption, quote, shortened, err := mindmap.CleanAnswer(p.Caption, p.Quote)
	if err != nil {
		return failed(err)
	}
	var drafts []mindmap.Draft
	if caption != a.Text {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.Reword{Node: a.ID, Text: caption}})
	}
	if quote != a.Quote {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.QuoteAnswer{Answer: a.ID, Text: quote}})
	}
	if p.Tally > 1 {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.TallyAnswer{Answer: a.ID, Delta: p.Tally - 1}})
	}
	if len(p.Theme) > 0 {
		moves, err := c.planFiling([]*mindmap.Answer{a}, p.Theme)
		if err != nil {
			return failed(err)
		}
		drafts = append(drafts, moves...)
	}
	c.endCorrection()
	if len(drafts) == 0 {
		return nil
	}
	done := ""
	if shortened {
		done = "long answer: kept whole as the quote, shortened on the map"
	}
	return screen.Record{Drafts: drafts, Done: done}
}

// endCorrection goes back to answering with an empty line.
func (c *Console) endCorrection() {
	c.answerAgain()
	c.line.Reset()
	if !c.reading() { // a read-back goes on where it was
		c.selected = mindmap.ID{}
	}
}
