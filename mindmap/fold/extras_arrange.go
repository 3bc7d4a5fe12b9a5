package fold

import (
	"slices"

	"mindwall/mindmap"
)

// arrangeExtras puts the actions and the rounds on a board whose answers and themes have their places.
func (w *world) arrangeExtras(b *mindmap.Board) {
	b.Actions, b.RemovedActions, b.Rounds = nil, nil, nil
	for _, n := range w.actions {
		if !n.alive {
			continue
		}
		list := &b.Actions
		if n.Removed {
			list = &b.RemovedActions
		}
		*list = append(*list, &mindmap.Action{
			ID: n.id, Text: n.Text, Who: n.Action.Who, Due: n.Action.Due, Done: n.Action.Done,
			Redacted: n.Redacted && n.Text == "", Author: n.author, Made: n.made, Rank: n.Order,
		})
	}
	for _, list := range [][]*mindmap.Action{b.Actions, b.RemovedActions} {
		slices.SortFunc(list, func(x, y *mindmap.Action) int { return mindmap.CompareRank(x.Rank, x.Made, y.Rank, y.Made) })
	}
	for _, n := range w.rounds {
		if n.alive {
			b.Rounds = append(b.Rounds, w.showRound(n))
		}
	}
	slices.SortFunc(b.Rounds, func(x, y *mindmap.Round) int { return x.Made.Compare(y.Made) })
}

// showRound makes the board's view of a round. What was voted for counts for what it was merged into. Votes for what is
// not on the map rest: they are there again when it is. Before it is shown it has no results.
func (w *world) showRound(n *node) *mindmap.Round {
	r := &mindmap.Round{
		ID: n.id, Question: n.Question, On: n.Votes.On, Votes: n.Votes.Votes, Closed: n.Votes.Closed,
		Shown: n.Votes.Shown, Ballots: len(n.Votes.Ballots), Made: n.made,
	}
	if r.Shown {
		r.Results = w.outcomes(n)
	}
	return r
}

// outcomes are how a round went for all that stands on the map and got votes, most first.
func (w *world) outcomes(n *node) (list []mindmap.Outcome) {
	outcomes := map[*node]*mindmap.Outcome{}
	add := func(counts map[mindmap.ID]int, to func(*mindmap.Outcome) *int) {
		for id, count := range counts {
			stands := w.votable(id, n.Votes.On)
			if stands == nil || count == 0 {
				continue
			}
			if outcomes[stands] == nil {
				outcomes[stands] = &mindmap.Outcome{Node: stands.id}
			}
			*to(outcomes[stands]) += count
		}
	}
	add(n.Votes.Dots, func(o *mindmap.Outcome) *int { return &o.Dots })
	add(n.Votes.Hands, func(o *mindmap.Outcome) *int { return &o.Hands })
	for _, o := range outcomes {
		if o.Hands = max(o.Hands, 0); o.Dots+o.Hands > 0 {
			list = append(list, *o)
		}
	}
	slices.SortFunc(list, func(x, y mindmap.Outcome) int {
		if x.Dots != y.Dots {
			return y.Dots - x.Dots
		}
		if x.Hands != y.Hands {
			return y.Hands - x.Hands
		}
		return w.nodes[x.Node].made.Compare(w.nodes[y.Node].made)
	})
	return list
}

// votable is the theme or answer on the map that a vote for the node counts for; nil when there is none.
func (w *world) votable(id mindmap.ID, on mindmap.VoteOn) *node {
	n := w.nodes[id]
	switch {
	case n == nil:
	case on == mindmap.OnAnswers && n.Kind == mindmap.AnswerNode && n.place.shelf == onWall:
		return n.place.root
	case on == mindmap.OnThemes && n.Kind == mindmap.ThemeNode:
		if n = w.footing(n).heir; n.alive && !n.Removed {
			return n
		}
	}
	return nil
}

// arrangeFollows puts what is known of the last event's wall on the board. What a theme was then belongs to what it was merged
// into since.
func (w *world) arrangeFollows(b *mindmap.Board) {
	event := w.nodes[mindmap.ID{}]
	if event == nil || event.Follows == nil {
		return
	}
	b.Follows = *event.Follows
	b.Follows.Themes = slices.Clone(b.Follows.Themes)
	for i := range b.Follows.Themes {
		t := &b.Follows.Themes[i]
		for _, id := range []*mindmap.ID{&t.ID, &t.Under} {
			if n := w.themeNode(*id); n != nil {
				*id = w.footing(n).heir.id
			}
		}
	}
}
