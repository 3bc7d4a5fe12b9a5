// Package columns makes walls that are open the columns of a comparison, and says what is alike in them. mindmap/compare is pure and
// knows neither files nor likeness; who compares calls both.
package columns

import (
	"slices"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/crosstab"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/walk"
)

// Of is a wall as a column, by the name of its file without ending. It stays as the wall is now.
func Of(name string, live *fold.Live) compare.Wall {
	board, _ := walk.Shallow(live.Board())
	return compare.Wall{ID: live.WallID(), Name: name, Board: board, Lineage: lineage(&board.Follows), History: live}
}

// lineage is what became of what in a wall that follows up another.
func lineage(f *mindmap.Follows) (all []compare.Became) {
	for _, one := range slices.Concat(f.Questions, f.Themes) {
		all = append(all, compare.Became{Was: one.Was, Is: one.ID})
	}
	return all
}

// InOrder puts two walls in the order of their events: the one that follows up the other last, else by their dates, else as they
// are.
func InOrder(a, b compare.Wall) []compare.Wall {
	then, now := a.Board.Event.Date, b.Board.Event.Date
	isDate := func(s string) bool { _, err := time.Parse(time.DateOnly, s); return err == nil }
	if f := &a.Board.Follows; f.Wall == b.ID && !f.IsZero() {
		return []compare.Wall{b, a}
	}
	if b.Board.Follows.Wall != a.ID && isDate(then) && isDate(now) && now < then {
		return []compare.Wall{b, a}
	}
	return []compare.Wall{a, b}
}

// Compare compares walls, by what is decided and by likeness.
func Compare(walls []compare.Wall, decided compare.Decisions) *compare.Comparison {
	return compare.Walls(walls, compare.Options{Decided: decided, Likeness: newLikeness(walls)})
}

// Groups compares the people within one wall by an attribute that surveys tell of, such as a role. ok is false when it is known of too few.
func Groups(w compare.Wall, attribute string) (c *compare.Comparison, ok bool) {
	var tables []compare.Table
	for _, t := range crosstab.By(w.Board, attribute) {
		tables = append(tables, compare.Table(t))
	}
	if len(tables) == 0 {
		return nil, false
	}
	return compare.Groups(w, attribute, tables), true
}

// filed is the least score of a suggestion by which an answer counts as one that would be filed there. It is less than what is shown to people
// of a single answer, as several must agree, from both sides.
const filed = 0.1

// maxRepeats is how many answers that say the same as another are looked for.
const maxRepeats = 8

// likeness is what indexes of the walls tell. They are made when they are first asked, as walls that are copies never ask.
type likeness struct {
	walls   []compare.Wall
	indexes []*affinity.Index // by column
	plain   *affinity.Index   // of no texts: it weighs words the same whatever was said, so that the order of walls makes no difference
}

func newLikeness(walls []compare.Wall) *likeness {
	language := walls[0].Board.Event.Language
	for _, w := range walls {
		if w.Board.Event.Language != language {
			language = ""
		}
	}
	return &likeness{walls, make([]*affinity.Index, len(walls)), affinity.New(language)}
}

func (l *likeness) index(column int) *affinity.Index {
	if l.indexes[column] == nil {
		b := l.walls[column].Board
		l.indexes[column] = affinity.New(b.Event.Language)
		l.indexes[column].Follow(b)
	}
	return l.indexes[column]
}

func (l *likeness) Texts(a, b string) float64 { return l.plain.Likeness(a, b) }

func (l *likeness) Theme(column int, question mindmap.ID, text string) mindmap.ID {
	for _, s := range l.index(column).Suggest(question, text, 1) {
		if s.Score >= filed {
			return s.Theme
		}
	}
	return mindmap.ID{}
}

func (l *likeness) Repeats(column int, question mindmap.ID, text string) []mindmap.ID {
	var out []mindmap.ID
	for _, r := range l.index(column).Repeats(question, text, mindmap.ID{}, maxRepeats) {
		if r.Score >= affinity.Same {
			out = append(out, r.Answer)
		}
	}
	return out
}
