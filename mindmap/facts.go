package mindmap

import "slices"

// NodeKind is what a node is.
type NodeKind int8

// The kinds of nodes.
const (
	NoNode NodeKind = iota // something was said of it, but what made it is not here (yet)
	QuestionNode
	ThemeNode
	AnswerNode
	ActionNode
	RoundNode // of votes
)

// Facts are what living entries say of one node, each the latest write, as operations write them. Whoever folds entries has
// the facts of a wall to himself.
type Facts struct {
	Kind NodeKind

	Text, Quote      string
	Order            string // rank, empty until somebody reorders
	Question, Parent ID     // where it was put; Parent is a theme, or zero
	Source           Source
	Base             int   // how many people it was made with
	Counts           Tally // sums of the deltas by source; may be below 0
	Origin           *Origin
	Side             Side
	Letter           string
	Colour           int
	Redacted         bool
	Removed, Parked  bool
	Inbox, Publish   bool
	Aside, ByTally   bool
	Counted          map[ID]*Person // by their keys
	LeftThemes       []ID           // that an answer was moved out of; never changed, only replaced

	Action *ActionFacts
	Votes  *RoundFacts

	Follows *Follows // of what is about the event, and no node
}

// ActionFacts are the facts of actions alone.
type ActionFacts struct {
	Who, Due string
	Done     bool
}

// RoundFacts are the facts of rounds alone.
type RoundFacts struct {
	On      VoteOn
	Votes   int
	Closed  bool
	Shown   bool        // how it went is no secret any more
	Ballots map[ID][]ID // what counts of each
	Dots    map[ID]int  // of all ballots, by what they name
	Hands   map[ID]int  // sums; may be below 0
}

// World is what an operation may change beside the facts of the node that it is about.
type World interface {
	Event() *Event
	// Hang puts the node under a theme; zero is none. It does nothing and returns false when the node would stand under itself.
	Hang(under ID) bool
	// Link merges the node into another; zero is none. It does nothing when the node would stand for itself.
	Link(into ID)
	// Know notes the key of an imported answer, zero when it is none, and to which question it was given, in which words.
	Know(key, question ID, words string)
	// Count notes that somebody was counted for the answer, by a key.
	Count(key ID)
}

// Leaving adds what is left, a theme or an answer, to what was left before, in a list of its own. The one that is gone to is
// not left, or no longer.
func Leaving(left []ID, from, to ID) []ID {
	if from == to || from.IsZero() && len(left) == 0 {
		return left
	}
	var now []ID
	for _, id := range append(slices.Clip(left), from) {
		if id != to && !id.IsZero() && !slices.Contains(now, id) {
			now = append(now, id)
		}
	}
	return now
}
