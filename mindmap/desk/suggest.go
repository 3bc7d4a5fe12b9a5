package desk

import (
	"context"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// Suggested is what is proposed for one question.
type Suggested struct {
	Question mindmap.ID       `json:"question"`
	Number   int              `json:"number"`
	Text     string           `json:"text"`
	Themes   []SuggestedTheme `json:"themes"`
	Unsorted int              `json:"unsorted"` // answers that nothing is proposed for
}

// SuggestedTheme is a theme with the answers that may go under it.
type SuggestedTheme struct {
	Theme   mindmap.ID        `json:"theme,omitzero"` // zero for one that would be made
	Text    string            `json:"text"`
	New     bool              `json:"new"`
	Unnamed bool              `json:"-"`     // new, and a person must find the name: never filed by itself
	Words   []string          `json:"words"` // that bring the answers there, the weightiest first
	Answers []SuggestedAnswer `json:"answers"`
}

// SuggestedAnswer is an answer that may go there.
type SuggestedAnswer struct {
	ID    mindmap.ID `json:"id"`
	Text  string     `json:"text"`
	Score float64    `json:"score"` // how well it fits there, at most 1
}

// Suggest is what the index proposes for the unsorted answers of a question.
func Suggest(live *fold.Live, index *affinity.Index, q *mindmap.Question) Suggested {
	s := Suggested{Question: q.ID, Number: q.Number, Text: q.Text, Themes: []SuggestedTheme{}}
	ids := make([]mindmap.ID, len(q.Unsorted))
	for i, answer := range q.Unsorted {
		ids[i] = answer.ID
	}
	filings, left := index.Sort(context.Background(), q.ID, ids)
	s.Unsorted = len(left)
	for _, f := range filings {
		t := SuggestedTheme{Theme: f.Theme, Text: f.Name, Words: append([]string{}, f.Words...)}
		t.New = f.Theme.IsZero()
		switch t.Unnamed = t.New && f.Name == ""; {
		case t.Unnamed:
			t.Text = say.Alike(len(f.Members), f.Words)
		case !t.New:
			t.Text = text.JoinPath(live.ThemePath(t.Theme))
		}
		for _, m := range f.Members {
			t.Answers = append(t.Answers, SuggestedAnswer{m.Answer, live.Answer(m.Answer).Text, m.Fit})
		}
		s.Themes = append(s.Themes, t)
	}
	return s
}

// Apply records what is proposed, all as one act. What has no name stays unsorted.
func (p *Pen) Apply(suggested []Suggested) error {
	for _, s := range suggested {
		for _, t := range s.Themes {
			if t.Unnamed {
				continue
			}
			q, theme := p.Live().Question(s.Question), t.Theme
			if t.New {
				made, drafts, err := plan.Theme(p.Live().Board(), q, []string{t.Text}, p.ID)
				if err != nil {
					return err
				}
				if err := p.Record(drafts...); err != nil {
					return err
				}
				theme = made
			}
			var answers []*mindmap.Answer
			for _, a := range t.Answers {
				answers = append(answers, p.Live().Answer(a.ID))
			}
			if err := p.Record(plan.Move(mindmap.WholeGroups(answers...), q, theme)...); err != nil {
				return err
			}
		}
	}
	return nil
}
