package fold

import (
	"cmp"
	"slices"

	"mindwall/mindmap"
)

// shownRounds finds the rounds whose votes stand beside what they are for: of each question, the latest on its themes and the
// latest on its answers, once they are shown. One that is not shown hides none before it. This is the one place that puts votes
// on a board, so that no reader of one can tell how a round goes before.
func (w *world) shownRounds() {
	w.shown = map[roundKey]*node{}
	for _, n := range w.rounds {
		if !n.alive || !n.Votes.Shown {
			continue
		}
		key := roundKey{n.Question, n.Votes.On}
		if before := w.shown[key]; before == nil || n.made.After(before.made) {
			w.shown[key] = n
		}
	}
}

// roundKey is what a round is on.
type roundKey struct {
	question mindmap.ID
	on       mindmap.VoteOn
}

// votesFor are the votes that are shown beside an answer, those for all that it stands for included.
func (w *world) votesFor(n *node) (v mindmap.Votes) {
	r := w.shown[roundKey{n.place.question, mindmap.OnAnswers}]
	if r == nil || n.place.shelf != onWall {
		return v
	}
	for _, m := range append([]*node{n}, n.group...) {
		v.Dots += r.Votes.Dots[m.id]
		v.Hands += r.Votes.Hands[m.id]
	}
	v.Hands = max(v.Hands, 0)
	return v
}

// votesOfThemes are those of each theme under a question, by the theme that others were merged into.
func (w *world) votesOfThemes() map[mindmap.ID]mindmap.Votes {
	all := map[mindmap.ID]mindmap.Votes{}
	for key, r := range w.shown {
		if key.on != mindmap.OnThemes {
			continue
		}
		for _, o := range w.outcomes(r) {
			if _, q := w.resolveTheme(w.nodes[o.Node].Parent, w.nodes[o.Node].Question); q == key.question {
				all[o.Node] = o.Votes
			}
		}
	}
	return all
}

// Vote is a round as whoever runs it knows it.
type Vote struct {
	*mindmap.Round
	Question *mindmap.Question
}

// Choice is something that may be voted for.
type Choice struct {
	ID   mindmap.ID
	Text string
}

// Vote is the latest round that is open on a question that is asked, or else the latest of all; false when there is none. Two are open
// when two tables opened one each: then one comes after the other.
func (l *Live) Vote() (v Vote, ok bool) {
	for _, r := range slices.Backward(l.board.Rounds) {
		q := l.Question(r.Question)
		if q == nil || q.Number == 0 || ok && r.Closed {
			continue
		}
		if v, ok = (Vote{r, q}), true; !r.Closed {
			break
		}
	}
	return v, ok
}

// maxChoices is how many answers a ballot lists, those that most people gave.
const maxChoices = 200

// Choices are what may be voted for: the themes at the top, in their order, or the answers that have their words, in the order
// of making, so that the list grows at its end.
func (v *Vote) Choices() (list []Choice) {
	if v.On == mindmap.OnThemes {
		for _, t := range v.Question.Themes {
			list = append(list, Choice{t.ID, t.Text})
		}
		return list
	}
	var answers []*mindmap.Answer
	for a := range v.Question.AllAnswers {
		if a.Text != "" {
			answers = append(answers, a)
		}
	}
	if len(answers) > maxChoices {
		slices.SortStableFunc(answers, func(a, b *mindmap.Answer) int { return cmp.Compare(b.Tally.Total(), a.Tally.Total()) })
		answers = answers[:maxChoices]
	}
	slices.SortFunc(answers, compareMade)
	for _, a := range answers {
		list = append(list, Choice{a.ID, a.Text})
	}
	return list
}

// Hands is how many were counted for something in a round, shown or not: for whoever counts them, and for nobody else.
func (l *Live) Hands(round, node mindmap.ID) int {
	if n := l.roundNode(round); n != nil {
		return max(n.Votes.Hands[node], 0)
	}
	return 0
}

// Ballot is what one ballot says in a round: for whoever takes ballots, and for nobody else.
func (l *Live) Ballot(round, ballot mindmap.ID) []mindmap.ID {
	if n := l.roundNode(round); n != nil {
		return n.Votes.Ballots[ballot]
	}
	return nil
}

// TellsVotes reports whether an entry says how a round goes that is not shown yet.
func (l *Live) TellsVotes(e *mindmap.Entry) bool {
	op, err := e.Op()
	if err != nil {
		return false
	}
	switch op.(type) {
	case mindmap.CastBallot, mindmap.CountHands:
		n := l.roundNode(op.Target())
		return n == nil || !n.alive || !n.Votes.Shown
	}
	return false
}

func (l *Live) roundNode(id mindmap.ID) *node {
	if n := l.w.nodes[id]; n != nil && n.Kind == mindmap.RoundNode {
		return n
	}
	return nil
}
