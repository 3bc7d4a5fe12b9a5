package export

import (
	"fmt"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/walk"
)

// shallow is the board with themes no deeper than files have them; a note tells when some were.
func (n *notes) shallow(b *mindmap.Board) *mindmap.Board {
	shallow, raised := walk.Shallow(b)
	if raised > 0 {
		themes, stand := "themes nest", "they stand"
		if raised == 1 {
			themes, stand = "theme nests", "it stands"
		}
		n.add(fmt.Sprintf("%d %s more than %d deep; %s side by side at that level", raised, themes, mindmap.MaxDepth, stand))
	}
	return shallow
}

// Public is the board without what must not leave the wall: authors, origins, counted people, quotes that are not marked for
// publishing, and answers that are parked, waiting, removed or without a question. What was taken out of view, such as
// questions set aside, is left out too, and votes before they are shown. What will be done is there to be read, with who does it. The board handed in is not
// changed.
func Public(b *mindmap.Board) *mindmap.Board {
	out := &mindmap.Board{Event: b.Event, Revision: b.Revision}
	for _, a := range b.Actions {
		p := *a
		p.Author = ""
		out.Actions = append(out.Actions, &p)
	}
	for _, r := range b.Rounds {
		if r.Shown {
			out.Rounds = append(out.Rounds, r)
		}
	}
	for _, q := range b.Questions {
		p := *q
		p.Themes, p.Unsorted = publicThemes(q.Themes), publicAnswers(q.Unsorted)
		out.Questions = append(out.Questions, &p)
	}
	return out
}

func publicThemes(themes []*mindmap.Theme) []*mindmap.Theme {
	out := make([]*mindmap.Theme, len(themes))
	for i, t := range themes {
		p := *t
		p.Themes, p.Answers = publicThemes(t.Themes), publicAnswers(t.Answers)
		out[i] = &p
	}
	return out
}

func publicAnswers(answers []*mindmap.Answer) []*mindmap.Answer {
	out := make([]*mindmap.Answer, len(answers))
	for i, a := range answers {
		p := *a
		p.Author, p.Origin, p.Counted = "", nil, nil
		if !p.Publish {
			p.Quote = ""
		}
		p.Merged = publicAnswers(a.Merged)
		out[i] = &p
	}
	return out
}

// only is the board with one of its questions alone, what is parked of it, and the votes on it.
func only(b *mindmap.Board, id mindmap.ID) *mindmap.Board {
	out := *b
	out.Questions, out.Aside, out.Recovered = pick(b.Questions, id), pick(b.Aside, id), nil
	out.Parked, out.Rounds = nil, roundsOn(b, id)
	for _, a := range b.Parked {
		if a.Question == id {
			out.Parked = append(out.Parked, a)
		}
	}
	return &out
}

// roundsOn are the rounds of votes on a question.
func roundsOn(b *mindmap.Board, question mindmap.ID) []*mindmap.Round {
	return slices.DeleteFunc(slices.Clone(b.Rounds), func(r *mindmap.Round) bool { return r.Question != question })
}

func pick(list []*mindmap.Question, id mindmap.ID) []*mindmap.Question {
	for _, q := range list {
		if q.ID == id {
			return []*mindmap.Question{q}
		}
	}
	return nil
}
