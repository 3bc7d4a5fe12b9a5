package console

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/forms"
	"mindwall/tui/mapview"
	"mindwall/tui/presenter"
	"mindwall/tui/screen"
)

// place is where the facilitator is on the wall: the question that is shown, what is selected and marked on its map, and
// which answers are new.
type place struct {
	env     *screen.Env
	view    mapview.View
	window  screen.Size // of the map
	covered int         // rows of it that a list stands on
	keep    forms.Keep  // the form that the map is held to
	holes   bool        // the places of answers that were filed just now are kept

	question mindmap.ID          // the one that is shown and answered
	pending  mindmap.ID          // a question to be shown once the board has it
	selected mindmap.ID          // where the keys act; zero when the line alone has them
	marks    map[mindmap.ID]bool // replaced, never emptied: who remembers them keeps them
	last     mindmap.ID          // the last answer made here
	fresh    mindmap.ID          // the newest answer, while it stands out
	newest   mindmap.Stamp
}

// freshFor is how long the newest answer stands out.
const freshFor = 4 * time.Second

// freshOverMsg ends the time in which an answer stands out.
type freshOverMsg struct{ answer mindmap.ID }

// newPlace is the beginning of a wall.
func newPlace(env *screen.Env) *place { return &place{env: env, marks: map[mindmap.ID]bool{}} }

// current is the question that is shown; nil when there is none.
func (p *place) current() *mindmap.Question {
	q := p.env.Live.Question(p.question)
	if q == nil || q.Number == 0 {
		return nil
	}
	return q
}

// follow brings what is remembered in line with the board: what is gone is not shown, selected or marked any more.
func (p *place) follow() tea.Cmd {
	questions := p.env.Board().Questions
	if p.current() == nil && len(questions) > 0 {
		p.question = questions[0].ID
	}
	if q := p.env.Live.Question(p.pending); q != nil {
		p.goTo(q)
	}
	p.pending = mindmap.ID{}
	for id := range p.marks {
		if !p.here(id) {
			delete(p.marks, id)
		}
	}
	if !p.here(p.selected) {
		p.selected = mindmap.ID{}
	}
	return p.noticeNewest()
}

// here reports whether a node is on the map that is shown, folded away or not.
func (p *place) here(id mindmap.ID) bool {
	q := p.current()
	if q == nil {
		return false
	}
	if id == q.ID || id == screen.UnsortedID(q.ID) || id == forms.MoreID(screen.UnsortedID(q.ID)) {
		return true
	}
	if t := p.env.Live.Theme(forms.MoreID(id)); t != nil { // what counts the answers of a theme that are left out
		id = t.ID
	}
	if t := p.env.Live.Theme(id); t != nil {
		return t.Question == q.ID && p.onMap(t)
	}
	a := p.env.Live.Answer(id)
	return a != nil && a.Question == q.ID && slices.Contains(p.siblings(a), a)
}

// onMap reports whether a theme is among its siblings.
func (p *place) onMap(t *mindmap.Theme) bool {
	siblings := p.current().Themes
	if up := p.env.Live.Theme(t.Parent); up != nil {
		siblings = up.Themes
	}
	return slices.Contains(siblings, t)
}

// noticeNewest lets the newest answer of the question stand out, when it came since the last look.
func (p *place) noticeNewest() tea.Cmd {
	q := p.current()
	if q == nil {
		return nil
	}
	newest := q.Newest()
	if newest == nil || !newest.Made.After(p.newest) {
		return nil
	}
	p.newest, p.fresh, p.holes = newest.Made, newest.ID, false
	id := newest.ID
	return tea.Tick(freshFor, func(time.Time) tea.Msg { return freshOverMsg{id} })
}

// goTo shows another question.
func (p *place) goTo(q *mindmap.Question) {
	if q == nil || q.ID == p.question {
		return
	}
	p.question, p.holes = q.ID, false
	p.deselect()
	p.fresh, p.newest = mindmap.ID{}, mindmap.Stamp{}
	if a := p.before(nil); a != nil {
		p.newest = a.Made
	}
}

// visit selects a node wherever it is, unfolding what hides it.
func (p *place) visit(node mindmap.ID) {
	question, theme := mindmap.ID{}, mindmap.ID{}
	if a := p.env.Live.Answer(node); a != nil {
		question, theme = a.Question, a.Theme
		if theme.IsZero() {
			p.view.Unfold(screen.UnsortedID(question))
		}
	} else if t := p.env.Live.Theme(node); t != nil {
		question, theme = t.Question, t.Parent
	}
	p.goTo(p.env.Live.Question(question))
	for t := p.env.Live.Theme(theme); t != nil; t = p.env.Live.Theme(t.Parent) {
		p.view.Unfold(t.ID)
	}
	p.selected = node
}

// before is the newest answer of the question that was made before the one given, or of all; nil when there is none.
func (p *place) before(a *mindmap.Answer) *mindmap.Answer {
	if q := p.current(); a == nil && q != nil {
		return q.Newest()
	}
	return p.pick(func(x *mindmap.Answer) bool { return a == nil || a.Made.After(x.Made) }, +1)
}

