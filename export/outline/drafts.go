package outline

import (
	"mindwall/mindmap"
	"mindwall/mindmap/plan"
)

// Drafts are the operations that make a wall of the outline: its title, questions, themes and, unless bare, answers.
// Themes get letters, colours and sides in their order, each on the lighter side. Ids come from newID.
func (o *Outline) Drafts(newID func() mindmap.ID, bare bool) []mindmap.Draft {
	d := drafter{newID: newID, bare: bare}
	if o.Title != "" {
		d.add(mindmap.DescribeEvent{Title: &o.Title})
	}
	for i := range o.Questions {
		q := &o.Questions[i]
		d.asked = d.add(mindmap.AskQuestion{Text: q.Text})
		d.dresser = plan.NewDresser(new(mindmap.Board), &mindmap.Question{ID: d.asked})
		d.addThemes(mindmap.ID{}, q.Themes)
		d.addAnswers(mindmap.ID{}, q.Answers)
	}
	return d.drafts
}

type drafter struct {
	newID   func() mindmap.ID
	bare    bool
	drafts  []mindmap.Draft
	asked   mindmap.ID // the question that is drafted
	dresser *plan.Dresser
}

// add drafts an operation and returns its id.
func (d *drafter) add(op mindmap.Op) mindmap.ID {
	id := d.newID()
	d.drafts = append(d.drafts, mindmap.Draft{ID: id, Op: op})
	return id
}

// addThemes drafts themes and all below.
func (d *drafter) addThemes(parent mindmap.ID, themes []Theme) {
	for i := range themes {
		t, answers := &themes[i], 0
		if parent.IsZero() {
			answers = t.count(d.bare)
		}
		id := d.add(d.dresser.Theme(parent, t.Text, answers))
		d.addAnswers(id, t.Answers)
		d.addThemes(id, t.Themes)
	}
}

func (d *drafter) addAnswers(theme mindmap.ID, answers []Answer) {
	if d.bare {
		return
	}
	for _, a := range answers {
		d.add(mindmap.AddAnswer{
			Question: d.asked, Theme: theme, Caption: a.Text, Quote: a.Quote, Source: a.Source, Tally: a.Tally,
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
