package blocks

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/walk"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/wrap"
)

// Source is what a form stands in a window: a question's themes and answers.
type Source struct {
	Question *mindmap.Question
	Look     *look.Look
	Folded   map[mindmap.ID]bool // themes, or the head of the unsorted, that are folded by hand
	Must     []*mindmap.Answer   // of the question, shown whatever else is left out
	Strip    []Slot              // the unsorted in their places; nil is the question's own, in order
	Opened   Opened
}

// Slot is a place in the strip of unsorted answers. One whose answer was filed stays empty for a while, so that nothing
// else moves, or holds a note where it went.
type Slot struct {
	Answer *mindmap.Answer
	Gone   bool
	Note   string
}

// Opened is a list whose answers that are left out are looked at: instead of the first so many, in the order in which
// answers are kept, the ones behind them are shown. The zero Opened is none.
type Opened struct {
	List mindmap.ID
	Skip int
}

// List is answers that stand together: of a theme, of a sub-theme, or of none.
type List struct {
	ID      mindmap.ID
	Theme   *mindmap.Theme // nil for the unsorted
	Folded  bool
	Answers []*mindmap.Answer
	Keep    int // answers that are shown; all is negative
	Skip    int // answers that are left out and looked at begin behind so many; 0 looks at none

	name   string
	letter string // of a top-level theme
	number int    // how often what is below was said
	said   string // the same as it is written, and the votes for the theme behind it
	colour int
	depth  int
	sign   string // behind the number of a folded one
	subs   []*List
	musts  []int // places of the answers that are shown whatever else is left out
}

// All keeps every answer of a list.
const All = -1

// listsOf are themes with all that is under them. What is folded has a sign.
func (s *Source) listsOf(branches []walk.Branch, mk *Maker) []*List {
	lists := make([]*List, len(branches))
	for i := range branches {
		lists[i] = s.list(&branches[i], mk)
	}
	return lists
}

// unsorted is the list of the answers under no theme; nil when there are none.
func (s *Source) unsorted(mk *Maker) *List {
	if len(s.Question.Unsorted) == 0 {
		return nil
	}
	b := walk.UnsortedOf(s.Question, mk.Voice.Text(say.Unsorted))
	return s.list(&b, mk)
}

func (s *Source) list(b *walk.Branch, mk *Maker) *List {
	l := &List{
		ID: b.ID(), Theme: b.Theme, name: b.Name, letter: b.Letter, colour: b.Colour, depth: b.Depth, Answers: b.Answers, Keep: All,
		number: b.Tally.Total(), said: mk.Voice.WithVotes(say.Times(b.Tally.Total()), b.Votes),
	}
	if b.Theme == nil {
		l.ID = shown.UnsortedID(s.Question.ID)
	}
	s.findMusts(l, b.ID())
	l.subs = s.listsOf(b.Branches(), mk)
	if s.Folded[l.ID] && b.Count+len(l.subs) > 0 {
		l.Folded, l.sign = true, mk.FoldedSign
	}
	if s.Opened.List == l.ID {
		l.Skip = s.Opened.Skip
	}
	return l
}

// findMusts finds the answers of a list, which hang under a theme or none, that must be shown.
func (s *Source) findMusts(l *List, theme mindmap.ID) {
	for _, a := range s.Must {
		if a.Theme == theme {
			if at := slices.Index(l.Answers, a); at >= 0 && !slices.Contains(l.musts, at) {
				l.musts = append(l.musts, at)
			}
		}
	}
}

// Every goes through lists and all under them.
func Every(lists []*List) func(func(*List) bool) {
	return func(yield func(*List) bool) { goThrough(lists, yield) }
}

func goThrough(lists []*List, yield func(*List) bool) bool {
	for _, l := range lists {
		if !yield(l) || !goThrough(l.subs, yield) {
			return false
		}
	}
	return true
}

// Below is how many answers stand under a list, itself included.
func (l *List) Below() int {
	n := len(l.Answers)
	for _, sub := range l.subs {
		n += sub.Below()
	}
	return n
}

// holdsMust reports whether an answer that must be shown stands under a list.
func (l *List) holdsMust() bool {
	return len(l.musts) > 0 || slices.ContainsFunc(l.subs, (*List).holdsMust)
}

// styles are how a list's name and its lines are set.
func (l *List) styles(k *look.Look) (name, line look.Style) {
	switch {
	case l.Theme == nil:
		return k.Question, k.QuestLine
	case l.depth > 1:
		return k.SubTheme(l.colour), k.ThemeLine(l.colour)
	}
	return k.ThemeHead(l.colour), k.ThemeLine(l.colour)
}

