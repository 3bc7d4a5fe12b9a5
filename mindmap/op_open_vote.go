package mindmap

import "fmt"

var openVoteSpec = spec{kind: "vote.open", read: decode[OpenVote], makes: RoundNode}

// VoteOn is what a round of votes is on.
type VoteOn string

// What there are votes on.
const (
	OnThemes  VoteOn = "themes"
	OnAnswers VoteOn = "answers"
)

// MaxVotes is the most votes that a ballot has in a round.
const MaxVotes = 20

// OpenVote opens a round of votes on the themes or the answers of a question.
type OpenVote struct {
	Question ID     `json:"question"`
	On       VoteOn `json:"on"`
	Votes    int    `json:"votes"` // that each ballot has, from 1 to [MaxVotes]
}

func (op OpenVote) Validate() error {
	if op.On != OnThemes && op.On != OnAnswers {
		return fmt.Errorf("votes on %q: want themes or answers", op.On)
	}
	if op.Votes < 1 || op.Votes > MaxVotes {
		return fmt.Errorf("%d votes a ballot is out of range: 1 to %d", op.Votes, MaxVotes)
	}
	return needs(op.Question, "question")
}

func (op OpenVote) Tell(Names) string { return fmt.Sprintf("open a vote on %s", op.on()) }

func (OpenVote) spec() *spec { return &openVoteSpec }

func (OpenVote) Target() ID { return ID{} }

func (op OpenVote) Apply(_ World, n *Facts) {
	n.Question = op.Question
	n.Votes = &RoundFacts{
		On: op.on(), Votes: min(max(op.Votes, 1), MaxVotes),
		Ballots: map[ID][]ID{}, Dots: map[ID]int{}, Hands: map[ID]int{},
	}
}

// on is what the round is on; themes when the operation names nothing that is known.
func (op OpenVote) on() VoteOn {
	if op.On == OnAnswers {
		return OnAnswers
	}
	return OnThemes
}
