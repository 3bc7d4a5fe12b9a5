package compare

import (
	"math"

	"mindwall/mindmap"
)

// Wall is one that is compared.
type Wall struct {
	ID    mindmap.ID // see [mindmap.WallID]; a copy has that of its original
	Name  string     // of the file, without its ending
	Board *mindmap.Board
	// Lineage says which questions and themes of an earlier event became which of this one.
	Lineage []Became
	// History is what the wall's entries tell beyond its board; when nil, what the board lists is all.
	History History
}

// History is what entries tell of questions, themes and answers, on the map or not. A [mindwall/mindmap/fold.Live] is one.
type History interface {
	// Holds reports whether the wall has what made a node, also when that was undone.
	Holds(node mindmap.ID) bool
	// About are the entries that tell of a node, the undoing of others among them.
	About(node mindmap.ID) []mindmap.ID
	// WordEntries are those that carry words of a node, whatever it is called now.
	WordEntries(node mindmap.ID) []mindmap.ID
	// Has reports whether the wall has an entry.
	Has(entry mindmap.ID) bool
	// Redacted reports whether words of an entry, of this wall or of a copy, were taken out for good.
	Redacted(entry mindmap.ID) bool
}

// Became says that a question or theme of an earlier wall lives on in a later one, under another id.
type Became struct{ Was, Is mindmap.ID }

// Hidden stands for a count that is not shown, as it is of so few people that somebody could be told from it. There are
// none but between the groups of an attribute.
const Hidden = -1

// Comparison is what changed between walls, or between the groups of one.
type Comparison struct {
	By        string // the attribute whose values are the columns; empty when walls are
	Language  string // of the last wall, BCP 47; empty when nobody said
	Columns   []Column
	Questions []*Question // those of the last column in order, then what is only in earlier ones
}

// Column is one of the walls, or a group of people.
type Column struct {
	Wall  mindmap.ID
	Name  string // of the wall's file without ending, or the value of an attribute; empty for all other values
	Event mindmap.Event
}

// Question is a question that belongs together in several walls. Its slices have one element for each column.
type Question struct {
	Text    string              // as it is worded last
	In      []*mindmap.Question // nil where a wall does not ask it
	Said    []int               // how often something was said to it; 0 where it is not asked
	Answers []int               // on its map
	Ties    []Tie               // why its parts belong together; none when it is in one wall alone
	Themes  []*Theme            // at the top; what was said most in the last column first
	// Unsorted is what is under no theme: a theme without name and id; nil when there is nothing in any column.
	Unsorted *Theme
	// Shared says that the same answers are in the first and in the last column, as in a copy: then chance is not asked for.
	Shared bool
}

// Theme is a theme that belongs together in several walls. Its slices by column have one element each.
type Theme struct {
	Text   string           // as it is named last
	In     []*mindmap.Theme // nil where a wall has it not, and of the unsorted and in groups
	Status Status           // empty between groups
	Said   []int            // how often, sub-themes included, or [Hidden]
	Shares []float64        // of all that was said to the question in that column, from 0 to 1; 0 where that is nothing
	Chance Chance           // whether the change of its share may be chance; of themes alone that are at the top in all columns
	Ties   []Tie            // why its parts belong together; none when it is in one column alone
	Moved  bool             // it hangs under another theme than in an earlier column
	Themes []*Theme         // below it

	// The answers right under it, those of sub-themes not among them. Last and first are the last and the first column.
	// There are none between groups. An answer without words is [mindmap.Answer.Redacted]: they were taken out, or another
	// of the walls has taken the answer off its map since, and it is no more than counted.
	New  []*mindmap.Answer // of the last, which nobody said in the first, the strongest first
	Gone []*mindmap.Answer // of the first, which nobody said in the last
	Kept []Kept            // of the last, and said in the first as well
	Left []Kept            // of the first, and said in the last under another theme
	// Quotes are, by column, the answers with a quote that may be published, the strongest first. They may be
	// merged into others.
	Quotes [][]*mindmap.Answer
}

// Kept is an answer of the last column that was said in the first.
type Kept struct {
	Then, Now *mindmap.Answer
	By        How
	Elsewhere bool // then it was under another theme than now
}

// Percent is a share in hundredths, as all say it.
func Percent(share float64) int { return int(math.Round(100 * share)) }

// Status is what became of a theme from the first to the last column, by how often it was said. Whether its share of all that
// was said changed as well, and whether that may be chance, stands beside it.
type Status string

// The statuses. A theme that nobody said anything under in the first column is new when it is said in the last, though it may have been
// there by name; likewise gone. One that is in neither is the same.
const (
	Same   Status = "same"
	Grown  Status = "grown"
	Shrunk Status = "shrunk"
	New    Status = "new"
	Gone   Status = "gone"
)

// How is by what things of two walls are known to belong together, the surest first.
type How uint8

// The ways.
const (
	Confirmed How = iota + 1 // by a person
	ByID                     // in copies of a wall
	ByLineage                // the one wall follows the other
	ByName                   // apart from letter case and blanks
	ByLikeness
)

func (h How) String() string {
	return [...]string{"", "confirmed", "id", "follow-up", "name", "likeness"}[h]
}

// Tie says that a question or theme of one column belongs to that of another.
type Tie struct {
	Columns [2]int        // the earlier first
	Walls   [2]mindmap.ID // of the columns
	Nodes   [2]mindmap.ID
	Texts   [2]string
	How     How
	Score   float64 // of a likeness, from 0 to 1
}

// Proposed reports whether a person is still to say that it is so.
func (t *Tie) Proposed() bool { return t.How == ByLikeness }

// Proposal is a tie to be confirmed or parted, and what it holds together.
type Proposal struct {
	Tie
	Question *Question
	Theme    *Theme // nil when questions are tied
}

// AllThemes calls yield for each theme of the question, a parent before its sub-themes, until yield is false. The unsorted are not among them.
func (q *Question) AllThemes(yield func(*Theme) bool) {
	var walk func(list []*Theme) bool
	walk = func(list []*Theme) bool {
		for _, t := range list {
			if !yield(t) || !walk(t.Themes) {
				return false
			}
		}
		return true
	}
	walk(q.Themes)
}

// Proposals are the ties that nobody has confirmed yet, in the order in which questions and themes are shown.
func (c *Comparison) Proposals() []Proposal {
	var out []Proposal
	propose := func(ties []Tie, q *Question, t *Theme) {
		for i := range ties {
			if ties[i].Proposed() {
				out = append(out, Proposal{ties[i], q, t})
			}
		}
	}
	for _, q := range c.Questions {
		propose(q.Ties, q, nil)
		for t := range q.AllThemes {
			propose(t.Ties, q, t)
		}
	}
	return out
}
