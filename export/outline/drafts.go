package outline

import "mindwall/mindmap"

// Drafts are the operations that make a wall of the outline: its title, questions, themes and, unless bare, answers.
// Themes get letters, colours and sides in their order, each on the lighter side. Ids come from newID.
func (o *Outline) Drafts(newID func() mindmap.ID, bare bool) []mindmap.Draft {
	d := drafter{newID: newID, bare: bare}
	if o.Title != "" {
		d.add(mindmap.DescribeEvent{Title: &o.Title})
	}
	for i := range o.Questions {
		q := &o.Questions[i]
		asked := &mindmap.Question{ID: d.add(mindmap.AskQuestion{Text: q.Text})}
		d.addThemes(asked, mindmap.ID{}, q.Themes)
		d.addAnswers(asked.ID, mindmap.ID{}, q.Answers)
	}
	return d.drafts
}

type drafter struct {
	newID  func() mindmap.ID
	bare   bool
	drafts []mindmap.Draft
	board  mindmap.Board // of nothing: what a new wall was before
}

// add drafts an operation and returns its id.
func (d *drafter) add(op mindmap.Op) mindmap.ID {
	id := d.newID()
	d.drafts = append(d.drafts, mindmap.Draft{ID: id, Op: op})
	return id
}

// addThemes drafts themes and all below. Those at the top are noted in the question, as the next one's side and letter
// depend on them.
func (d *drafter) addThemes(q *mindmap.Question, parent mindmap.ID, themes []Theme) {
	for i := range themes {
		t := &themes[i]
		op := d.board.NewTheme(q, parent, t.Text)
		id := d.add(op)
		if parent.IsZero() {
			q.Themes = append(q.Themes, &mindmap.Theme{ID: id, Letter: op.Letter, Side: op.Side, Count: t.count(d.bare)})
		}
		d.addAnswers(q.ID, id, t.Answers)
		d.addThemes(q, id, t.Themes)
	}
}

func (d *drafter) addAnswers(q, theme mindmap.ID, answers []Answer) {
	if d.bare {
		return
	}
	for _, a := range answers {
		d.add(mindmap.AddAnswer{
			Question: q, Theme: theme, Caption: a.Text, Quote: a.Quote, Source: a.Source, Tally: a.Tally,
		})
	}
}

// count is how many answers a theme will have.
func (t *Theme) count(bare bool) int {
	if bare {
		return 0
	}
	n := len(t.Answers)
	for i := range t.Themes {
		n += t.Themes[i].count(false)
	}
	return n
}
