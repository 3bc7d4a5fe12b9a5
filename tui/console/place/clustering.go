package place

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/screen"
)

// Clustering is what is done to answers and themes of the map: they are filed, moved, merged and taken away. Each returns
// what is to be recorded, and leaves the selection where the next one is likely to act.
type Clustering struct{ at *Place }

// Clustering is what is done where the facilitator is.
func (p *Place) Clustering() Clustering { return Clustering{p} }

// Each drafts an operation for answers and for those merged into them.
func Each(answers []*mindmap.Answer, op func(mindmap.ID) mindmap.Op) []mindmap.Draft {
	var drafts []mindmap.Draft
	for _, id := range mindmap.WholeGroups(answers...) {
		drafts = append(drafts, mindmap.Draft{Op: op(id)})
	}
	return drafts
}

// MaxNamed is how many cells of an answer a notice repeats.
const MaxNamed = 40

// Called is what a notice calls some answers: one by its words, several by their number.
func Called(answers []*mindmap.Answer) string {
	if len(answers) == 1 {
		return "“" + cells.Truncate(say.Caption(answers[0]), MaxNamed) + "”"
	}
	return say.Counted(len(answers), "answer")
}

// FileUnder files answers under a theme that is there.
func (x Clustering) FileUnder(answers []*mindmap.Answer, t *mindmap.Theme) screen.Intent {
	drafts := plan.Move(mindmap.WholeGroups(answers...), x.at.Current(), t.ID)
	x.at.MoveOn(answers)
	return screen.Record{Drafts: drafts, Done: filed(len(answers), t.Text)}
}

// FileAsSaid files answers under the theme that a line says; with none it makes the theme. taken is called when it can be done.
func (x Clustering) FileAsSaid(answers []*mindmap.Answer, p capture.Parsed, taken func()) screen.Intent {
	drafts, err := x.Plan(x.at.Current(), answers, p)
	if err != nil {
		return screen.Sayf(screen.Error, "%s", screen.Told(err))
	}
	taken()
	x.at.MoveOn(answers)
	return screen.Record{Drafts: drafts, Done: filed(len(answers), strings.Join(p.Theme, " / "))}
}

// Plan drafts the move of answers, and of those merged into them, under the theme of the question that a line says.
func (x Clustering) Plan(q *mindmap.Question, answers []*mindmap.Answer, p capture.Parsed) ([]mindmap.Draft, error) {
	theme, drafts, err := p.PlanTheme(plan.New(x.at.Env.Board(), q, x.at.Env.NewID))
	if err != nil {
		return nil, err
	}
	return append(drafts, plan.Move(mindmap.WholeGroups(answers...), q, theme)...), nil
}

func filed(n int, theme string) string {
	switch n {
	case 0:
		return "new theme “" + theme + "”"
	case 1:
		return "filed under " + theme
	default:
		return strconv.Itoa(n) + " answers filed under " + theme + " · Ctrl+Z takes them back, marked"
	}
}

// Nest puts a theme under the theme that a line says. taken is called when it can be done.
func (x Clustering) Nest(t *mindmap.Theme, p capture.Parsed, taken func()) screen.Intent {
	q := x.at.Current()
	to, drafts, err := p.PlanTheme(plan.New(x.at.Env.Board(), q, x.at.Env.NewID))
	if err != nil {
		return screen.Sayf(screen.Error, "%s", screen.Told(err))
	}
	taken()
	drafts = append(drafts, plan.Move([]mindmap.ID{t.ID}, q, to)...)
	return screen.Recordf(drafts, "“%s” put under %s", t.Text, strings.Join(p.Theme, " / "))
}

