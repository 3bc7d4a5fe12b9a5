package mindmap

import "slices"

// Action is what somebody will do after the event.
type Action struct {
	ID       ID
	Text     string
	Who, Due string
	Done     bool
	Redacted bool // the words were taken out for good
	Author   string
	Made     Stamp
	Rank     string
}

// Round is a round of votes on the themes or the answers of a question.
type Round struct {
	ID       ID
	Question ID
	On       VoteOn
	Votes    int // that each ballot has
	Closed   bool
	Ballots  int       // how many were cast
	Results  []Outcome // of what stands on the map and got any, most first, then in the order of making
	Made     Stamp
}

// Outcome is how a round went for one theme or answer, with all that was merged into it. Dots and hands are never
// added to each other, nor to tallies.
type Outcome struct {
	Node  ID
	Dots  int // by ballots
	Hands int
}

// actionFacts and roundFacts are the facts of nodes of their kinds alone.
type actionFacts struct {
	who, due string
	done     bool
}

type roundFacts struct {
	on      VoteOn
	votes   int
	closed  bool
	ballots map[ID][]ID // what counts of each
	dots    map[ID]int  // of all ballots, by what they name
	hands   map[ID]int  // sums; may be below 0
}

// arrangeExtras puts the actions and the rounds on a board whose answers and themes have their places.
func (w *world) arrangeExtras(b *Board) {
	b.Actions, b.RemovedActions, b.Rounds = nil, nil, nil
	for _, n := range w.actions {
		if !n.alive {
			continue
		}
		list := &b.Actions
		if n.removed {
			list = &b.RemovedActions
		}
		*list = append(*list, &Action{
			ID: n.id, Text: n.text, Who: n.action.who, Due: n.action.due, Done: n.action.done,
			Redacted: n.redacted && n.text == "", Author: n.author, Made: n.made, Rank: n.order,
		})
	}
	for _, list := range [][]*Action{b.Actions, b.RemovedActions} {
		slices.SortFunc(list, func(x, y *Action) int { return compareRank(x.Rank, x.Made, y.Rank, y.Made) })
	}
	for _, n := range w.rounds {
		if n.alive {
			b.Rounds = append(b.Rounds, w.showRound(n))
		}
	}
	slices.SortFunc(b.Rounds, func(x, y *Round) int { return x.Made.Compare(y.Made) })
}

// showRound makes the board's view of a round. What was voted for counts for what it was merged into. Votes for what is
// not on the map rest: they are there again when it is.
func (w *world) showRound(n *node) *Round {
	r := &Round{
		ID: n.id, Question: n.question, On: n.votes.on, Votes: n.votes.votes, Closed: n.votes.closed,
		Ballots: len(n.votes.ballots), Made: n.made,
	}
	outcomes := map[*node]*Outcome{}
	add := func(counts map[ID]int, to func(*Outcome) *int) {
		for id, count := range counts {
			stands := w.votable(id, n.votes.on)
			if stands == nil || count == 0 {
				continue
			}
			if outcomes[stands] == nil {
				outcomes[stands] = &Outcome{Node: stands.id}
			}
			*to(outcomes[stands]) += count
		}
	}
	add(n.votes.dots, func(o *Outcome) *int { return &o.Dots })
	add(n.votes.hands, func(o *Outcome) *int { return &o.Hands })
	for _, o := range outcomes {
		if o.Hands = max(o.Hands, 0); o.Dots+o.Hands > 0 {
			r.Results = append(r.Results, *o)
		}
	}
	slices.SortFunc(r.Results, func(x, y Outcome) int {
		if x.Dots != y.Dots {
			return y.Dots - x.Dots
		}
		if x.Hands != y.Hands {
			return y.Hands - x.Hands
		}
		return w.nodes[x.Node].made.Compare(w.nodes[y.Node].made)
	})
	return r
}

// votable is the theme or answer on the map that a vote for the node counts for; nil when there is none.
func (w *world) votable(id ID, on VoteOn) *node {
	n := w.nodes[id]
	switch {
	case n == nil:
	case on == OnAnswers && n.kind == answerNode && n.place.shelf == onWall:
		return n.place.root
	case on == OnThemes && n.kind == themeNode:
		if n = w.footing(n).heir; n.alive && !n.removed {
			return n
		}
	}
	return nil
}