// after is the oldest answer of the question that was made after the one given; nil when there is none.
func (p *place) after(a *mindmap.Answer) *mindmap.Answer {
	return p.pick(func(x *mindmap.Answer) bool { return x.Made.After(a.Made) }, -1)
}

// pick is the newest of the question's answers that are wanted, or with way -1 the oldest.
func (p *place) pick(wanted func(*mindmap.Answer) bool, way int) (best *mindmap.Answer) {
	q := p.current()
	if q == nil {
		return nil
	}
	for a := range q.AllAnswers {
		if wanted(a) && (best == nil || way*a.Made.Compare(best.Made) > 0) {
			best = a
		}
	}
	return best
}

// lastMade is the answer that was made here last, as long as it is on the map that is shown; nil when it is not.
func (p *place) lastMade() *mindmap.Answer {
	if a := p.env.Live.Answer(p.last); a != nil && a.Question == p.question && !a.Parked {
		return a
	}
	return nil
}

// shown is the map of the question as it is now; nil without a question.
func (p *place) shown() *mapview.View {
	q := p.current()
	if q == nil {
		return nil
	}
	p.holes = p.holes && (!p.selected.IsZero() || len(p.marks) > 0)
	p.view.Show(mapview.Scene{
		Question: q, Size: p.window, Covered: p.covered, Look: p.env.Look, Keep: p.keep, Holes: p.holes,
	})
	return &p.view
}

// selection is what is selected on the map as it is drawn now.
func (p *place) selection() (mapview.Spot, bool) {
	if p.selected.IsZero() {
		return mapview.Spot{}, false
	}
	v := p.shown()
	if v == nil {
		return mapview.Spot{}, false
	}
	return v.Find(p.selected)
}

// theme is the theme that is selected; nil when something else is, or nothing.
func (p *place) theme() *mindmap.Theme {
	s, _ := p.selection()
	return s.Theme
}

// answer is the answer that is selected; nil when something else is, or nothing.
func (p *place) answer() *mindmap.Answer {
	if p.selected.IsZero() {
		return nil
	}
	return p.env.Live.Answer(p.selected)
}

// chosen are the answers that were chosen to be acted on: the marked ones, else the selected one.
func (p *place) chosen() []*mindmap.Answer {
	if len(p.marks) > 0 {
		return p.marked()
	}
	if a := p.answer(); a != nil {
		return []*mindmap.Answer{a}
	}
	return nil
}

// targets are the answers that a key acts on: the chosen ones, else, with nothing selected, the last one made here.
func (p *place) targets() []*mindmap.Answer {
	if answers := p.chosen(); answers != nil || !p.selected.IsZero() {
		return answers
	}
	if a := p.lastMade(); a != nil {
		return []*mindmap.Answer{a}
	}
	return nil
}

// marked are the marked answers, in the order of making.
func (p *place) marked() []*mindmap.Answer {
	var list []*mindmap.Answer
	for id := range p.marks {
		if a := p.env.Live.Answer(id); a != nil {
			list = append(list, a)
		}
	}
	slices.SortFunc(list, func(a, b *mindmap.Answer) int { return a.Made.Compare(b.Made) })
	return list
}

// mark marks answers.
func (p *place) mark(answers ...*mindmap.Answer) {
	for _, a := range answers {
		p.marks[a.ID] = true
	}
}

// toggleMark marks what is selected, or takes its mark off.
func (p *place) toggleMark() {
	if p.marks[p.selected] {
		delete(p.marks, p.selected)
	} else {
		p.marks[p.selected] = true
	}
}

// unmark lets go of all marks, and leaves the set of them to who remembers it.
func (p *place) unmark() {
	if len(p.marks) > 0 {
		p.marks = map[mindmap.ID]bool{}
	}
}

func (p *place) deselect() {
	p.selected = mindmap.ID{}
	p.unmark()
}

// under is the theme that the selection is, or is under, which a room view with little room shows first.
func (p *place) under() mindmap.ID {
	if a := p.answer(); a != nil {
		return a.Theme
	}
	if t := p.env.Live.Theme(p.selected); t != nil {
		return t.ID
	}
	return mindmap.ID{}
}

// head is the top-level theme that the selection is under, or the head of the unsorted.
func (p *place) head() mindmap.ID {
	t := p.env.Live.Theme(p.under())
	for t != nil && !t.Parent.IsZero() {
		t = p.env.Live.Theme(t.Parent)
	}
	switch {
	case t != nil:
		return t.ID
	case p.answer() != nil:
		return screen.UnsortedID(p.question)
	}
	return mindmap.ID{}
}

// room is where the room is led by the map.
func (p *place) room() presenter.At {
	return presenter.At{Question: p.question, Theme: p.under(), Foldings: p.view.Foldings()}
}

// moment is what stands out on the map.
func (p *place) moment() mapview.Moment {
	return mapview.Moment{Selected: p.selected, Fresh: p.fresh, Marks: p.marks}
}
