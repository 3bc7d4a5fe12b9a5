package mapview

import (
	"mindwall/mindmap"
	"mindwall/tui/forms/blocks"
	"mindwall/tui/look"
)

// dress is how what is selected, marked or fresh stands out: by a sign and by weight, not by colour alone.
func dress(m *Moment, l *look.Look) *blocks.Dress {
	return &blocks.Dress{
		Words: func(s *blocks.Spot, of look.Style) look.Style {
			if s.ID == m.Selected {
				of = of.With(l.Selected)
			}
			switch {
			case m.Marks[s.ID]:
				return of.With(l.Marked)
			case s.ID == m.Fresh && s.ID != m.Selected:
				return of.With(l.Fresh)
			}
			return of
		},
		Sign: func(s *blocks.Spot) (string, look.Style) {
			switch {
			case m.Marks[s.ID]:
				return look.MarkedSign, l.Marked
			case s.ID == m.Selected:
				return look.SelectedSign, l.Prompt
			case s.ID == m.Fresh && !s.ID.IsZero():
				return look.FreshSign, l.Fresh
			}
			return "", look.Style{}
		},
	}
}

// heads are the ids of what hangs on a question itself: its themes and the head of the unsorted.
func heads(q *mindmap.Question, unsorted mindmap.ID) []mindmap.ID {
	ids := make([]mindmap.ID, 0, len(q.Themes)+1)
	for _, t := range q.Themes {
		ids = append(ids, t.ID)
	}
	return append(ids, unsorted)
}