// behindName is what stands behind a list's name.
func (l *List) behindName() string { return say.Joined(" ", l.said, l.sign) }

// label is a theme's name with its number in rows of at most that many cells, each as wide as the widest, its letter
// before the first. Nothing of a name is cut away.
func (l *List) label(width int) (rows []string, w int) {
	indent := 0
	if l.letter != "" {
		indent = cells.Width(l.letter) + 1
	}
	lines, _ := wrap.To(l.name, l.behindName(), max(width-2-indent, 1), 0)
	inner := indent + wrap.Widest(lines)
	for i, line := range lines {
		lead := cells.Blanks(indent)
		if i == 0 && indent > 0 {
			lead = l.letter + " "
		}
		rows = append(rows, " "+cells.Pad(lead+line.String(), inner)+" ")
	}
	return rows, inner + 2
}

// shown are the answers of a list that are shown, in their order, and how many are left out.
func (mk *Maker) shown(l *List) (some []*mindmap.Answer, more int) {
	switch {
	case l.Folded:
		some = inOrder(l.Answers, slices.Clone(l.musts))
		return some, len(l.Answers) - len(some)
	case l.Keep < 0 || l.Keep >= len(l.Answers):
		return l.Answers, 0
	}
	ranked := mk.ranked(l)
	if l.Skip > 0 {
		from := min(l.Skip, len(ranked))
		to := min(from+max(l.Keep, 1), len(ranked))
		return inOrder(l.Answers, slices.Clone(ranked[from:to])), len(l.Answers) - to
	}
	kept := append(make([]int, 0, l.Keep+len(l.musts)), l.musts...)
	for _, at := range ranked {
		if len(kept) >= l.Keep {
			break
		}
		if !slices.Contains(l.musts, at) {
			kept = append(kept, at)
		}
	}
	return inOrder(l.Answers, kept), len(l.Answers) - len(kept)
}

// counts reports whether a list says how many of its answers are left out. One of which nothing is shown, folded by hand or a
// sub-theme that had to give way, has its number.
func (l *List) counts(more int, shown bool) bool {
	return more > 0 && (shown || !l.Folded && l.depth <= 1)
}

// inOrder are the answers at some places, in the order of the list. It sorts the places.
func inOrder(answers []*mindmap.Answer, places []int) []*mindmap.Answer {
	slices.Sort(places)
	some := make([]*mindmap.Answer, len(places))
	for i, at := range places {
		some[i] = answers[at]
	}
	return some
}

// rank is the order in which the answers of a list are kept: those that more than one said, by number, then the newest.
type rank struct {
	of    []*mindmap.Answer
	order []int
}

func (mk *Maker) ranked(l *List) []int {
	if r, ok := mk.ranks[l.ID]; ok && Same(r.of, l.Answers) {
		return r.order
	}
	if r, ok := mk.ranks[l.ID]; ok && len(l.Answers) == len(r.of)+1 && slices.Equal(r.of, l.Answers[:len(r.of)]) {
		order := insertRanked(r.order, l.Answers)
		mk.ranks[l.ID] = rank{l.Answers, order}
		return order
	}
	order := make([]int, len(l.Answers))
	for i := range order {
		order[i] = len(order) - 1 - i // the newest stand last: so there is little left to sort
	}
	slices.SortFunc(order, func(i, j int) int { return keptBefore(l.Answers[i], l.Answers[j]) })
	mk.ranks[l.ID] = rank{l.Answers, order}
	return order
}

// keptBefore compares two answers by which is kept rather.
func keptBefore(x, y *mindmap.Answer) int {
	if tx, ty := x.Tally.Total(), y.Tally.Total(); tx != ty {
		return ty - tx
	}
	return y.Made.Compare(x.Made)
}

// insertRanked is an order with the last of some answers added.
func insertRanked(order []int, answers []*mindmap.Answer) []int {
	last := len(answers) - 1
	at, _ := slices.BinarySearchFunc(order, last, func(i, j int) int { return keptBefore(answers[i], answers[j]) })
	return slices.Insert(slices.Clone(order), at, last)
}

// Same reports whether two lists of answers are one.
func Same(a, b []*mindmap.Answer) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// Least is how many answers of a list are shown at the least: its name and its number stay in any case.
func (l *List) Least() int {
	if l.depth > 1 {
		return len(l.musts)
	}
	return max(1, len(l.musts))
}

// Kept is how many answers of a list are shown.
func (l *List) Kept() int {
	if l.Keep < 0 {
		return len(l.Answers)
	}
	return min(l.Keep, len(l.Answers))
}