// Remove takes what is marked or selected off the map.
func (x Clustering) Remove() screen.Intent {
	if t := x.at.Theme(); t != nil && len(x.at.Marks) == 0 {
		x.at.Selected = t.Parent
		if t.Parent.IsZero() {
			x.at.Selected = x.at.Question
		}
		return screen.Recordf([]mindmap.Draft{{Op: mindmap.Remove{Node: t.ID}}}, "theme “%s” removed, its answers kept · Ctrl+Z brings it back", t.Text)
	}
	answers := x.at.Targets()
	drafts := Each(answers, func(id mindmap.ID) mindmap.Op { return mindmap.Remove{Node: id} })
	x.at.MoveOn(answers)
	if len(answers) == 1 {
		return screen.Recordf(drafts, "“%s” removed · Ctrl+Z brings it back", say.Caption(answers[0]))
	}
	return screen.Recordf(drafts, "%d answers removed · Ctrl+Z brings them back", len(answers))
}

// Park sets answers aside for later.
func (x Clustering) Park() screen.Intent {
	answers := x.at.Targets()
	drafts := Each(answers, func(id mindmap.ID) mindmap.Op { return mindmap.ParkAnswer{Answer: id, Parked: true} })
	x.at.MoveOn(answers)
	return screen.Recordf(drafts, "%s parked for later · Shift+F6 lists what is parked", Called(answers))
}

// Reorder lets what is selected change places with the sibling that is drawn before it, or after it.
func (x Clustering) Reorder(way int) screen.Intent {
	s, ok := x.at.Selection()
	switch {
	case !ok:
		return nil
	case s.Answer != nil:
		if t := x.at.Env.Live.Theme(s.Answer.Theme); t != nil && t.ByTally {
			return screen.Sayf(screen.Info, "sorted by tally: Ctrl+S on the theme goes back to your order")
		}
		return swap(x.at.Siblings(s.Answer), s.Answer, way, nil)
	case s.Theme != nil:
		return x.reorderTheme(s.Theme, way)
	case s.IsQuestion():
		return swap(x.at.Env.Board().Questions, x.at.Current(), way, nil)
	}
	return screen.Sayf(screen.Info, "the unsorted stay where they are: they are under no theme yet")
}

// reorderTheme passes over the themes that stand on the other side of the map, when it is drawn with two.
func (x Clustering) reorderTheme(t *mindmap.Theme, way int) screen.Intent {
	siblings := x.at.Current().Themes
	if up := x.at.Env.Live.Theme(t.Parent); up != nil {
		siblings = up.Themes
	}
	beside := func(other *mindmap.Theme) bool { return x.at.View.OneSided() || other.Side == t.Side }
	return swap(siblings, t, way, beside)
}

// swap lets a node change places with the next sibling that way which stands beside it; nil is all of them.
func swap[N interface {
	mindmap.Ranked
	comparable
}](siblings []N, node N, way int, beside func(N) bool) screen.Intent {
	from := slices.Index(siblings, node)
	if from < 0 {
		return nil
	}
	for to := from + way; to >= 0 && to < len(siblings); to += way {
		if beside == nil || beside(siblings[to]) {
			return screen.Record{Drafts: plan.Swap(siblings, from, to)}
		}
	}
	if way < 0 {
		return screen.Sayf(screen.Info, "it is the first already")
	}
	return screen.Sayf(screen.Info, "it is the last already")
}

// OtherSide puts the selected theme on the other side of the map.
func (x Clustering) OtherSide() screen.Intent {
	t := x.at.Theme()
	side := -t.Side
	done := fmt.Sprintf("“%s” is on the %s now", t.Text, side)
	if x.at.View.OneSided() {
		done += ", as the room and the pictures show it"
	}
	return screen.Record{Drafts: []mindmap.Draft{{Op: mindmap.SideTheme{Theme: t.ID, Side: side}}}, Done: done}
}

// Sort sorts the selected theme by tally, or by hand again.
func (x Clustering) Sort() screen.Intent {
	t := x.at.Theme()
	done := "sorted by tally"
	if t.ByTally {
		done = "back in the order by hand"
	}
	return screen.Record{Drafts: []mindmap.Draft{{Op: mindmap.SortTheme{Theme: t.ID, ByTally: !t.ByTally}}}, Done: done}
}

