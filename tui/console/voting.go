package console

import (
	"strconv"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/tui/screen"
)

// voteActions are about rounds of votes.
func voteActions() []action {
	return []action{
		{name: "Vote on the themes, or on the answers", also: "dots ballot poll round hands priorities", word: "vote", section: sectionWall, shown: "", help: "vote",
			when: hasQuestions, unless: noQuestion, run: does(func(c *Console) screen.Intent { return screen.Push{To: screen.Vote, Question: c.at.Question} }), quiet: true},
		{name: "Close the vote: nothing more counts", also: "end stop ballot round", word: "close vote", section: sectionWall, shown: "", help: "close the vote",
			when: voteIs(func(r *mindmap.Round) bool { return !r.Closed }), unless: "no vote is open: /vote opens one", run: does(endVote(false)), quiet: true},
		{name: "Show how the vote went", also: "reveal results ballot round", word: "show vote", section: sectionWall, shown: "", help: "show the vote",
			when: voteIs(func(r *mindmap.Round) bool { return !r.Shown }), unless: "there is no vote that was not shown: /vote opens one", run: does(endVote(true)), quiet: true},
	}
}

// voteIs makes a condition of one on the latest round.
func voteIs(so func(*mindmap.Round) bool) func(*Console) bool {
	return func(c *Console) bool {
		v, ok := c.env.Live.Vote()
		return ok && so(v.Round)
	}
}

func endVote(show bool) func(*Console) screen.Intent {
	return func(c *Console) screen.Intent {
		v, _ := c.env.Live.Vote()
		draft := []mindmap.Draft{{Op: mindmap.CloseVote{Round: v.ID, Show: show}}}
		if show {
			return screen.Recordf(draft, "votes stand behind %s · Ctrl+Z hides them", say.VoteSign)
		}
		return screen.Recordf(draft, "the vote is closed · /show vote shows how it went, Ctrl+Z opens it again")
	}
}

// votePart tells that a round is open, and how many ballots there are, or that one waits to be shown; nothing of how it goes.
func votePart(c *Console) (p part, ok bool) {
	v, ok := c.env.Live.Vote()
	switch {
	case !ok || v.Shown:
		return part{}, false
	case v.Closed:
		return part{text: say.VoteSign + " vote closed", more: ": /show vote", keep: 9}, true
	}
	return part{text: say.VoteSign + " vote " + strconv.Itoa(v.Ballots), keep: 9}, true
}
