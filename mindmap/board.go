package mindmap

import "time"

// Board is what a set of entries amounts to: the wall as it stands. It is immutable, and so are all nodes it points
// to: a later board shares the nodes that did not change, so a caller may compare pointers to learn what did.
type Board struct {
	Event     Event
	Follows   Follows     // what is known of the last event's wall; zero when this one follows none
	Questions []*Question // as asked, in order; those set aside are in Aside
	Aside     []*Question
	Parked    []*Answer // the parking lot of the event, in the order of making
	Inbox     []*Answer // answers that wait for the facilitator's yes; never projected, never exported as said
	Removed   []*Answer // what restore can bring back
	// RemovedThemes are the themes that restore can bring back. Their answers hang elsewhere meanwhile.
	RemovedThemes []*Theme
	Actions       []*Action // what will be done, in order
	// RemovedActions are the actions that restore can bring back.
	RemovedActions []*Action
	Rounds         []*Round  // of votes, in the order of making
	Recovered      []*Answer // answers whose question is missing or undone; shown so that none is lost
	Entries        int       // how many entries the board was made of
	Unknown        int       // how many of them are of a kind this version does not know, and were skipped
	Revision       uint64    // rises with every change of a live board; meaningless across boards
}

// Event is the whole session.
type Event struct {
	Title, Date, Place, Host string
	Language                 string // BCP 47, such as "en"; empty when nobody said
	Contact                  string // whom to ask about the event
	Thanks, Next             string // for the close: thanks, and what happens with what was said
	Notice                   string // what those who answer by phone are told
	Present, Missing         string // who was there, and who was not
	WriteUp                  string // the address at which the write-up will be; it is one of a page
}

// Side is the side of the question that a theme hangs on.
type Side int8

// The sides.
const (
	NoSide Side = 0
	Right  Side = 1
	Left   Side = -1
)

// Source is where an answer came from.
type Source string

// The sources.
const (
	Room   Source = "room"
	Survey Source = "survey"
	Phone  Source = "phone"
)

// Sources lists every source, in the order in which they are shown.
var Sources = [...]Source{Room, Survey, Phone}

// Tally counts people by source, in the order of [Sources].
type Tally [len(Sources)]int

// Total is the number of people over all sources.
func (t Tally) Total() int {
	n := 0
	for _, v := range t {
		n += v
	}
	return n
}

// Of is the number of people that one source tells of.
func (t Tally) Of(s Source) int { return t[s.Index()] }

// Plus adds two tallies.
func (t Tally) Plus(u Tally) Tally {
	for i := range t {
		t[i] += u[i]
	}
	return t
}

// Question is what the room is asked: the centre of one map.
type Question struct {
	ID       ID
	Number   int // from 1 among the questions asked; 0 when set aside
	Text     string
	Themes   []*Theme  // top-level themes, in order
	Unsorted []*Answer // answers under no theme yet, in order
	Answers  int       // answers on the map, merged ones counted once
	Tally    Tally     // people behind those answers
	Made     Stamp     // when it was first asked, in the order of entries
	Rank     string    // where it stands among questions, when somebody reordered them; see [Ranked]
	Own      Census    // of the unsorted
}

// Theme is a branch: a named cluster of answers. A sub-theme is a theme whose parent is a theme.
type Theme struct {
	ID       ID
	Question ID
	Parent   ID // the theme it hangs under; zero at the top
	Text     string
	Letter   string // of the top-level theme: "A" to "Z", then "27"; sub-themes share it
	Colour   int    // a number from 0 that looks turn into a colour; sub-themes share it
	Side     Side   // never NoSide; sub-themes share it
	Depth    int    // 1 at the top
	ByTally  bool   // answers are sorted by tally; the order by hand is kept underneath
	Themes   []*Theme
	Answers  []*Answer
	Count    int   // answers below, sub-themes included, merged ones counted once
	Tally    Tally // people behind those answers
	Made     Stamp
	Rank     string
	Own      Census // of its answers, those of sub-themes not counted
	Votes    Votes  // for the theme, in the latest round on the themes of its question, once that is shown
}

// Census is what is known of a list of answers as a whole.
type Census struct {
	Tally  Tally
	Newest *Answer // made last; nil of an empty list
}

// Answer is a leaf: what one person said. An answer that others were merged into stands for all of them.
type Answer struct {
	ID         ID
	Question   ID
	Theme      ID   // zero when unsorted
	LeftThemes []ID // those that it was moved out of
	SplitOff   []ID // the answers that it was merged into and taken apart from again
	Text       string
	Quote      string // what was said, word for word; empty when the caption says it all
	Publish    bool   // the quote may leave the wall
	Redacted   bool   // the words were taken out for good, and nobody has put others in their place
	Parked     bool
	Waits      bool // nobody has let it on: it is in the inbox, or was refused there
	Source     Source
	Tally      Tally // people behind it and behind the answers merged into it; each person of a survey once
	Own        int   // people behind this answer alone; at least 1
	Votes      Votes // for it, in the latest round on the answers to its question, once that is shown
	Author     string
	At         time.Time
	Made       Stamp     // when it was made, in the order of entries; the newest answer has the greatest
	Origin     *Origin   // where an imported answer came from
	Merged     []*Answer // into it by hand, or because they are the same row of a survey, in the order of making
	Rank       string
	// Counted are the people that rows of surveys tell of, beyond the one of Origin, by their keys.
	Counted []*Person
	Unsaid  bool // Origin tells of nobody: those who said it are counted
}

// Origin is where an imported answer came from, so that a person can find it and a second import can skip it.
type Origin struct {
	File   string `json:"file,omitempty"`
	Row    int    `json:"row,omitempty"` // from 1, as a spreadsheet counts
	Column string `json:"column,omitempty"`
	Time   string `json:"time,omitempty"` // as the survey tool gave it
	Key    string `json:"key,omitempty"`  // what tells one imported answer from every other; holds no words
	// Attributes are what else the row says of who answered, such as a role. They stay on the wall.
	Attributes map[string]string `json:"attributes,omitempty"`
}

// Wordings are the other ways in which the answer was said: the texts of those merged into it, in order of making.
func (a *Answer) Wordings() []string {
	words := make([]string, 0, len(a.Merged))
	for _, m := range a.Merged {
		words = append(words, m.Text)
	}
	return words
}