// Merging is what Ctrl+G would do with several marked answers: merge the others into the selected answer, or else into
// the one that most people said. Both are nil while fewer are marked.
func (x Clustering) Merging() (into *mindmap.Answer, others []*mindmap.Answer) {
	if len(x.at.Marks) < 2 {
		return nil, nil
	}
	marked := x.at.Marked()
	into = x.at.Answer()
	if into == nil && len(marked) > 0 {
		into = slices.MaxFunc(marked, func(a, b *mindmap.Answer) int { return a.Tally.Total() - b.Tally.Total() })
	}
	return into, slices.DeleteFunc(marked, func(a *mindmap.Answer) bool { return a == into })
}

// Merge merges the marked answers.
func (x Clustering) Merge() screen.Intent {
	into, others := x.Merging()
	if len(others) == 0 {
		return screen.Sayf(screen.Info, "nothing else is marked to merge into “%s”", cells.Truncate(say.Caption(into), MaxNamed))
	}
	var drafts []mindmap.Draft
	for _, a := range others {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.MergeAnswer{Answer: a.ID, Into: into.ID}})
	}
	x.at.Unmark()
	x.at.Selected = into.ID
	return screen.Recordf(drafts, "merged into “%s”, wordings kept · Ctrl+D splits them again", cells.Truncate(say.Caption(into), MaxNamed))
}

// Split takes the selected answer apart again.
func (x Clustering) Split() screen.Intent {
	var drafts []mindmap.Draft
	for _, m := range x.at.Answer().Merged {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.SplitAnswer{Answer: m.ID}})
	}
	return screen.Recordf(drafts, "split into %d answers", len(drafts)+1)
}

// Publish says that the quote of the selected answer may be published, or no more.
func (x Clustering) Publish() screen.Intent {
	a := x.at.Answer()
	const named = 18 // cells of the quote: the whole of it stands in the row over the line
	quote := "“" + cells.Truncate(a.Quote, named) + "”"
	done := quote + " may be published ❞✓ · Ctrl+O takes it back"
	if a.Publish {
		done = quote + " is not to be published ❞ · Ctrl+O lets it"
	}
	return screen.Record{Drafts: []mindmap.Draft{{Op: mindmap.PublishQuote{Answer: a.ID, Publish: !a.Publish}}}, Done: done}
}

// Quotes are the answers of the question whose quotes may be published, or that may not, with those merged into others.
// What is off the map counts among the former: a mark holds there too.
func (x Clustering) Quotes(published bool) []*mindmap.Answer {
	var found []*mindmap.Answer
	add := func(a *mindmap.Answer) {
		for _, one := range append([]*mindmap.Answer{a}, a.Merged...) {
			if one.Quote != "" && one.Publish == published {
				found = append(found, one)
			}
		}
	}
	q := x.at.Current()
	if q == nil {
		return nil
	}
	for a := range q.AllAnswers {
		add(a)
	}
	if b := x.at.Env.Board(); published {
		for _, a := range slices.Concat(b.Parked, b.Inbox) {
			if a.Question == q.ID {
				add(a)
			}
		}
	}
	return found
}

// PublishQuotes says that all quotes of the question may be published.
func (x Clustering) PublishQuotes() screen.Intent {
	answers := x.Quotes(false)
	return screen.Recordf(publishing(answers, true), "%s may be published ❞✓ · Ctrl+Z undoes that", say.Counted(len(answers), "quote"))
}

func publishing(answers []*mindmap.Answer, publish bool) []mindmap.Draft {
	drafts := make([]mindmap.Draft, len(answers))
	for i, a := range answers {
		drafts[i].Op = mindmap.PublishQuote{Answer: a.ID, Publish: publish}
	}
	return drafts
}

// TakeBackQuotes says that no quote of the question may be published.
func (x Clustering) TakeBackQuotes() screen.Intent {
	answers := x.Quotes(true)
	return screen.Recordf(publishing(answers, false), "publishing of %s taken back ❞ · Ctrl+Z undoes that", say.Counted(len(answers), "quote"))
}
