package mindmap

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
	Shown    bool      // there are results: before, nobody is told how it goes
	Ballots  int       // how many were cast, empty ones not counted
	Results  []Outcome // of what stands on the map and got any, most first, then in the order of making
	Made     Stamp
}

// Votes are what a theme or an answer got in a round. Dots and hands are never added to each other, nor to tallies.
type Votes struct {
	Dots  int // by ballots
	Hands int
}

// Outcome is how a round went for one theme or answer, with all that was merged into it.
type Outcome struct {
	Node ID
	Votes
}
