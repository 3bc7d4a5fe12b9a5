package plain

import (
	"errors"
	"fmt"
	"strconv"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
)

// usualVotes is how many votes each phone has unless somebody says otherwise.
const usualVotes = 3

// vote opens a round on the themes or the answers of the question.
func (s *Session) vote(args []string, _ string) error {
	q := s.live.Question(s.question)
	if q == nil {
		return errors.New("there is no question yet: :ask and the question")
	}
	if v, ok := s.live.Vote(); ok && !v.Closed {
		return errors.New("a vote is open already: :hands counts for it, :close ends it")
	}
	on, votes := mindmap.OnThemes, usualVotes
	if len(q.Themes) == 0 {
		on = mindmap.OnAnswers
	}
	for _, word := range args {
		n, err := strconv.Atoi(word)
		switch {
		case err == nil && n >= 1 && n <= mindmap.MaxVotes:
			votes = n
		case word == string(mindmap.OnThemes), word == string(mindmap.OnAnswers):
			on = mindmap.VoteOn(word)
		default:
			return fmt.Errorf("say on what and how many votes each has, as :vote themes 3; each has from 1 to %d", mindmap.MaxVotes)
		}
	}
	round := fold.Vote{Round: &mindmap.Round{On: on}, Question: q}
	if len(round.Choices()) == 0 {
		return fmt.Errorf("there are no %s to vote on", on)
	}
	if err := s.wall.Record(mindmap.Draft{Op: mindmap.OpenVote{Question: q.ID, On: on, Votes: votes}}); err != nil {
		return err
	}
	s.say("The vote on the %s is open, %s for each phone.", on, say.Counted(votes, "vote"))
	return s.hands(nil, "")
}

// openVote is the round that counts now.
func (s *Session) openVote() (fold.Vote, error) {
	v, ok := s.live.Vote()
	if !ok || v.Closed {
		return v, errors.New("no vote is open: :vote themes, or :vote answers, opens one")
	}
	return v, nil
}

// hands counts the hands that are raised for something, or reads what may be voted for, with numbers.
func (s *Session) hands(args []string, _ string) error {
	v, err := s.openVote()
	if err != nil {
		return err
	}
	list := v.Choices()
	if len(args) == 0 {
		for i, c := range list {
			s.say("%d. %s", i+1, say.Joined(", ", c.Text, say.English.Hands(mindmap.Votes{Hands: s.live.Hands(v.ID, c.ID)})))
		}
		return nil
	}
	if len(args) != 2 {
		return errors.New("say for which, and how many, as :hands 2 7")
	}
	at, err := strconv.Atoi(args[0])
	if err != nil || at < 1 || at > len(list) {
		return fmt.Errorf("there is no number %s; :hands lists them", args[0])
	}
	n, err := strconv.Atoi(args[1])
	if err != nil || n < 0 || n > mindmap.MaxTally {
		return fmt.Errorf("%q is no number of hands: from 0 to %d", args[1], mindmap.MaxTally)
	}
	c := list[at-1]
	if by := n - s.live.Hands(v.ID, c.ID); by != 0 {
		if err := s.wall.Record(mindmap.Draft{Op: mindmap.CountHands{Round: v.ID, Node: c.ID, Delta: by}}); err != nil {
			return err
		}
	}
	s.say("%s, %s", c.Text, say.Counted(n, "hand"))
	return nil
}

// closeVote ends the round, so that nothing more counts.
func (s *Session) closeVote([]string, string) error { return s.endVote(false) }

// endVote ends the round, and with show lets everybody see how it went.
func (s *Session) endVote(show bool) error {
	v, ok := s.live.Vote()
	switch {
	case !ok || v.Shown || v.Closed && !show:
		if show && ok && v.Shown {
			return s.tellVote(v)
		}
		_, err := s.openVote()
		return err
	}
	if err := s.wall.Record(mindmap.Draft{Op: mindmap.CloseVote{Round: v.ID, Show: show}}); err != nil {
		return err
	}
	if !show {
		s.say("The vote is closed, with %s. :show vote shows how it went.", say.Counted(v.Ballots, "ballot"))
		return nil
	}
	v, _ = s.live.Vote()
	return s.tellVote(v)
}

// tellVote reads how a round went that is shown.
func (s *Session) tellVote(v fold.Vote) error {
	s.say("The vote on the %s, %s:", v.On, say.Counted(v.Ballots, "ballot"))
	got := map[mindmap.ID]mindmap.Votes{}
	for _, one := range v.Results {
		got[one.Node] = one.Votes
	}
	for _, c := range v.Choices() {
		if votes := say.English.VotesInWords(got[c.ID]); votes != "" {
			s.say("%s, %s", c.Text, votes)
		}
	}
	return nil
}
